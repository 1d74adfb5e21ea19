package dev.synctrace.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However someone exported the audit, the answers are the same. */
@Tag("slow")
class AuditFormatsAgreeTest {
  private static final Path SAMPLES = Path.of("../samples");
  private static final String SHIPPED = "graph/directoryAudits.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Members that are synced, removed by an administrator, unexpected, gone with their object. */
  private static final List<String> STORIES =
      List.of("sync-removed-by-admin", "sync-device-deleted");

  @TempDir private Path temp;

  static Stream<Arguments> exports() {
    return STORIES.stream()
        .flatMap(story -> Stream.of(AuditExport.values()).map(form -> Arguments.of(story, form)));
  }

  @ParameterizedTest
  @MethodSource("exports")
  void everyExportOfTheSameAuditGivesTheSameVerdicts(String story, AuditExport form)
      throws IOException {
    JsonNode asShipped = explain(SAMPLES.resolve(story).toString(), "shipped");

    assertThat(answers(explain(exportedAs(story, form), "exported"))).isEqualTo(answers(asShipped));
  }

  /** Number 5 of the table: recognised and named, since no one can read who was added to what. */
  @Test
  void theFormatOf2018IsNamedAndNothingIsConcludedFromIt() throws IOException {
    BundleCopy bundle = BundleCopy.of("sync-removed-by-admin", temp.resolve("bundle"));
    bundle.replace(
        SHIPPED,
        "graph/audits.json",
        """
        {"records": [{"time": "2026-10-19T14:21:14.6621676Z", "category": "Audit",
          "resourceId": "/tenants/2c1fb1a3-84a6-4d9a-8f0e-5d3a4c1b7e60/providers/Microsoft.aadiam",
          "operationName": "Remove member from group.", "resultType": "Success",
          "properties": {"identityType": "UPN", "targetUpdatedProperties": "[]",
            "targetResourceType": "Other__ObjectID__3bb5d30e-a784-47bd-b4da-74e1ebdb5396"}}]}
        """);
    String folder = temp.resolve("legacy").toString();

    CommandRun ingest = CommandRun.of("ingest", bundle.path(), "--case", folder);
    assertThat(ingest.status()).isEqualTo(3);
    assertThat(ingest.out()).containsOnlyOnce("Event Hub format of 2018");
    JsonNode explained =
        JSON.readTree(CommandRun.of("explain", "--format", "json", "--case", folder).out());
    JsonNode removed = verdict(explained, "WH-SCAN-03");
    JsonNode unexpected = verdict(explained, "OFFICE-PC-77");
    assertThat(removed.get("verdict").asText()).isEqualTo("NOT_SYNCED");
    assertThat(unexpected.get("verdict").asText()).isEqualTo("UNEXPECTED");
    for (JsonNode verdict : List.of(removed, unexpected)) {
      assertThat(verdict.get("causes").findValuesAsText("grade")).doesNotContain("PROVEN");
      assertThat(verdict.get("missing").findValuesAsText("what")).contains("Entra directory audit");
    }
  }

  private static JsonNode verdict(JsonNode explained, String name) {
    for (JsonNode verdict : explained.get("verdicts")) {
      if (verdict.get("name").asText().equals(name)) {
        return verdict;
      }
    }
    throw new AssertionError("no verdict on " + name);
  }

  private String exportedAs(String story, AuditExport form) throws IOException {
    BundleCopy copy = BundleCopy.of(story, temp.resolve(story));
    JsonNode records = JSON.readTree(copy.file(SHIPPED).toFile()).get("value");
    return copy.replace(SHIPPED, "graph/" + form.fileName(), form.of(records)).path();
  }

  private JsonNode explain(String bundle, String caseName) throws IOException {
    String folder = temp.resolve(caseName).toString();
    CommandRun ingest = CommandRun.of("ingest", bundle, "--case", folder);
    // A narrow export is told as such; it is used nevertheless.
    assertThat(ingest.status()).as(ingest.out()).isIn(0, 3);
    return JSON.readTree(CommandRun.of("explain", "--format", "json", "--case", folder).out());
  }

  /** Everything but where it is and how fine its clock is. */
  private static String answers(JsonNode explained) {
    ObjectNode copy = explained.deepCopy();
    copy.remove("coverage");
    for (JsonNode evidence : copy.findValues("evidence")) {
      evidence.forEach(AuditFormatsAgreeTest::withoutPlace);
    }
    for (JsonNode steps : copy.findValues("steps")) {
      steps.forEach(AuditFormatsAgreeTest::withoutPlace);
    }
    for (JsonNode verdict : copy.findParents("why")) {
      String why = verdict.path("why").asText().replaceAll(" \\([^()]*:\\d+\\)", "");
      ((ObjectNode) verdict).put("why", why);
    }
    for (JsonNode timeline : copy.findValues("timeline")) {
      timeline.forEach(AuditFormatsAgreeTest::withoutPlace);
      inOrderOfSeconds((ArrayNode) timeline);
    }
    return copy.toPrettyString();
  }

  private static void withoutPlace(JsonNode piece) {
    ObjectNode object = (ObjectNode) piece;
    object.remove(List.of("source", "line", "text"));
    object.put("time", object.path("time").asText().replaceFirst("\\.\\d+Z", "Z"));
  }

  /** The unified log knows whole seconds only, so that a change may be before its request. */
  private static void inOrderOfSeconds(ArrayNode timeline) {
    List<JsonNode> steps = new ArrayList<>();
    timeline.forEach(steps::add);
    steps.sort(Comparator.comparing(JsonNode::toString));
    timeline.removeAll().addAll(steps);
  }
}
