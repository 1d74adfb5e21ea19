package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Genuine lines of a lab site, which are beside the project and are not part of it. */
class GenuineCorpusTest {
  private static final Path CORPUS = Path.of("../../shared/corpus/bgb");

  @TempDir private Path temp;

  @BeforeEach
  void theCorpusIsThere() {
    assumeTrue(Files.isDirectory(CORPUS), "no corpus at " + CORPUS + ": skipped");
  }

  @Test
  void everyLineIsReadAndOnlyTheRenameMarkerStandsOutsideOfRecords() throws IOException {
    CommandRun ingest = run("ingest", CORPUS.toString(), "--format", "ndjson");
    assertThat(ingest.status()).isZero();
    assertThat(unframedLines(ingest.out()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "component-start/BgbServer.lo_", 0,
                "firewall-warning/BgbServer.lo_", 0,
                "push-task-delivered/BgbServer.log", 0,
                "push-task-delivered/CcmNotificationAgent.log", 0,
                "rotation-boundary/BgbServer.lo_", 1,
                "rotation-boundary/BgbServer.log", 0));
    assertThat(run("search", "kind:rotation").out()).contains("rotation-boundary/BgbServer.lo_:5");
  }

  @Test
  void theClientsRecordIs50MillisecondsAfterTheServers() {
    run("ingest", CORPUS.toString());
    assertThat(run("search", "taskGuid:00000000-0000-0000-0000-000000000001").out())
        .containsSubsequence(
            "2026-09-25 23:35:04.936", "push.start", "2026-09-25 23:35:04.986", "task.received");
  }

  @Test
  void aStatusMessagesOwnTimeProvesTheSignOfTheBias() {
    run("ingest", CORPUS.toString());
    assertThat(run("search", "kind:statmsg", "--format", "ndjson").out())
        .contains("\"time\":\"2026-09-18T20:39:06.598Z\"")
        .contains("\"utcTime\":\"2026-09-18T20:39:05.718Z\"");
  }

  @Test
  void theSelfCheckIsNeverAPush() throws IOException {
    Path bundle = Files.createDirectory(temp.resolve("bundle"));
    Files.writeString(
        bundle.resolve("BgbServer.log"),
        "Found simulation message. Report online status now.~~  $$<SMS_NOTIFICATION_SERVER>"
            + "<09-25-2026 19:35:04.905+240><thread=7896 (0x1ED8)>\n");
    run("ingest", CORPUS.toString(), bundle.toString());
    assertThat(run("search", "message:\"simulation message\"", "--facet", "kind").out())
        .contains("push.simulation")
        .doesNotContain("push.start")
        .doesNotContain("push.got");
  }

  @Test
  void theLabsPushIsOneTraceWithoutAMadeUpAnswer() {
    run("ingest", CORPUS.toString());
    assertThat(run("trace", "13").out())
        .containsSubsequence(
            "23:35:04.905", "push message received",
            "23:35:04.936", "push started",
            "23:35:04.952", "push sent",
            "23:35:04.986", "task received",
            "23:35:33.877", "push reported")
        .doesNotContain("answered:")
        .containsOnlyOnce("COMPLETED");
  }

  private CommandRun run(String... args) {
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--case";
    all[args.length + 1] = temp.resolve("case").toString();
    return CommandRun.of(all);
  }

  private static Map<String, Integer> unframedLines(String ndjson) throws IOException {
    Map<String, Integer> unframed = new TreeMap<>();
    for (String line : ndjson.lines().toList()) {
      String path = "";
      try (JsonParser json = new JsonFactory().createParser(line)) {
        while (json.nextToken() != null) {
          if (json.currentToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("path")) {
              path = json.getText();
            } else if (name.equals("unframedLines")) {
              unframed.put(path, json.getIntValue());
            }
          }
        }
      }
    }
    return unframed;
  }
}
