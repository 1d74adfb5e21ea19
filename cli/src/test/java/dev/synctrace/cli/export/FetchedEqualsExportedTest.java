package dev.synctrace.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.cli.CommandRun;
import dev.synctrace.testkit.fake.FakeGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Live or exported, the same tenant gives the same answer. */
class FetchedEqualsExportedTest {
  private static final Path SAMPLES = Path.of("../samples");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  /** A story whose owners no one exported holds less than a fetch brings. */
  static Stream<Path> storiesWithGraph() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("graph/owners.json")))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("storiesWithGraph")
  void explainSaysTheSame(Path story) throws IOException {
    String exported = temp.resolve("exported").toString();
    assertThat(CommandRun.of("ingest", story.toString(), "--case", exported).status()).isZero();

    String fetched = temp.resolve("fetched").toString();
    Path rest = withoutGraph(story);
    assertThat(CommandRun.of("ingest", rest.toString(), "--case", fetched).status()).isZero();
    try (FakeGraph graph = SampleTenant.of(story).pagesOf(4)) {
      CommandRun fetch =
          CommandRun.of(
              "graph",
              "fetch",
              "--graph-url",
              graph.root(),
              "--token-file",
              Files.writeString(temp.resolve("token"), "a-token").toString(),
              "--since",
              graph.firstAudit().minus(Duration.ofHours(1)).toString(),
              "--until",
              graph.lastAudit().plus(Duration.ofHours(1)).toString(),
              "--audit-pace",
              "1000",
              "--case",
              fetched);
      assertThat(fetch.status()).as(fetch.out() + fetch.err()).isZero();
    }
    assertThat(explain(fetched)).isEqualTo(explain(exported));
  }

  /** All but the sources, the places in them, and when it was fetched, which differ by nature. */
  private static String explain(String caseFolder) throws IOException {
    JsonNode answer =
        JSON.readTree(CommandRun.of("explain", "--format", "json", "--case", caseFolder).out());
    ((ObjectNode) answer).remove("coverage");
    for (String place : List.of("source", "line")) {
      answer.findParents(place).forEach(parent -> ((ObjectNode) parent).remove(place));
    }
    for (JsonNode verdict : answer.findParents("why")) {
      String why = verdict.path("why").asText().replaceAll(" \\([^()]*:\\d+\\)", "");
      ((ObjectNode) verdict).put("why", why);
    }
    // A fetch ends the case later, and what was written long before predicts less.
    for (JsonNode verdict : answer.findParents("prediction")) {
      if (verdict.get("prediction") instanceof ObjectNode next) {
        String text = next.path("text").asText();
        String sure = text.replaceFirst("^Possibly: ", "");
        next.put("text", sure).remove("grade");
        String summary = verdict.path("summary").asText();
        ((ObjectNode) verdict).put("summary", summary.replace(text, sure));
      }
    }
    for (JsonNode piece : answer.findParents("text")) {
      String text = piece.path("text").asText();
      ((ObjectNode) piece)
          .put(
              "text",
              text.replaceAll("(fetchedAt|requestedUrl)=[^,]*, ", "")
                  .replaceAll("; (fetchedAt|requestedUrl)=.*$", ""));
      if (text.startsWith("Complete export of ")) {
        ((ObjectNode) piece).putNull("time");
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
  }

  private Path withoutGraph(Path story) throws IOException {
    Path copy = temp.resolve("rest");
    for (Path file : SampleTenant.files(story)) {
      Path inside = story.relativize(file);
      if (!inside.startsWith("graph") || inside.endsWith(SampleTenant.NOT_FETCHED)) {
        Files.createDirectories(copy.resolve(inside).getParent());
        Files.copy(file, copy.resolve(inside));
      }
    }
    return copy;
  }
}
