package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectCommandTest {
  @TempDir private Path temp;

  @Test
  void withoutACaseEverythingIsListedByPlace() {
    CommandRun run = CommandRun.of("collect");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Service connection point\n", "Management point\n", "Site database\n")
        .contains("select * from ClientKeyData", "CMGatewayNotificationWorker.log");
  }

  @Test
  void aQuestionAndDevicesNarrowIt() throws IOException {
    CommandRun run =
        CommandRun.of(
            "collect",
            "--for",
            "tenant-attach",
            "--device",
            "CLIENT-042",
            "CLIENT-107",
            "--format",
            "json");

    JsonNode rows = new ObjectMapper().readTree(run.out()).get("collect");
    assertThat(rows.findValuesAsText("id")).contains("action-log").doesNotContain("client-keys");
    assertThat(rows.findValuesAsText("machine")).contains("CLIENT-042", "CLIENT-107");
  }

  @Test
  void aTicketGetsMarkdown() {
    CommandRun run = CommandRun.of("collect", "--for", "group-sync", "--format", "md");

    assertThat(run.out())
        .startsWith("## Service connection point\n\n")
        .contains("| `select * from ClientKeyData` |");
  }

  @Test
  void joinStateAndEventLogsAreNotInTheFolderOfLogs() throws IOException {
    String[] devices = {"collect", "--for", "group-sync", "--device", "CLIENT-042", "--format"};
    JsonNode rows = new ObjectMapper().readTree(run(devices, "json").out()).get("collect");
    Map<String, String> places = new TreeMap<>();
    rows.forEach(row -> {
      if (row.get("machine").asText().equals("CLIENT-042")) {
        places.put(row.get("id").asText(), row.get("place").asText());
      }
    });
    String eventViewer =
        "Event Viewer on the device, Applications and Services Logs > Microsoft > Windows > ";
    assertThat(places)
        .containsExactly(
            Map.entry("client-location-log", "C:\\Windows\\CCM\\Logs"),
            Map.entry("client-message-log", "C:\\Windows\\CCM\\Logs"),
            Map.entry("client-registration-log", "C:\\Windows\\CCM\\Logs"),
            Map.entry("client-token-log", "C:\\Windows\\CCM\\Logs"),
            Map.entry("entra-event-log", eventViewer + "AAD > Operational"),
            Map.entry("join-event-log", eventViewer + "User Device Registration > Admin"),
            Map.entry("join-state", "command prompt on the device"));

    assertThat(run(devices, "table").out())
        .contains("Client CLIENT-042\n  Where: C:\\Windows\\CCM\\Logs\n  - CcmAad.log")
        .contains("\n    Where: command prompt on the device\n    dsregcmd /status");
    assertThat(run(devices, "md").out())
        .contains("| command prompt on the device: `dsregcmd /status");
  }

  private static CommandRun run(String[] words, String last) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = last;
    return CommandRun.of(all);
  }

  @Test
  void aScriptIsWrittenForASite() {
    Path script = temp.resolve("collect.ps1");
    CommandRun run = CommandRun.of("collect", "--site", "PS1", "-o", script.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("elevated Windows PowerShell");
    assertThat(script).content().startsWith("\uFEFF<#").contains("[string] $Site = 'PS1'");
  }

  @Test
  void aDashIsStandardOutput() {
    CommandRun run = CommandRun.of("collect", "-o", "-");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("\uFEFF<#").contains("Set-StrictMode");
    assertThat(run.err()).startsWith("synctrace: run it in an elevated Windows PowerShell");
    assertThat(Path.of("-")).doesNotExist();
  }

  @Test
  void aFileWithoutANameIsRefused() {
    CommandRun run = CommandRun.of("collect", "-o", "");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("-o needs the name of a file, such as collect.ps1");
  }

  @Test
  void aLinkStaysAndWhatItLeadsToIsReplaced() throws IOException {
    Path script = Files.writeString(temp.resolve("collect-1.ps1"), "old");
    Path link = Files.createSymbolicLink(temp.resolve("collect.ps1"), script);
    CommandRun run = CommandRun.of("collect", "-o", link.toString());

    assertThat(run.status()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(script).content().startsWith("\uFEFF<#");
  }

  @Test
  void whatTheCaseHasIsNotListed() {
    String caseFolder = temp.resolve("case").toString();
    CommandRun.of("ingest", "../samples/contoso-tenant-attach", "--case", caseFolder);
    CommandRun run = CommandRun.of("collect", "--case", caseFolder, "--for", "tenant-attach");

    assertThat(run.out())
        .contains("Service connection point CM01", "older part, if the folder has one")
        .doesNotContain("BgbServer", "v_R_User");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\\\host\\share", "host\\share", "a..b", "10.0.0.1", "CLIENT 042", "x'; y", ""})
  void onlyANameOfAComputerIsADevice(String name) {
    Path script = temp.resolve("collect.ps1");
    CommandRun run = CommandRun.of("collect", "--device", name, "-o", script.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("NetBIOS or DNS name of a computer", "'" + name + "'");
    assertThat(script).doesNotExist();
  }

  @Test
  void aDeviceNarrowsWhatTheCaseLacks() throws IOException {
    String caseFolder = temp.resolve("case").toString();
    CommandRun.of("ingest", "../samples/sync-app-not-owner", "--case", caseFolder);
    JsonNode all = missing(caseFolder);
    JsonNode ofOne = missing(caseFolder, "--device", "teller-202.contoso.com");

    assertThat(machines(all, "client")).containsExactly("TELLER-201", "TELLER-202", "TELLER-205");
    assertThat(machines(ofOne, "client")).containsExactly("teller-202.contoso.com");
    assertThat(machines(ofOne, "management-point")).containsExactly("WGB-SCCM");
    assertThat(ofOne.findValuesAsText("id")).containsAll(Set.copyOf(all.findValuesAsText("id")));
  }

  @Test
  void aDeviceNarrowsTheGroupsWhoseListsTheCaseLacks() throws IOException {
    String caseFolder = temp.resolve("case").toString();
    CommandRun.of(
        "ingest",
        "../samples/sync-app-not-owner",
        "../samples/sync-rejoined-device",
        "--case",
        caseFolder);
    String designers = "02540c50-914d-4d89-a56a-d4425aa5896a";

    assertThat(groups(missing(caseFolder))).containsExactly(designers);
    assertThat(groups(missing(caseFolder, "--device", "DESIGN-22"))).containsExactly(designers);
    assertThat(groups(missing(caseFolder, "--device", "TELLER-202"))).isEmpty();
    assertThat(groups(missing(caseFolder, "--device", "CLIENT-999"))).containsExactly(designers);
  }

  private static JsonNode missing(String caseFolder, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("collect", "--case", caseFolder));
    words.addAll(List.of(options));
    words.addAll(List.of("--format", "json"));
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    return new ObjectMapper().readTree(run.out()).get("collect");
  }

  private static Set<String> machines(JsonNode rows, String role) {
    Set<String> machines = new TreeSet<>();
    rows.forEach(row -> {
      if (row.get("role").asText().equals(role)) {
        machines.add(row.get("machine").asText());
      }
    });
    return machines;
  }

  private static Set<String> groups(JsonNode rows) {
    Set<String> groups = new TreeSet<>();
    rows.forEach(row -> {
      if (row.get("role").asText().equals("entra") && !row.get("subject").isNull()) {
        groups.add(row.get("subject").asText());
      }
    });
    return groups;
  }

  @ParameterizedTest
  @ValueSource(strings = {"PS", "PS10", "P-1", "..\\", "P\u00D61"})
  void aSiteHasThreeLettersOrDigits(String code) {
    CommandRun run = CommandRun.of("collect", "--site", code);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("three letters or digits, such as PS1");
  }

  @Test
  void aDeviceOfTheCaseWithoutTheNameOfAComputerIsSkippedByTheScript() throws IOException {
    String name = "\\\\evil.contoso.com\\share";
    Path bundle = temp.resolve("bundle");
    copy(Path.of("../samples/sync-app-not-owner"), bundle, "TELLER-201", name);
    String caseFolder = temp.resolve("case").toString();
    CommandRun.of("ingest", bundle.toString(), "--case", caseFolder);

    Path script = temp.resolve("collect.ps1");
    CommandRun run = CommandRun.of("collect", "--case", caseFolder, "-o", script.toString());
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("the script skips " + name + ": not the name of a computer");
    assertThat(script).content().contains("'TELLER-202'");
    assertThat(Files.readAllLines(script))
        .filteredOn(line -> line.contains("evil"))
        .containsExactly("# Skipped, not the name of a computer: '" + name + "'");

    assertThat(CommandRun.of("collect", "--case", caseFolder).out())
        .contains("Client " + name + "\n  Not the name of a computer: the script skips it.")
        .contains("Client TELLER-202\n  Where: ");
    assertThat(CommandRun.of("collect", "--case", caseFolder, "--format", "md").out())
        .contains("Not the name of a computer: the script skips it.");
  }

  /** Copies a bundle in which a device has another name. */
  private static void copy(Path from, Path to, String device, String name) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      String escaped = file.toString().endsWith(".json") ? name.replace("\\", "\\\\") : name;
      Files.writeString(target, Files.readString(file).replace(device, escaped));
    }
  }

  @Test
  void wrongValuesAreRefusedWithWhatIsPossible() {
    assertThat(CommandRun.of("collect", "--for", "sync").err())
        .contains("group-sync or tenant-attach");
    CommandRun both = CommandRun.of("collect", "-o", "x.ps1", "--format", "json");
    assertThat(both.status()).isEqualTo(2);
    assertThat(both.err()).contains("Omit one of them");
  }
}
