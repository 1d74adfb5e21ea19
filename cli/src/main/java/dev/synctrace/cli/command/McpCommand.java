package dev.synctrace.cli.command;

import dev.synctrace.cli.assistant.AssistantCase;
import dev.synctrace.cli.assistant.AssistantCases;
import dev.synctrace.cli.assistant.AssistantQuestions;
import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.file.CaseFolders;
import dev.synctrace.cli.file.CaseKey;
import dev.synctrace.cli.file.McpLibrary;
import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.Conflicts;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.OwnCausesOption;
import dev.synctrace.cli.option.RedactOptions;
import dev.synctrace.cli.terminal.Terminal;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.index.Case;
import dev.synctrace.output.redact.CaseRedaction;
import dev.synctrace.output.redact.pseudonym.RedactionKey;
import dev.synctrace.output.table.TerminalText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace mcp}: answers an assistant over standard input and output. */
@Command(
    name = "mcp",
    description = {
      "Answers assistants over the Model Context Protocol on standard input and output: read-only"
          + " tools over the given cases, until the input ends. An assistant starts it; docs/mcp.md"
          + " has the configuration.",
      "Tenants, users, devices, hosts, groups, collections, addresses and IDs are replaced by"
          + " pseudonyms, which questions can use."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace mcp --case case42",
      "  synctrace mcp --case before --case after --redact-key team.key",
      "  synctrace mcp --case case42 --no-redact"
    })
public final class McpCommand implements Callable<Integer> {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--no-redact",
      description = "Show names and IDs as they are; secrets stay masked.")
  private boolean showNames;

  @Option(
      names = "--redact-key",
      paramLabel = "FILE",
      description =
          "File with a secret that makes pseudonyms the same in all cases and reports made with it."
              + " Created if it does not exist (default: a key of its own in each case folder).")
  private @Nullable Path keyFile;

  @Mixin private OwnCausesOption ownCauses = new OwnCausesOption();

  @Override
  public Integer call() throws IOException {
    Conflicts.of("--no-redact").with("--redact-key", showNames && keyFile != null);
    Conflicts.of("mcp").with("--format", root.common().namesFormat());
    CauseCatalogue causes = ownCauses.load();
    if (Terminal.out() && !root.common().quiet()) {
      note("waiting for an assistant, which starts this command itself: see docs/mcp.md");
    }
    // Nothing but the protocol may reach the client, whatever a library prints.
    PrintStream printed = System.out;
    System.setOut(System.err);
    try (McpLibrary library = McpLibrary.open();
        AssistantCases cases = open(causes)) {
      // Not the stream of System.out, which is silent about a client that is gone.
      library
          .server()
          .serve(
              AssistantQuestions.about(cases, causes),
              System.in,
              new FileOutputStream(FileDescriptor.out));
    } finally {
      System.setOut(printed);
    }
    return ExitCode.DONE.status();
  }

  private AssistantCases open(CauseCatalogue causes) throws IOException {
    @Nullable RedactionKey key =
        keyFile == null
            ? null
            : RedactOptions.key(keyFile, spec.commandLine().getErr(), root.common().quiet());
    List<AssistantCase> cases = new ArrayList<>();
    try {
      for (CaseAddress address : addresses()) {
        cases.add(open(address, "case-" + (cases.size() + 1), causes, key));
      }
    } catch (RuntimeException | IOException e) {
      cases.forEach(AssistantCase::close);
      throw e;
    }
    return new AssistantCases(cases);
  }

  private AssistantCase open(
      CaseAddress address, String name, CauseCatalogue causes, @Nullable RedactionKey key)
      throws IOException {
    Case opened =
        CaseOpener.of(address.lastingStore(), root.common().quiet(), spec.commandLine().getErr());
    try {
      return new AssistantCase(
          name, address.toString(), opened, causes, showNames ? null : redactor(address, key));
    } catch (RuntimeException | IOException e) {
      opened.close();
      throw e;
    }
  }

  /** The cases that are named, else the usual one where it exists. */
  private List<CaseAddress> addresses() {
    CommonOptions common = root.common();
    if (!common.caseAddresses().isEmpty()) {
      return common.caseAddresses().stream().map(CaseAddress::of).toList();
    }
    CaseAddress usual = common.caseAddress();
    return common.namesCase() || CaseFolders.isDefaultCase(usual) ? List.of(usual) : List.of();
  }

  private Function<Case, CaseRedaction> redactor(CaseAddress address, @Nullable RedactionKey key)
      throws IOException {
    if (key != null) {
      return opened -> CaseRedaction.of(opened, key);
    }
    Optional<RedactionKey> kept = CaseKey.of(address);
    if (kept.isEmpty() && !root.common().quiet()) {
      note(
          "no redaction key can be kept with "
              + address
              + ", so its pseudonyms change when the case does. --redact-key FILE keeps them");
    }
    return opened -> CaseRedaction.of(opened, kept.orElse(null));
  }

  private void note(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(TerminalText.line("synctrace: " + text));
    err.flush();
  }
}
