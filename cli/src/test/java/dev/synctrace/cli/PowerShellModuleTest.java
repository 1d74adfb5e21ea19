package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The PowerShell module calls commands with options that they have, and exports what it says. */
class PowerShellModuleTest {
  private static final Path MODULE = Path.of("../dist/src/main/powershell/SyncTrace");
  private static final Pattern FUNCTION =
      Pattern.compile("(?ms)^function (\\w+-SyncTrace\\w*) \\{(.*?)^\\}");

  private static final Pattern OPTION = Pattern.compile("'(--[a-z-]+)'");
  private static final Pattern COMMAND = Pattern.compile("Get-Arguments '(\\w+)'");

  @Test
  void everyFunctionCallsACommandWithItsOwnOptions() throws IOException {
    String module = Files.readString(MODULE.resolve("SyncTrace.psm1"));
    CommandLine root = Main.commandLine();
    Set<String> functions = new TreeSet<>();
    for (MatchResult function : FUNCTION.matcher(module).results().toList()) {
      functions.add(function.group(1));
      String command =
          COMMAND.matcher(function.group(2)).results().findFirst().orElseThrow().group(1);
      CommandLine called = Objects.requireNonNull(root.getSubcommands().get(command));
      OPTION
          .matcher(function.group(2))
          .results()
          .forEach(option ->
              assertThat(called.getCommandSpec().optionsMap()).containsKey(option.group(1)));
    }
    assertThat(functions)
        .containsExactly("Get-SyncTraceAction", "Get-SyncTraceVerdict", "Search-SyncTrace");
    String manifest = Files.readString(MODULE.resolve("SyncTrace.psd1"));
    assertThat(functions).allMatch(name -> manifest.contains("'" + name + "'"));
  }
}
