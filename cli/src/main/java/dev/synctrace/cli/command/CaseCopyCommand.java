package dev.synctrace.cli.command;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.index.ingest.CaseCopy;
import dev.synctrace.output.table.TerminalText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace case copy}: from a folder to a cluster, back, or from one to another. */
@Command(
    name = "copy",
    description = {
      "Copies a case between a folder and a cluster, in either direction, then reads both"
          + " and compares counts and hashes. Notes and saved searches are copied, too.",
      "Sources that the target already has are skipped. To complete an interrupted copy,"
          + " run the command again."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace case copy .synctrace opensearch://search.contoso.com:9200/case42",
      "  synctrace case copy opensearch://search.contoso.com:9200/case42 /tmp/case42"
    })
final class CaseCopyCommand implements Callable<Integer> {
  @ParentCommand private CaseCommand parent = new CaseCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "Case to copy: a folder or opensearch://HOST:9200/NAME.")
  private String from = "";

  @Parameters(
      index = "1",
      paramLabel = "TO",
      description = "Case to write: a folder or opensearch://HOST:9200/NAME.")
  private String to = "";

  @Override
  public Integer call() {
    if (from.equals(to)) {
      throw new UsageException("a case cannot be copied onto itself. Specify another case");
    }
    CaseCopy.Result copied =
        new CaseCopy(CaseAddress.of(from).store(), CaseAddress.of(to).store()).run();
    if (!parent.common().quiet()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          TerminalText.line(
              "%,d sources with %,d events%s are in both cases, %,d of them copied now to %s; counts and hashes match"
                  .formatted(
                      copied.sources(),
                      copied.events(),
                      annotations(copied.annotations()),
                      copied.added(),
                      to)));
      out.flush();
    }
    return ExitCode.DONE.status();
  }

  /** What engineers added, in words; nothing is said of nothing. */
  private static String annotations(Annotations annotations) {
    int notes = annotations.notes().size();
    int searches = annotations.searches().size();
    return notes + searches == 0
        ? ""
        : ", %,d %s and %,d saved %s"
            .formatted(
                notes,
                notes == 1 ? "note" : "notes",
                searches,
                searches == 1 ? "search" : "searches");
  }
}
