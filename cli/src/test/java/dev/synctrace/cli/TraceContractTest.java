package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts rely on these keys of {@code trace --format json}: they are there in every case. */
class TraceContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> CAUSE = List.of("id", "title", "grade", "fix", "links");

  @TempDir private static Path temp;
  private static String sample = "";

  @BeforeAll
  static void ingestTheSample() {
    sample = temp.resolve("sample").toString();
    CommandRun.of("ingest", "../samples/contoso-tenant-attach", "--case", sample);
  }

  @Test
  void theDocumentHasAllKeysOfTheContract() throws IOException {
    JsonNode document = document("--case", sample);

    assertThat(names(document)).contains("traces", "site", "coverage");
    for (JsonNode trace : document.get("traces")) {
      assertThat(names(trace))
          .contains(
              "taskGuid",
              "pushId",
              "taskId",
              "taskType",
              "templateId",
              "userId",
              "tenantId",
              "outcome",
              "stoppedAt",
              "targets",
              "reportedClients",
              "failedClients",
              "steps",
              "path",
              "causes",
              "missing");
      trace
          .get("steps")
          .forEach(step ->
              assertThat(names(step)).contains("time", "component", "what", "source", "line"));
      assertThat(trace.get("path")).hasSize(10);
      trace
          .get("path")
          .forEach(stage ->
              assertThat(names(stage))
                  .containsExactly("step", "state", "time", "says", "source", "line", "machine"));
      trace.get("causes").forEach(cause -> assertThat(names(cause)).isEqualTo(CAUSE));
    }
    assertThat(document.get("site")).isNotEmpty();
    for (JsonNode cause : document.get("site")) {
      assertThat(names(cause)).containsAll(CAUSE).contains("evidence");
      assertThat(cause.get("evidence")).isNotEmpty();
    }
    assertThat(document.get("coverage")).isNotEmpty();
    for (JsonNode source : document.get("coverage")) {
      assertThat(names(source))
          .containsExactly("source", "log", "firstTime", "lastTime", "gaps", "note");
    }
  }

  @Test
  void aCaseWithoutActionsHasThemToo() throws IOException {
    Path nothing = Files.createDirectories(temp.resolve("nothing"));
    String empty = temp.resolve("empty").toString();
    Files.writeString(nothing.resolve("BgbServer.log"), "Server is starting\n");
    CommandRun.of("ingest", nothing.toString(), "--case", empty);

    JsonNode document = document("--case", empty);

    assertThat(names(document)).contains("traces", "site", "coverage");
    assertThat(document.get("traces")).isEmpty();
    assertThat(CommandRun.of("trace", "--case", empty).status()).isEqualTo(4);
  }

  @Test
  void anActionThatStoppedHasACauseOrSaysWhereToLook() throws IOException {
    for (JsonNode trace : document("--case", sample).get("traces")) {
      boolean completed = trace.get("outcome").asText().equals("COMPLETED");
      boolean explained =
          !trace.get("causes").isEmpty() || !trace.get("lookNext").asText("").isEmpty();
      assertThat(completed || explained).as(trace.toString()).isTrue();
      assertThat(completed && !trace.get("lookNext").isNull()).as(trace.toString()).isFalse();
    }
  }

  @Test
  void linesAreTheTracesOfTheDocument() throws IOException {
    List<String> lines =
        CommandRun.of("trace", "--format", "ndjson", "--case", sample).out().lines().toList();
    JsonNode traces = document("--case", sample).get("traces");

    assertThat(lines).hasSize(traces.size());
    for (int i = 0; i < lines.size(); i++) {
      assertThat(JSON.readTree(lines.get(i))).isEqualTo(traces.get(i));
    }
  }

  @Test
  void explainAndTraceAgreeOnTheSite() throws IOException {
    JsonNode explain =
        JSON.readTree(CommandRun.of("explain", "--format", "json", "--case", sample).out());

    assertThat(explain.get("site")).containsAll(document("--case", sample).get("site"));
  }

  private static JsonNode document(String... options) throws IOException {
    return JSON.readTree(CommandRun.of("trace", "--format", "json", options[0], options[1]).out());
  }

  private static List<String> names(JsonNode object) {
    return List.copyOf(object.propertyStream().map(entry -> entry.getKey()).toList());
  }
}
