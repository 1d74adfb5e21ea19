package dev.synctrace.cli.command;

import dev.synctrace.cli.file.CaseFolders;
import dev.synctrace.cli.listing.ErrorListing;
import dev.synctrace.cli.listing.ErrorListing.DecodedCode;
import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.NegativeNumbers;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.SourceWithErrorCode;
import dev.synctrace.parsers.error.DecodedError;
import dev.synctrace.parsers.error.ErrorDecoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace error}: what an error code means, and where the case names it. */
@Command(
    name = "error",
    description = {
      "Decodes error codes in any spelling: name, meaning, what to do, and where the case"
          + " contains them.",
      "Knows codes of Windows, WinHTTP, the token broker, device registration, enrollment,"
          + " Configuration Manager, Microsoft Entra (AADSTS), Microsoft Graph and HTTP. An"
          + " unknown code is split into its parts, and the exit code is 4."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace error 0x80004005",
      "  synctrace error 80004005 -2147467259 2147500037",
      "  synctrace error AADSTS50076 12007 403",
      "  synctrace error Authorization_RequestDenied --format json"
    })
public final class ErrorCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "CODE",
      description =
          "A code: hexadecimal with or without 0x, signed or unsigned decimal, AADSTS50076, a"
              + " WinHTTP or Win32 number, an HTTP status, or a Microsoft Graph code.")
  private List<String> codes = List.of();

  @Override
  public Integer call() throws IOException {
    NegativeNumbers.check(spec, codes, code -> code.matches("-\\d+"));
    List<DecodedCode> entries = entries();
    PrintWriter out = spec.commandLine().getOut();
    CommonOptions common = root.common();
    common.write(new ErrorListing(entries), out);
    boolean all = entries.stream().allMatch(entry -> entry.error().known());
    return (all ? ExitCode.DONE : ExitCode.NOTHING_FOUND).status();
  }

  private List<DecodedCode> entries() {
    ErrorDecoder decoder = ErrorDecoder.builtIn();
    List<DecodedCode> entries = new ArrayList<>();
    Optional<Case> opened = openCase();
    try {
      for (String code : codes) {
        DecodedError error = decoder.decode(code);
        List<SourceWithErrorCode> seen =
            opened.map(each -> SourceWithErrorCode.of(each.events(), error)).orElse(List.of());
        entries.add(new DecodedCode(code, error, seen));
      }
      return entries;
    } finally {
      opened.ifPresent(Case::close);
    }
  }

  /** A code needs no case: only one that is named must exist. */
  private Optional<Case> openCase() {
    CommonOptions common = root.common();
    boolean wanted = common.namesCase() || CaseFolders.isDefaultCase(common.caseAddress());
    return wanted
        ? Optional.of(CaseOpener.of(common, spec.commandLine().getErr()))
        : Optional.empty();
  }
}
