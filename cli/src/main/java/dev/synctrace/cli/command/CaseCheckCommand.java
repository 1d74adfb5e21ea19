package dev.synctrace.cli.command;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.text;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.index.CaseDamage;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.lucene.store.CaseCheck;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace case check}: whether the files of a case are as they were written. */
@Command(
    name = "check",
    description = {
      "Verifies every checksum of a case in a folder: the index, the cached answers, and the notes"
          + " and saved searches.",
      "Names each damaged file and what to do; the exit code is then 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  synctrace case check", "  synctrace case check /srv/cases/case42"})
final class CaseCheckCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private CaseCommand parent = new CaseCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "CASE",
      description = "Case folder (default: the case of --case).")
  private @Nullable String named;

  @Override
  public Integer call() throws IOException {
    CommonOptions common = parent.common();
    CaseAddress address = named == null ? common.caseAddress() : CaseAddress.of(named);
    if (!(address instanceof CaseAddress.Folder(Path folder))) {
      throw new UsageException(
          "case check supports folders only. A cluster verifies the checksums of its cases itself");
    }
    CaseCheck check = CaseCheck.all(folder);
    PrintWriter out = spec.commandLine().getOut();
    common.write(new DamageListing(folder.toString(), check), out);
    Optional<String> failure = check.failure(folder);
    if (failure.isPresent()) {
      throw new CaseException(failure.get());
    }
    return ExitCode.DONE.status();
  }

  /**
   * The damaged files of a case.
   *
   * @param caseFolder as the user named it
   */
  record DamageListing(String caseFolder, CaseCheck check) implements TableListing<CaseDamage> {
    @Override
    public List<CaseDamage> rows() {
      return check.damage();
    }

    @Override
    public Fields<CaseDamage> fields() {
      return rowFields();
    }

    private static Fields<CaseDamage> rowFields() {
      return Fields.<CaseDamage>none()
          .with(text("file", CaseDamage::file, "Path of the file in the case."))
          .with(text("problem", CaseDamage::problem, "What is wrong with it."))
          .with(text("remedy", CaseDamage::remedy, "What to do."));
    }

    @Override
    public JsonAnswer<CaseDamage> json() {
      return schema().of(this);
    }

    /** Returns the schema of the JSON. */
    static AnswerSchema<DamageListing, CaseDamage> schema() {
      ObjectSchema<CaseDamage> row = rowFields().object("damage", "A damaged file of a case.");
      return new AnswerSchema<>(
          ObjectSchema.of(
              "caseCheck",
              "The damaged files of a case.",
              text("case", DamageListing::caseFolder, "Folder of the case."),
              number("files", listing -> listing.check().files(), "Number of files checked."),
              number("bytes", listing -> listing.check().bytes(), "Size of the files checked."),
              answerRows("damaged", row, DamageListing::forEach, "The damaged files.")),
          row);
    }

    @Override
    public List<Column<CaseDamage>> columns() {
      return List.of(
          Column.left("DAMAGED FILE", damage -> TerminalText.line(damage.file())),
          Column.left("PROBLEM", damage -> TerminalText.line(damage.problem())),
          Column.text("WHAT TO DO", CaseDamage::remedy));
    }

    @Override
    public boolean print(TextPage page) {
      if (TableListing.super.print(page)) {
        return true;
      }
      page.paragraph(
          "",
          TerminalText.line(
              "%s: %,d %s (%,d kB) verified, none damaged"
                  .formatted(
                      caseFolder,
                      check.files(),
                      check.files() == 1 ? "file" : "files",
                      Math.ceilDiv(check.bytes(), 1_000))));
      return true;
    }
  }
}
