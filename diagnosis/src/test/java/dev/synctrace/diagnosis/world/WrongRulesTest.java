package dev.synctrace.diagnosis.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.testkit.truth.Deviation;
import dev.synctrace.testkit.truth.DiagnosedGrade;
import dev.synctrace.testkit.truth.GroundTruthCheck;
import dev.synctrace.testkit.world.Bundle;
import dev.synctrace.testkit.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fixed worlds detect each deliberately wrong rule: it makes a claim that the truth refutes.
 */
@Tag("slow")
class WrongRulesTest {
  private static final long WORLDS = 400;

  @TempDir Path temp = Path.of("unset");

  @Test
  void everyWrongRuleIsDetected() throws IOException {
    Set<WrongRule> undetected = EnumSet.allOf(WrongRule.class);
    for (long seed = 1; seed <= WORLDS && !undetected.isEmpty(); seed++) {
      World world = World.of(seed);
      Bundle bundle = world.bundle(WorldTrial.degradations(seed, world));
      WorldAnswers.SeenEvents seen = WorldAnswers.read(bundle, temp.resolve("world-" + seed));
      Set<String> right = falseClaims(world, bundle, seen.answers(), DiagnosedGrade.LIKELY);
      for (WrongRule rule : List.copyOf(undetected)) {
        Set<String> wrong = falseClaims(world, bundle, seen.answersOf(rule), rule.detectedAt());
        wrong.removeAll(right);
        if (!wrong.isEmpty()) {
          undetected.remove(rule);
        }
      }
    }
    assertThat(undetected).isEmpty();
  }

  private static Set<String> falseClaims(
      World world, Bundle bundle, WorldAnswers answers, DiagnosedGrade atLeast) {
    return WorldTrial.deviations(new GroundTruthCheck(world, bundle), answers).stream()
        .filter(deviation -> deviation.grade().compareTo(atLeast) >= 0)
        .map(WrongRulesTest::claim)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String claim(Deviation deviation) {
    return deviation.kind() + " of " + deviation.subject();
  }
}
