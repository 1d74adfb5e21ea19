package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story under samples/ gets the answer its own expected.json gives. */
class SampleAnswersTest {
  private static final Path SAMPLES = Path.of("../samples");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  static Stream<Path> syncStories() throws IOException {
    return stories("sync");
  }

  private static Stream<Path> stories(String word) throws IOException {
    return SampleBundles.all().stream()
        .filter(folder -> folder.getFileName().toString().contains(word));
  }

  @ParameterizedTest
  @MethodSource("syncStories")
  void everyMemberGetsTheExpectedVerdict(Path story) throws IOException {
    String caseFolder = temp.resolve("case").toString();
    assertThat(CommandRun.of("ingest", story.toString(), "--case", caseFolder).status()).isZero();
    CommandRun explain = CommandRun.of("explain", "--format", "ndjson", "--case", caseFolder);

    Map<String, JsonNode> verdicts = new TreeMap<>();
    for (String line : explain.out().lines().toList()) {
      JsonNode verdict = JSON.readTree(line);
      verdicts.put(key(verdict), verdict);
    }
    Map<String, JsonNode> expected = new TreeMap<>();
    for (JsonNode member : JSON.readTree(story.resolve("expected.json").toFile())) {
      expected.put(key(member), member);
    }
    assertThat(verdicts.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (member, wanted) -> agrees(Objects.requireNonNull(verdicts.get(member)), wanted));
  }

  @Test
  void aLogAtTheTopOfABundleIsNoDevice() throws IOException {
    String caseFolder = temp.resolve("case").toString();
    Path log = SAMPLES.resolve("contoso-tenant-attach/CLIENT-107/CcmNotificationAgent.log");
    CommandRun.of("ingest", log.toString(), "--case", caseFolder);
    CommandRun trace = CommandRun.of("trace", "--format", "json", "--case", caseFolder);

    JsonNode traces = JSON.readTree(trace.out()).get("traces");
    assertThat(traces).isNotEmpty();
    assertThat(traces)
        .allSatisfy(action -> assertThat(action.findValuesAsText("name")).containsOnly("null"));
    assertThat(CommandRun.of("collect", "--case", caseFolder).out().toLowerCase(Locale.ROOT))
        .doesNotContain("client ccmnotificationagent");
  }

  @ParameterizedTest
  @MethodSource("syncStories")
  void noRecordIsTwiceInATimeline(Path story) throws IOException {
    String caseFolder = temp.resolve("case").toString();
    CommandRun.of("ingest", story.toString(), "--case", caseFolder);
    for (String line :
        CommandRun.of("explain", "--format", "ndjson", "--case", caseFolder)
            .out()
            .lines()
            .toList()) {
      assertThat(JSON.readTree(line).get("timeline")).doesNotHaveDuplicates();
    }
  }

  @Test
  void aUserIsNotAskedForTheTableOfDevicesAndMissesTheEntraRecord() throws IOException {
    String caseFolder = temp.resolve("case").toString();
    CommandRun.of(
        "ingest", SAMPLES.resolve("sync-users-not-discovered").toString(), "--case", caseFolder);
    CommandRun explain =
        CommandRun.of("explain", "lynner@litware.com", "--format", "ndjson", "--case", caseFolder);
    JsonNode verdict = JSON.readTree(explain.out());

    assertThat(verdict.get("memberType").asText()).isEqualTo("user");
    assertThat(ids(verdict.get("causes"))).containsExactly("S50");
    assertThat(verdict.get("missing")).isEmpty();
  }

  private static void agrees(JsonNode verdict, JsonNode wanted) {
    assertThat(verdict.get("verdict")).as(key(wanted)).isEqualTo(wanted.get("verdict"));
    assertThat(verdict.get("grade")).as(key(wanted)).isEqualTo(wanted.get("grade"));
    assertThat(ids(verdict.get("causes"))).as(key(wanted)).containsAll(texts(wanted.get("causes")));
  }

  private static String key(JsonNode member) {
    return member.get("groupId").asText().toLowerCase(Locale.ROOT)
        + " "
        + member.get("name").asText();
  }

  private static List<String> ids(JsonNode causes) {
    List<String> ids = new ArrayList<>();
    causes.forEach(cause -> ids.add(cause.get("id").asText()));
    return ids;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
