package dev.synctrace.cli.command;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.numberOrNull;
import static dev.synctrace.output.schema.Property.text;

import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.cause.CauseCatalogue.CheckedFolder;
import dev.synctrace.diagnosis.cause.CauseExample;
import dev.synctrace.diagnosis.cause.condition.CauseException;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable.Column;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace causes check}: whether causes of one's own find what they should. */
@Command(
    name = "check",
    description = {
      "Reads the cause files of a folder and runs their examples and near misses: each is read like"
          + " a bundle, and the cause must be found in the examples and not in the near misses.",
      "Names the file and line of each problem; the exit code is then 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  synctrace causes check team-causes", "  synctrace causes check . --format json"})
final class CausesCheckCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private CausesCommand parent = new CausesCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "Folder with cause files.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(folder + " is not a folder. Specify a folder with cause files");
    }
    CheckedFolder checked = CauseCatalogue.check(folder);
    if (checked.files() == 0) {
      say(folder + " has no cause file (.yaml). `synctrace causes new` writes one");
      return ExitCode.NOTHING_FOUND.status();
    }
    List<CauseException> problems = new ArrayList<>(checked.problems());
    for (Cause cause : checked.causes()) {
      CauseExampleRun run = new CauseExampleRun(checked.catalogue(), cause.id());
      for (CauseExample example : cause.examples()) {
        Optional<String> problem = run.problem(example);
        problem.ifPresent(text -> problems.add(cause.file().error(example.path(), text)));
      }
    }
    problems.sort(
        Comparator.comparing(CauseException::file).thenComparingInt(CauseException::line));
    PrintWriter out = spec.commandLine().getOut();
    parent.common().write(new CauseProblemListing(folder.toString(), checked, problems), out);
    if (problems.isEmpty()) {
      return ExitCode.DONE.status();
    }
    say(
        "%d %s in the cause files of %s. Correct what is listed and check again"
            .formatted(problems.size(), problems.size() == 1 ? "problem" : "problems", folder));
    return ExitCode.FAILED.status();
  }

  private void say(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(TerminalText.line("synctrace: " + text));
    err.flush();
  }

  /**
   * What is wrong with the cause files of a folder.
   *
   * @param folder as the user named it
   */
  record CauseProblemListing(String folder, CheckedFolder checked, List<CauseException> rows)
      implements TableListing<CauseException> {
    @Override
    public Fields<CauseException> fields() {
      return rowFields();
    }

    private static Fields<CauseException> rowFields() {
      return Fields.<CauseException>none()
          .with(text("file", CauseException::file, "Path of the file."))
          .with(
              numberOrNull(
                  "line",
                  problem -> problem.line() == 0 ? null : problem.line(),
                  "Line in the file, from 1; null if it concerns the whole file."))
          .with(text("problem", CauseException::problem, "What is wrong and what to do."));
    }

    @Override
    public JsonAnswer<CauseException> json() {
      return schema().of(this);
    }

    /** Returns the schema of the JSON. */
    static AnswerSchema<CauseProblemListing, CauseException> schema() {
      ObjectSchema<CauseException> row =
          rowFields().object("causeProblem", "A problem of a cause file.");
      return new AnswerSchema<>(
          ObjectSchema.of(
              "causesCheck",
              "What is wrong with the cause files of a folder.",
              text("folder", CauseProblemListing::folder, "The folder, as it was named."),
              number("files", listing -> listing.checked().files(), "Number of cause files."),
              number("causes", listing -> listing.checked().causes().size(), "Number of causes."),
              number("examples", listing -> listing.count(false), "Number of examples."),
              number("nearMisses", listing -> listing.count(true), "Number of near misses."),
              answerRows("problems", row, CauseProblemListing::forEach, "The problems.")),
          row);
    }

    @Override
    public List<Column<CauseException>> columns() {
      return List.of(
          Column.left("LINE", CauseProblemListing::place),
          Column.text("PROBLEM", CauseException::problem));
    }

    private static String place(CauseException problem) {
      return TerminalText.line(
          problem.line() == 0 ? problem.file() : problem.file() + ":" + problem.line());
    }

    private long count(boolean nearMisses) {
      return checked.causes().stream()
          .flatMap(cause -> cause.examples().stream())
          .filter(example -> example.isNearMiss() == nearMisses)
          .count();
    }

    @Override
    public boolean print(TextPage page) {
      if (TableListing.super.print(page)) {
        return true;
      }
      page.paragraph(
          "",
          TerminalText.line(
              "%s: %s, found in %s and not in %s"
                  .formatted(
                      folder,
                      counted(checked.causes().size(), "cause", "causes"),
                      counted(count(false), "example", "examples"),
                      counted(count(true), "near miss", "near misses"))));
      for (Cause cause : checked.causes()) {
        if (cause.examples().stream().allMatch(CauseExample::isNearMiss)) {
          page.paragraph(
              "", TerminalText.line(cause.file().name() + ": " + cause.id() + " has no example"));
        }
      }
      return true;
    }

    private static String counted(long count, String one, String several) {
      return count + " " + (count == 1 ? one : several);
    }
  }
}
