package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code diff} between each sample and the same without one of its files: it lists each member for
 * whom {@code explain} answers otherwise, and no other.
 */
@Tag("slow")
class SampleComparisonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> IDS = List.of("smsId", "resourceId", "deviceId", "objectId");
  private static final List<String> DECIDED = List.of("verdict", "grade", "rootCause");

  @TempDir private Path temp;

  static List<Path> samples() throws IOException {
    return SampleBundles.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aCaseEqualsItself(Path sample) throws IOException {
    ingest(sample, "before");
    ingest(sample, "after");

    CommandRun diff = diff("before", "after");
    assertThat(diff.status()).isZero();
    for (String part : List.of("verdicts", "causes", "prerequisites", "actions", "coverage")) {
      assertThat(JSON.readTree(diff.out()).path(part)).as(part).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyAnswerThatDiffersIsListedAndNoOther(Path sample) throws IOException {
    ingest(sample, "before");
    List<JsonNode> before = verdicts("before");
    int number = 0;
    for (Path file : filesOf(sample)) {
      String after = "without-" + ++number;
      Path bundle = copyWithout(sample, file, temp.resolve("bundle-" + number));
      ingest(bundle, after);

      JsonNode forth = JSON.readTree(diff("before", after).out());
      JsonNode back = JSON.readTree(diff(after, "before").out());

      List<JsonNode> without = verdicts(after);
      assertThat(members(forth))
          .as("without %s", file)
          .containsExactlyInAnyOrderElementsOf(differences(before, without));
      assertThat(members(back))
          .as("with %s", file)
          .containsExactlyInAnyOrderElementsOf(differences(without, before));
    }
  }

  private static List<Path> filesOf(Path sample) throws IOException {
    try (Stream<Path> files = Files.walk(sample)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !Objects.requireNonNull(file.getParent()).equals(sample))
          .sorted()
          .toList();
    }
  }

  private static Path copyWithout(Path sample, Path left, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.equals(left)) {
          Path to = folder.resolve(sample.relativize(file));
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    return folder;
  }

  private void ingest(Path bundle, String name) {
    CommandRun.of("ingest", bundle.toString(), "--case", temp.resolve(name).toString());
  }

  private CommandRun diff(String old, String now) {
    return CommandRun.of(
        "diff", temp.resolve(old).toString(), temp.resolve(now).toString(), "--format", "json");
  }

  private List<JsonNode> verdicts(String name) throws IOException {
    CommandRun explain =
        CommandRun.of("explain", "--format", "json", "--case", temp.resolve(name).toString());
    return JSON.readTree(explain.out()).path("verdicts").valueStream().toList();
  }

  private static List<String> members(JsonNode diff) {
    return diff.path("verdicts").valueStream().map(one -> one.path("member").asText()).toList();
  }

  /** The members whose answers differ, by the name of the newer one. */
  private static List<String> differences(List<JsonNode> before, List<JsonNode> after) {
    List<String> found = new ArrayList<>();
    List<JsonNode> unmatched = new ArrayList<>(before);
    for (JsonNode now : after) {
      Optional<JsonNode> old =
          IDS.stream()
              .flatMap(id -> unmatched.stream().filter(one -> isSame(one, now, id)))
              .findFirst();
      old.ifPresent(unmatched::remove);
      if (old.isEmpty() || !decided(old.get()).equals(decided(now))) {
        found.add(name(now));
      }
    }
    unmatched.forEach(gone -> found.add(name(gone)));
    return found;
  }

  private static boolean isSame(JsonNode one, JsonNode other, String id) {
    return one.path("groupId").equals(other.path("groupId"))
        && !one.path(id).isNull()
        && one.path(id).equals(other.path(id));
  }

  private static List<JsonNode> decided(JsonNode verdict) {
    List<JsonNode> decided = new ArrayList<>(DECIDED.stream().map(verdict::path).toList());
    decided.add(verdict.path("expected"));
    return decided;
  }

  private static String name(JsonNode verdict) {
    return verdict.path("name").asText();
  }
}
