package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page on tenant attach that everybody starts from, as it is: bare text, whose answer belongs
 * to another task than the receipt printed above it. It is beside the project.
 */
class PublishedSampleTest {
  private static final Path SEEDS = Path.of("../../shared/seeds");

  @TempDir private Path temp;

  @Test
  void theForeignAnswerCompletesNothing() throws IOException {
    CommandRun.of("ingest", page().toString(), "--case", caseFolder());
    CommandRun traces = CommandRun.of("trace", "--format", "csv", "--case", caseFolder());
    assertThat(traces.out().lines().skip(1).map(row -> row.split(",", -1)[1]))
        .containsExactlyInAnyOrder("RECEIVED", "UNKNOWN", "UNAUTHORIZED");
    assertThat(traces.out())
        .contains("RECEIVED,,a43dd1b3-a006-4604-b012-5529380b3b6f,7,8,1")
        .contains("UNKNOWN,,,8,9,")
        .contains("UNAUTHORIZED,SMS_SERVICE_CONNECTOR,,,,,RequestMachinePolicy");
  }

  @Test
  void theRefusedActionHasItsCauseAndTheOthersHaveNone() throws IOException {
    CommandRun.of("ingest", page().toString(), "--case", caseFolder());
    CommandRun traces = CommandRun.of("trace", "--format", "ndjson", "--case", caseFolder());

    Map<String, List<String>> causes = new TreeMap<>();
    for (String line : traces.out().lines().toList()) {
      JsonNode trace = new ObjectMapper().readTree(line);
      causes.put(trace.get("outcome").asText(), trace.get("causes").findValuesAsText("id"));
    }
    assertThat(causes)
        .isEqualTo(
            Map.of("RECEIVED", List.of(), "UNKNOWN", List.of(), "UNAUTHORIZED", List.of("T01")));
  }

  private static Path page() throws IOException {
    assumeTrue(Files.isDirectory(SEEDS), "no seeds at " + SEEDS + ": skipped");
    try (Stream<Path> seeds = Files.list(SEEDS)) {
      return seeds
          .filter(seed -> seed.getFileName().toString().startsWith("004_"))
          .findFirst()
          .orElseThrow();
    }
  }

  private String caseFolder() {
    return temp.resolve("case").toString();
  }
}
