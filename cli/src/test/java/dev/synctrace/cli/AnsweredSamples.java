package dev.synctrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.testkit.generate.GeneratedActions;
import dev.synctrace.testkit.generate.GeneratedTenant;
import dev.synctrace.testkit.world.BundleDefect;
import dev.synctrace.testkit.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What every command answers as JSON, on the samples and on bundles that lack what the samples
 * have.
 */
final class AnsweredSamples {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SAMPLES = Path.of("../samples");

  /** Devices, actions of all outcomes, and users. */
  private static final List<String> PUBLISHED =
      List.of("contoso-group-sync", "contoso-tenant-attach", "sync-users-not-discovered");

  /** What is asked of each case, after the name of the schema of the answer; ~ is a blank. */
  private static final List<String> OF_A_CASE =
      List.of(
          "search: search --limit 0 --facet kind --facet thread --histogram 1h",
          "search: search nothing-has-this-word",
          "search-context: search severity:error --context 2",
          "log: log --merge --limit 0",
          "patterns: patterns",
          "patterns: patterns --rare --limit 3",
          "logs: log",
          "explain: explain",
          "explain: explain --verdict NOT_SYNCED",
          "trace: trace",
          "trace: trace --show-parameters",
          "portal-message: trace --portal-message unexpected~error",
          "portal-message: trace --portal-message timed~out",
          "report: report -o -",
          "report: report -o - --redact",
          "case-info: case info",
          "case-check: case check",
          "collect: collect",
          "error: error 0x80072ee7 401 1 AADSTS50076 0x12345678 nonsense");

  /** What is asked beside a case; CASES is the folder with all. */
  private static final List<String> BESIDE =
      List.of(
          "diff: diff CASES/contoso-group-sync CASES/contoso-tenant-attach",
          "diff: diff CASES/contoso-tenant-attach CASES/contoso-group-sync",
          "diff: diff CASES/contoso-group-sync CASES/contoso-group-sync",
          "diff: diff CASES/scraps CASES/directory",
          "graph-permissions: graph permissions",
          "case-list: case list CASES",
          "collect: collect --for group-sync --device CLIENT-042",
          "causes: causes",
          "kinds: kinds",
          "schema: schema");

  private final Path temp;
  private final List<Answer> answers = new ArrayList<>();

  /**
   * An answer.
   *
   * @param schema name of its schema
   * @param command that gave it
   * @param lines the same as ndjson; empty for a command without it
   */
  record Answer(String schema, String command, JsonNode document, String lines) {}

  private AnsweredSamples(Path temp) {
    this.temp = temp;
  }

  /** Asks everything. */
  static List<Answer> ask(Path temp) throws IOException {
    AnsweredSamples asked = new AnsweredSamples(temp);
    for (String sample : PUBLISHED) {
      asked.askOf(SAMPLES.resolve(sample));
    }
    asked.askOfPoorBundles();
    asked.askBeside();
    return asked.answers;
  }

  private void askOfPoorBundles() throws IOException {
    for (long seed = 1; seed <= 4; seed++) {
      Path world = temp.resolve("world-" + seed);
      World.of(seed).bundle(EnumSet.allOf(BundleDefect.class)).write(world);
      askOf(world);
    }
    GeneratedActions.write(temp.resolve("actions"), 30);
    askOf(temp.resolve("actions"));
    GeneratedTenant.write(temp.resolve("tenant"), 40, 200);
    askOf(temp.resolve("tenant"));
    askOf(directory());
    askOf(scraps());
  }

  private void askBeside() throws IOException {
    for (String asked : BESIDE) {
      ask(asked.replace("CASES", temp.resolve("cases").toString()));
    }
    ask("redact: redact ../samples/contoso-group-sync -o " + temp.resolve("copy.zip"));
    Path causes = Files.createDirectory(temp.resolve("causes"));
    CommandRun.of("causes", "new", "-o", causes.resolve("MY1.yaml").toString());
    ask("causes-check: causes check " + causes);
    write(causes.resolve("MY2.yaml"), "id: MY2\ntitle: 7\n");
    Files.write(causes.resolve("MY3.yaml"), new byte[] {'i', 'd', ':', (byte) 0xff});
    ask("causes-check: causes check " + causes);
    Path damaged = caseOf("scraps");
    try (Stream<Path> files = Files.list(damaged.resolve("index"))) {
      Path file = files.filter(each -> each.toString().endsWith(".cfs")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 1] ^= 1;
      Files.write(file, bytes);
    }
    ask("case-check: case check " + damaged);
  }

  private Path caseOf(String bundle) {
    return temp.resolve("cases").resolve(bundle);
  }

