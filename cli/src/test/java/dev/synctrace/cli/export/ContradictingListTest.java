package dev.synctrace.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member list without a time that lacks a member whom the audit shows as added. */
class ContradictingListTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path dir;

  @Test
  void theListIsShownAsContradictingEvidence() throws IOException {
    BundleCopy copy =
        BundleCopy.of("contoso-group-sync", dir.resolve("bundle"))
            .edit("graph/members.json", ContradictingListTest::withoutClient077);
    String folder = dir.resolve("case").toString();
    CommandRun.of("ingest", copy.path(), "--case", folder);
    CommandRun run = CommandRun.of("explain", "CLIENT-077", "--format", "ndjson", "--case", folder);

    JsonNode verdict = JSON.readTree(run.out());
    assertThat(verdict.get("verdict").asText()).isEqualTo("SYNCED");
    assertThat(verdict.get("grade").asText()).isEqualTo("LIKELY");
    assertThat(verdict.get("evidence"))
        .anySatisfy(piece -> {
          assertThat(piece.get("for").asBoolean()).isFalse();
          assertThat(piece.get("source").asText()).isEqualTo("graph/members.json");
        });
    assertThat(run.out()).doesNotContain("later than the member list");
  }

  private static String withoutClient077(String members) {
    try {
      JsonNode document = JSON.readTree(members);
      ArrayNode rows = (ArrayNode) document.get("value");
      for (int i = rows.size() - 1; i >= 0; i--) {
        if (rows.get(i).toString().contains("CLIENT-077")) {
          rows.remove(i);
        }
      }
      return document.toPrettyString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
