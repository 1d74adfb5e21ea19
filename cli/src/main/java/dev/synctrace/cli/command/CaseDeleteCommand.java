package dev.synctrace.cli.command;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.file.CaseFolders;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.TimeConverter;
import dev.synctrace.index.CaseInfo;
import dev.synctrace.output.table.TerminalText;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace case delete}: one case by name, or those of a cluster that no one adds to. */
@Command(
    name = "delete",
    description =
        "Deletes a case permanently, without confirmation. With --older-than, deletes every case of a"
            + " cluster or folder to which nothing was added for that time.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace case delete opensearch://search.contoso.com:9200/case42",
      "  synctrace case delete opensearch://search.contoso.com:9200 --older-than 90d"
    })
final class CaseDeleteCommand implements Callable<Integer> {
  @ParentCommand private CaseCommand parent = new CaseCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "CASE",
      description =
          "A folder or opensearch://HOST:9200/NAME; with --older-than: the cluster or the"
              + " folder that contains the cases.")
  private String address = "";

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      description = "Delete the cases to which nothing was added for this time, such as 90d.")
  private @Nullable String age;

  @Override
  public Integer call() throws IOException {
    List<String> deleted = new ArrayList<>();
    if (age == null) {
      delete(address);
      deleted.add(address);
    } else {
      Instant before = Instant.now().minus(TimeConverter.duration("--older-than", age));
      for (CaseInfo info : cases()) {
        // One whose age is not known is kept.
        if (info.changed() != null && info.changed().isBefore(before)) {
          delete(info.name());
          deleted.add(info.name());
        }
      }
    }
    if (!parent.common().quiet()) {
      PrintWriter out = spec.commandLine().getOut();
      deleted.forEach(name -> out.println(TerminalText.line("deleted " + name)));
      out.flush();
    }
    return (deleted.isEmpty() ? ExitCode.NOTHING_FOUND : ExitCode.DONE).status();
  }

  private List<CaseInfo> cases() throws IOException {
    return switch (CaseAddress.of(address)) {
      case CaseAddress.Cluster cluster -> cluster.cluster().list();
      case CaseAddress.Folder(var folder) -> CaseFolders.in(folder);
    };
  }

  private static void delete(String name) throws IOException {
    switch (CaseAddress.of(name)) {
      case CaseAddress.Cluster cluster -> cluster.cluster().delete();
      case CaseAddress.Folder(var folder) -> CaseFolders.delete(folder);
    }
  }
}
