package dev.synctrace.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.opensearch.node.LocalCluster;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;

/** The indices of a new case in a real cluster of three nodes. */
@Tag("cluster")
class CaseIndicesTest {
  /** Otherwise the loss of one node just then would be the loss of what was added. */
  @RepeatedTest(5)
  void aCaseHasCopiesOfAllItsShardsBeforeItsFirstEvent(RepetitionInfo repetition)
      throws IOException, InterruptedException {
    LocalCluster cluster = TestCluster.get();
    String name = "copies-" + repetition.getCurrentRepetition();
    String address = cluster.address(name);

    JsonNode health;
    try (CaseWriter writer =
        new OpenSearchConnector().connect(address, Map.of()).store().openForWriting()) {
      String path = "/_cluster/health/synctrace-*-" + name + "?level=shards";
      health = new ObjectMapper().readTree(cluster.send("GET", path, ""));
    }

    assertThat(health.path("status").asText()).as(health.toString()).isEqualTo("green");
  }
}
