package dev.synctrace.cli.command;

import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.output.KindsOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace kinds}: what SyncTrace can read in logs, from the catalogue files. */
@Command(
    name = "kinds",
    description = "Lists the event kinds with their meaning, their attributes and an example.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace kinds",
      "  synctrace kinds --format csv",
      "  synctrace kinds --format json | jq \".kinds[].kind\""
    })
public final class KindsCommand implements Callable<Integer> {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    CommonOptions common = root.common();
    KindsOutput output = KindsOutput.everything();
    switch (common.format()) {
      case TABLE -> output.table(out, common.color());
      case JSON -> output.json(out);
      case NDJSON -> output.ndjson(out);
      case CSV -> output.csv(out);
    }
    out.flush();
    return ExitCode.DONE.status();
  }
}
