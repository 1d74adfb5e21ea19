package dev.synctrace.output.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.collect.CollectPlan;
import dev.synctrace.diagnosis.collect.CollectScenario;
import dev.synctrace.diagnosis.collect.CollectTask;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script only reads, whatever it is given. */
class CollectScriptTest {
  /** What reads, what shows, and what writes to the output folder. */
  private static final Set<String> READ_ONLY_COMMANDS =
      Set.of(
          "Add-Type", // of System.IO.Compression
          "ConvertTo-Json",
          "ForEach-Object",
          "Get-Command",
          "Get-ItemProperty", // of the registry
          "Get-MgApplication",
          "Get-MgAuditLogDirectoryAudit",
          "Get-MgContext",
          "Get-MgDevice",
          "Get-MgGroup",
          "Get-MgGroupMember",
          "Get-MgGroupOwner",
          "Get-MgServicePrincipal",
          "Get-MgUser",
          "Invoke-Command", // of dsregcmd on another computer
          "New-Object",
          "Out-String",
          "Set-StrictMode",
          "Where-Object",
          "Write-Host",
          "Write-Progress",
          "Write-Warning",
          "dsregcmd.exe"); // with /status

  /** Those that write have a path below the output folder, or that of the zip. */
  private static final Set<String> MEMBERS =
      Set.of(
          "[System.BitConverter]::ToString",
          "[System.Convert]::ToString",
          "[System.DateTime]::UtcNow",
          "[System.Diagnostics.Stopwatch]::StartNew",
          "[System.Environment]::MachineName",
          "[System.Globalization.CultureInfo]::InvariantCulture",
          "[System.IO.Compression.ZipArchiveMode]::Create",
          "[System.IO.Compression.ZipFile]::Open",
          "[System.IO.Compression.ZipFileExtensions]::CreateEntryFromFile",
          "[System.IO.Directory]::CreateDirectory",
          "[System.IO.Directory]::Exists",
          "[System.IO.Directory]::GetFiles",
          "[System.IO.File]::Exists",
          "[System.IO.File]::Move",
          "[System.IO.File]::WriteAllText",
          "[System.IO.FileAccess]::Read",
          "[System.IO.FileMode]::Create",
          "[System.IO.FileMode]::Open",
          "[System.IO.FileShare]::Delete",
          "[System.IO.FileShare]::ReadWrite",
          "[System.IO.Path]::Combine",
          "[System.IO.Path]::GetDirectoryName",
          "[System.IO.Path]::GetFileName",
          "[System.IO.Path]::GetFileNameWithoutExtension",
          "[System.IO.SearchOption]::AllDirectories",
          "[System.Math]::Max",
          "[System.Math]::Min",
          "[string]::Join");

  private static final Pattern FUNCTION = Pattern.compile("(?m)^function ([A-Za-z-]+)");

  @Test
  void onlyReadOnlyCommandsAreCalled() {
    String script = script("CLIENT-042");
    PowerShellCommands used = PowerShellCommands.of(script);

    Set<String> called = new TreeSet<>(used.names());
    called.removeAll(functions(script));
    assertThat(called).containsExactlyInAnyOrderElementsOf(READ_ONLY_COMMANDS);
    assertThat(used.members()).containsExactlyInAnyOrderElementsOf(MEMBERS);
  }

  @Test
  void everyQueryOnlySelects() {
    List<String> queries =
        tasks().stream().map(task -> task.item().query()).filter(q -> q != null).toList();

    assertThat(queries).isNotEmpty().allMatch(query -> query.startsWith("select "));
    assertThat(queries).noneMatch(query -> query.contains(";") || query.contains(" into "));
  }

  @Test
  void namesOfComputersAreAsTheyWereGiven() {
    assertThat(script("CLIENT-042")).contains("[string[]] $Device = @('CLIENT-042')");
    assertThat(CollectScript.of(tasks(), "PS1", "1.0")).contains("[string] $Site = 'PS1'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A'; Remove-Item C:\\ -Recurse; '",
        "A\u2019; Remove-Item C:\\ -Recurse; \u2018",
        "A\u201A\u201B Remove-Item x",
        "A\u201D; Remove-Item x; \u201C",
        "$(Remove-Item x)",
        "A`'; Remove-Item x",
        "A\nRemove-Item x",
        "A\r\n'@\nRemove-Item x",
        "A\u2028Remove-Item x",
        "#> Remove-Item x",
        "<<QUERIES>>",
        "<<FILES>>'; Remove-Item x"
      })
  void aNameThatIsNoHostIsOnlyInAComment(String name) {
    List<String> lines = CollectScript.of(tasks("CLIENT-042", name), null, "1.0").lines().toList();

    assertThat(lines).filteredOn(line -> line.startsWith("# Skipped")).hasSize(1);
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("# Skipped"))
        .isEqualTo(script("CLIENT-042").lines().toList());
  }

  @Test
  void windowsPowerShellReadsItAsUtf8() {
    assertThat(script("M\u00FCller")).startsWith("\uFEFF<#\r\n").contains("M\u00FCller");
    assertThat(script("A").replace("\r\n", "")).doesNotContain("\n");
    assertThat(script("A")).doesNotContain("<<");
  }

  private static List<CollectTask> tasks(String... devices) {
    return CollectPlan.of(EnumSet.allOf(CollectScenario.class), List.of(devices));
  }

  private static String script(String device) {
    return CollectScript.of(tasks(device), null, "1.0");
  }

  private static Set<String> functions(String script) {
    return FUNCTION.matcher(script).results().map(f -> f.group(1)).collect(Collectors.toSet());
  }
}
