package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.testkit.generate.GeneratedActions;
import dev.synctrace.testkit.generate.GeneratedTenant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured is right: the answers on generated cases are as many as were generated. */
class GeneratedCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  @Test
  void everyMemberOfATenantHasTheVerdictItWasMadeFor() throws IOException {
    GeneratedTenant.Counts counts = GeneratedTenant.write(temp.resolve("tenant"), 300, 1_000);

    Map<String, Integer> verdicts = count("tenant", "explain", "verdict");

    assertThat(verdicts)
        .isEqualTo(
            Map.of(
                "SYNCED", counts.synced(),
                "NOT_SYNCED", counts.untrusted(),
                "REMOVED", counts.removed() + counts.deleted()));
  }

  @Test
  void everyActionHasTheOutcomeItWasMadeFor() throws IOException {
    GeneratedActions.Counts counts = GeneratedActions.write(temp.resolve("actions"), 300);

    Map<String, Integer> outcomes = count("actions", "trace", "outcome");

    assertThat(outcomes)
        .isEqualTo(
            Map.of(
                "UNAUTHORIZED", counts.refused(),
                "FORWARDED", counts.unpushed(),
                "FAILED", counts.failed(),
                "COMPLETED", counts.completed()));
  }

  /** How often each value of a key is in the lines of a command. */
  private Map<String, Integer> count(String bundle, String command, String key) throws IOException {
    String caseFolder = temp.resolve("case").toString();
    assertThat(
            CommandRun.of("ingest", "-q", temp.resolve(bundle).toString(), "--case", caseFolder)
                .status())
        .isZero();
    CommandRun run = CommandRun.of(command, "--format", "ndjson", "--case", caseFolder);
    Map<String, Integer> counts = new TreeMap<>();
    for (String line : run.out().lines().toList()) {
      counts.merge(JSON.readTree(line).path(key).asText(), 1, Integer::sum);
    }
    return counts;
  }
}