  private void askOf(Path bundle) throws IOException {
    String caseOption = " --case " + caseOf(bundle.getFileName().toString());
    ask("ingest: ingest " + bundle + caseOption);
    for (String asked : OF_A_CASE) {
      ask(asked + caseOption);
    }
  }

  /** Asks something, whose paths have no blank. */
  private void ask(String asked) throws IOException {
    String schema = asked.substring(0, asked.indexOf(':'));
    String command = asked.substring(schema.length() + 2);
    String document = run(command, "json");
    boolean hasLines = !schema.equals("report");
    answers.add(
        new Answer(
            schema, command, JSON.readTree(document), hasLines ? run(command, "ndjson") : ""));
  }

  private static String run(String command, String format) {
    CommandRun run =
        CommandRun.of(
            Stream.of((command + " --format " + format).split(" "))
                .map(word -> word.replace('~', ' '))
                .toArray(String[]::new));
    assertThat(run.err()).as(command).doesNotContain("\tat ");
    return run.out();
  }

  /** What the directory and the log say of a group, the audits twice: no collection is known. */
  private Path directory() throws IOException {
    Path folder = temp.resolve("directory");
    Path sample = SAMPLES.resolve("contoso-group-sync");
    String log = "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log";
    write(folder.resolve(log), Files.readString(sample.resolve(log)));
    String audits = Files.readString(sample.resolve("graph/directoryAudits.json"));
    write(folder.resolve("audits.json"), audits);
    write(folder.resolve("again/audits.json"), audits + "\n");
    return folder;
  }

  /** Records without times, copies, bundles of tools, and what cannot be read. */
  private Path scraps() throws IOException {
    Path bundle = temp.resolve("scraps");
    Path device = bundle.resolve("DiagLogs-CLIENT-042-20261014T101500Z");
    write(device.resolve("results.xml"), "<Collection HRESULT=\"0\"><ID>1</ID></Collection>");
    write(device.resolve("(31) Command x/output.log"), "AzureAdJoined : YES\n");
    write(device.resolve("(70) FoldersFiles ccm/CcmAad.log"), "Failed to get AAD token\n");
    write(bundle.resolve("ticket/(1) RegistryKey HKLM_x export.reg"), "Windows Registry Editor");
    write(bundle.resolve("ticket/(2) Command y/output.log"), "x\n");
    write(bundle.resolve("ticket/(3) Events System.evtx"), "x\n");
    write(
        bundle.resolve("BgbServer.log"),
        """
        Starting to send push task (PushID: 13 TaskID: 13 TaskGUID: \
        2F8D2E0C-9C2A-4D0B-9B43-8F6A27D2A1B5 TaskType: 1 TaskParam: PFBhcmFtLz4=) to 1 clients \
        with throttling (strategy: 1 param: 42)
        ERROR: something failed with 0x80072ee7
        """);
    write(bundle.resolve("copy/BgbServer.log"), Files.readString(bundle.resolve("BgbServer.log")));
    write(
        bundle.resolve("timed/CMGatewayNotificationWorker.log"),
        gateway("401 (Unauthorized)", "10") + gateway("204 (NoContent)", "20"));
    write(
        bundle.resolve("untimed/CMGatewayNotificationWorker.log"),
        gateway("401 (Unauthorized)", "10").replaceAll("  \\$\\$.*", ""));
    write(
        bundle.resolve("SMS_AZUREAD_DISCOVERY_AGENT.log"),
        cycle("12:00:00") + cycle("12:05:00") + cycle("12:40:00") + cycle("12:45:00"));
    write(bundle.resolve("broken.zip"), "PK\u0003\u0004 this is no archive");
    return bundle;
  }

  private static String gateway(String answer, String minute) {
    String frame =
        "  $$<SMS_SERVICE_CONNECTOR_CMGatewayNotificationWorker>"
            + "<10-14-2026 09:%s:00.000+240><thread=9184 (0x23E0)>\n".formatted(minute);
    return "[GetNotifications] Response from https://gateway.contoso.com/api/gateway/Notification"
        + " is: "
        + answer
        + frame
        + "Response status code: "
        + answer
        + " Activity ID: 7be2a1f4-3f0e-4f5c-9d2a-5d1c9b0a7e31"
        + frame;
  }

  private static String cycle(String time) {
    return ("Collection to AAD group sync worker starts.  $$<SMS_AZUREAD_DISCOVERY_AGENT>"
            + "<10-13-2026 %s.129+240><thread=11708 (0x2DBC)>\n")
        .formatted(time);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text, UTF_8);
  }
}
