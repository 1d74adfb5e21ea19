package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No sentence says more surely than its grade what SyncTrace concludes. */
class GradedWordingTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> DECIDED =
      Set.of("SYNCED", "NOT_SYNCED", "REMOVED", "UNEXPECTED");
  private static final Map<String, String> BEGINNING =
      Map.of("PROVEN", "", "LIKELY", "Probably: ", "POSSIBLE", "Possibly: ");

  private static final int NOTHING_FOUND = 4;
  private static final int MOST_INSTANTS = 6;

  @TempDir Path dir;

  @Test
  void whatIsNotProvenIsSaidWithDoubt() throws IOException {
    int doubted = 0;
    for (Path sample : SampleBundles.all()) {
      for (JsonNode verdict : verdicts(sample)) {
        String what =
            sample.getFileName() + " " + verdict.get("name") + " " + verdict.get("groupId");
        String grade = verdict.get("grade").asText();
        if (DECIDED.contains(verdict.get("verdict").asText())) {
          assertThat(doubt(verdict.get("summary").asText()))
              .as(what)
              .isEqualTo(BEGINNING.get(grade));
          doubted += grade.equals("PROVEN") ? 0 : 1;
        }
        assertPredictionIsWorded(what, verdict);
        if (!verdict.get("verdict").asText().equals("SYNCED")) {
          assertReasonIsWorded(what, verdict);
        }
        assertCausesAreWorded(what, verdict);
      }
    }
    assertThat(doubted).isPositive();
  }

  private static void assertPredictionIsWorded(String what, JsonNode verdict) {
    JsonNode prediction = verdict.get("prediction");
    if (!prediction.isNull()) {
      boolean possible = prediction.get("grade").asText().equals("POSSIBLE");
      assertThat(doubt(prediction.get("text").asText()))
          .as(what)
          .isEqualTo(possible ? "Possibly: " : "");
    }
  }

  /** A root cause explains a verdict no more surely than the verdict itself is known. */
  private static void assertReasonIsWorded(String what, JsonNode verdict) {
    for (JsonNode cause : verdict.get("causes")) {
      if (cause.get("id").equals(verdict.get("rootCause"))) {
        boolean proven =
            cause.get("grade").asText().equals("PROVEN")
                && verdict.get("grade").asText().equals("PROVEN");
        assertThat(doubt(verdict.get("why").asText()).isEmpty()).as(what).isEqualTo(proven);
      }
    }
  }

  /** A sentence that quotes the title of a cause that is not proven says so. */
  private static void assertCausesAreWorded(String what, JsonNode verdict) {
    for (JsonNode cause : verdict.get("causes")) {
      String id = cause.get("id").asText();
      String grade = cause.get("grade").asText();
      String title = cause.get("title").asText();
      if (!grade.equals("PROVEN")) {
        assertThat(verdict.get("summary").asText()).as(what).doesNotContain("(" + id + ")");
        assertThat(verdict.get("why").asText()).as(what).doesNotContain("(" + id + ")");
        assertThat(verdict.get("why").asText()).as(what).doesNotStartWith(title);
      }
    }
  }

  private static String doubt(String sentence) {
    return BEGINNING.values().stream()
        .filter(word -> !word.isEmpty() && sentence.startsWith(word))
        .findFirst()
        .orElse("");
  }

  /** The verdicts as they are in the end, and at instants at which they were less sure. */
  private List<JsonNode> verdicts(Path sample) throws IOException {
    String folder = dir.resolve(sample.getFileName()).toString();
    CommandRun.of("ingest", sample.toString(), "--case", folder);
    List<JsonNode> verdicts = new ArrayList<>(explain(folder));
    List<String> times =
        verdicts.stream()
            .flatMap(verdict -> verdict.get("timeline").findValuesAsText("time").stream())
            .filter(time -> !time.equals("null"))
            .distinct()
            .sorted()
            .toList();
    for (int i = 0; i < times.size(); i += 1 + times.size() / MOST_INSTANTS) {
      verdicts.addAll(explain(folder, "--at", times.get(i)));
    }
    return verdicts;
  }

  private static List<JsonNode> explain(String folder, String... more) throws IOException {
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of("explain", "--format", "json", "--case", folder), Stream.of(more))
                .toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isIn(0, NOTHING_FOUND);
    List<JsonNode> verdicts = new ArrayList<>();
    JSON.readTree(run.out()).path("verdicts").forEach(verdicts::add);
    return verdicts;
  }
}
