package dev.synctrace.diagnosis.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.compare.CaseComparer;
import dev.synctrace.diagnosis.compare.CaseComparison;
import dev.synctrace.diagnosis.compare.CaseSnapshot;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.StreamedActionTable;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.Case;
import dev.synctrace.testkit.world.Bundle;
import dev.synctrace.testkit.world.BundleFile;
import dev.synctrace.testkit.world.FileKind;
import dev.synctrace.testkit.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two cases of one world, of which the newer one lacks a member of a group: the comparison finds
 * what differs and nothing else. {@code -Dsynctrace.worlds=N} tries the worlds 1 to N.
 */
@Tag("slow")
class WorldComparisonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temp = Path.of("unset");

  /** A case as it is judged: what the comparison sees of it, and each verdict in words by IDs. */
  private record Judged(CaseSnapshot snapshot, Map<String, String> verdicts) {}

  @Test
  void aMemberThatFellOutIsFoundAndNothingElse() throws IOException {
    int changed = 0;
    for (long seed :
        LongStream.rangeClosed(1, Integer.getInteger("synctrace.worlds", 40)).toArray()) {
      Bundle before = World.of(seed).bundle();
      Optional<Bundle> after = withoutOneMember(before, seed);
      if (after.isEmpty()) {
        continue;
      }
      Judged old = judge(before, temp.resolve(seed + "a"));
      Judged now = judge(after.get(), temp.resolve(seed + "b"));

      CaseComparison comparison = CaseComparer.compare(old.snapshot(), now.snapshot());
      assertThat(found(comparison)).as("world %d", seed).isEqualTo(expected(old, now));
      assertThat(CaseComparer.compare(old.snapshot(), old.snapshot()).isEmpty()).isTrue();
      changed += comparison.verdicts().isEmpty() ? 0 : 1;
    }
    assertThat(changed).isPositive();
  }

  private static Set<String> found(CaseComparison comparison) {
    Set<String> found = new TreeSet<>();
    comparison
        .verdicts()
        .forEach(each -> found.add(each.mapping().groupId() + " " + each.member()));
    return found;
  }

  /** Members of worlds have names of their own, which the comparison does not use. */
  private static Set<String> expected(Judged old, Judged now) {
    Set<String> all = new TreeSet<>(old.verdicts().keySet());
    all.addAll(now.verdicts().keySet());
    Set<String> different = new TreeSet<>();
    for (String key : all) {
      String before = old.verdicts().getOrDefault(key, "");
      if (!before.equals(now.verdicts().getOrDefault(key, ""))) {
        different.add(key);
      }
    }
    return different;
  }

  private static Judged judge(Bundle bundle, Path folder) throws IOException {
    CauseCatalogue causes = CauseCatalogue.builtIn();
    try (Case opened = WorldAnswers.ingest(bundle, folder)) {
      Diagnosis diagnosis = Diagnosis.of(opened, causes, null);
      Map<String, String> verdicts = new TreeMap<>();
      for (MemberVerdict verdict : diagnosis.explain(ExplainRequest.all())) {
        verdicts.merge(
            verdict.mapping().groupId() + " " + name(verdict), words(verdict), (a, b) -> a + b);
      }
      try (StreamedActionTable actions =
          new StreamedActionTable(new Traces(opened).all(), diagnosis::causesOf, opened)) {
        return new Judged(CaseSnapshot.of(opened, diagnosis, actions), verdicts);
      }
    }
  }

  private static String name(MemberVerdict verdict) {
    return verdict.identity().name().orElseGet(() -> verdict.identity().ids().getFirst().display());
  }

  private static String words(MemberVerdict verdict) {
    return verdict.status().verdict()
        + " "
        + verdict.status().grade()
        + " "
        + verdict.status().isExpected()
        + " "
        + verdict.rootCause().map(FoundCause::id).orElse("");
  }

  /** Empty where the bundle has no list of a group with members. */
  private static Optional<Bundle> withoutOneMember(Bundle bundle, long seed) throws IOException {
    List<BundleFile> files = new ArrayList<>(bundle.files());
    for (int i = 0; i < files.size(); i++) {
      BundleFile file = files.get(i);
      if (file.kind() == FileKind.GROUP_MEMBERS && file.path().endsWith(".json")) {
        JsonNode list = JSON.readTree(file.text());
        if (list instanceof ObjectNode
            && list.get("value") instanceof ArrayNode members
            && !members.isEmpty()) {
          members.remove((int) Math.floorMod(seed, members.size()));
          files.set(
              i,
              new BundleFile(
                  file.path(),
                  file.kind(),
                  file.about(),
                  file.asOf(),
                  file.partial(),
                  JSON.writeValueAsString(list)));
          return Optional.of(new Bundle(files));
        }
      }
    }
    return Optional.empty();
  }
}
