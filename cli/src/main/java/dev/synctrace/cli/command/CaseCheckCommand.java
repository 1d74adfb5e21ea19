package dev.synctrace.cli.command;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.listing.DamageListing;
import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.lucene.store.CaseCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
      "Verifies every checksum of a case in a folder: the index and the cached answers.",
      "Names each damaged file and what to do; the exit code is then 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  synctrace case check", "  synctrace case check /srv/cases/case42"})
final class CaseCheckCommand implements Callable<Integer> {
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
}
