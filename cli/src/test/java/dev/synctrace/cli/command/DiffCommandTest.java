package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code synctrace diff} on a sample before and after something changed. */
class DiffCommandTest {
  private static final Path SAMPLE = Path.of("..", "samples", "contoso-group-sync");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  @BeforeEach
  void theSampleIsTheOlderCase() throws IOException {
    copy(temp.resolve("before"));
    ingest("before", "old");
  }

  private void copy(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(SAMPLE.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  private void ingest(String bundle, String name) {
    assertThat(
            CommandRun.of(
                    "ingest",
                    temp.resolve(bundle).toString(),
                    "--case",
                    temp.resolve(name).toString())
                .status())
        .isZero();
  }

  private CommandRun diff(String old, String now, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("diff", temp.resolve(old).toString(), temp.resolve(now).toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private JsonNode json(String old, String now) throws IOException {
    return JSON.readTree(diff(old, now, "--format", "json").out());
  }

  /** Writes the sample with a text replaced in one of its files, and ingests it. */
  private void change(String file, String text, String by) throws IOException {
    Path folder = temp.resolve("after");
    copy(folder);
    Path changed = folder.resolve(file);
    String before = Files.readString(changed);
    assertThat(before).contains(text);
    Files.writeString(changed, before.replace(text, by));
    ingest("after", "new");
  }

  @Test
  void aCaseEqualsItself() {
    CommandRun run = diff("old", "old");
    assertThat(run.status()).isZero();
    assertThat(run.out()).isEqualToIgnoringNewLines("The two cases give the same answers.");
  }

  @Test
  void aDeviceThatGotItsIdentityIsFoundByItsIdThoughItHasANewName() throws IOException {
    change("sql/CollectionMembers.csv", "CLIENT-051", "FIN-051");

    assertThat(diff("old", "new").out())
        .isEqualToIgnoringNewLines("The two cases give the same answers.");
  }

  @Test
  void whatCameInIsFixedAndTheOtherWayRoundIsExitCodeFive() throws IOException {
    change(
        "graph/members.json",
        "\"value\": [",
        """
        "value": [{"@odata.type": "#microsoft.graph.device", "displayName": "CLIENT-088",
          "id": "3fc9ec03-2bad-4f89-9884-6f85ed574251",
          "deviceId": "9a7f69f6-a011-454b-9909-06369c1c8667"},\
        """);
    JsonNode fixed = json("old", "new").get("verdicts");

    assertThat(fixed).hasSize(1);
    assertThat(fixed.get(0).get("member").asText()).isEqualTo("CLIENT-088");
    assertThat(fixed.get(0).get("old").get("verdict").asText()).isEqualTo("NOT_SYNCED");
    assertThat(fixed.get(0).get("new").get("verdict").asText()).isEqualTo("SYNCED");
    assertThat(fixed.get(0).get("change").asText()).isEqualTo("fixed");
    assertThat(diff("old", "new").status()).isZero();
    CommandRun broken = diff("new", "old");
    assertThat(broken.status()).isEqualTo(5);
    assertThat(broken.out()).startsWith("Broken: 1 member");
  }

  @Test
  void aLogThatIsMissingIsLostSightAndNoImprovement() throws IOException {
    Path folder = temp.resolve("after");
    copy(folder);
    for (String file : List.of("sql/CollectionMembers.csv", "graph/members.json")) {
      Files.delete(folder.resolve(file));
    }
    ingest("after", "new");
    JsonNode found = json("old", "new");

    assertThat(found.get("verdicts").findValuesAsText("change"))
        .contains("lostSight")
        .doesNotContain("fixed");
    assertThat(found.get("coverage").findValuesAsText("log"))
        .containsExactly("CollectionMembers", "EntraGroupMembers");
    assertThat(found.fieldNames())
        .toIterable()
        .containsExactly(
            "old", "new", "verdicts", "causes", "prerequisites", "actions", "coverage", "notes");
  }

  @Test
  void casesOfDifferentSitesAreSaidToBe() {
    CommandRun.of(
        "ingest",
        Path.of("..", "samples", "sync-app-not-owner").toString(),
        "--case",
        temp.resolve("other").toString());

    CommandRun run = diff("old", "other");
    assertThat(run.out()).contains("no mapping in common");
  }

  @Test
  void aCaseWithoutMappingIsSaidToBe() throws IOException {
    CommandRun.of(
        "ingest",
        Path.of("..", "samples", "contoso-tenant-attach").toString(),
        "--case",
        temp.resolve("other").toString());

    assertThat(diff("old", "other").out())
        .contains("The new case contains no collection that is synchronized to a group");
  }

  @Test
  void casesOfDifferentVersionsAreSaidToBe() throws IOException {
    ingest("before", "same");
    assertThat(diff("old", "same").out()).doesNotContain("different versions");

    readByAnother(temp.resolve("old"));

    assertThat(diff("old", "same").out())
        .contains("The cases were ingested by different versions of SyncTrace");
    assertThat(json("old", "same").path("verdicts")).isEmpty();
  }

  /** Notes for each source of a case that another catalogue was there when it was read. */
  private static void readByAnother(Path folder) throws IOException {
    try (Directory index = FSDirectory.open(folder.resolve("index"));
        IndexWriter writer = new IndexWriter(index, new IndexWriterConfig())) {
      Map<String, String> data = new HashMap<>();
      for (Map.Entry<String, String> each : writer.getLiveCommitData()) {
        String other = each.getValue().replaceAll("(\"catalogue\":\")\\w+", "$1" + "00000000");
        data.put(each.getKey(), other);
      }
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
    }
  }

  @Test
  void wrongUsageIsSaid() {
    assertThat(CommandRun.of("diff", "one").status()).isEqualTo(2);
    assertThat(diff("old", "old", "--case", temp.resolve("old").toString()).status()).isEqualTo(2);
    assertThat(diff("old", "nope").status()).isEqualTo(1);
  }
}
