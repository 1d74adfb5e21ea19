package dev.synctrace.diagnosis.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.testkit.world.Bundle;
import dev.synctrace.testkit.world.Deviation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the product calls PROVEN is true, in random worlds and whatever their bundles lack. {@code
 * -Dsynctrace.worlds=N} draws N new worlds and prints their seeds; {@code -Dsynctrace.seed=SEED}
 * repeats one.
 */
class WorldSoundnessTest {
  private static final int FIXED = 400;
  private static final int REDUCED = 12;

  @TempDir Path temp = Path.of("unset");

  @Test
  void nothingProvenIsFalse() throws Exception {
    List<WorldTrial> trials = SoundnessRun.of(seeds(), temp);
    SoundnessReport report = new SoundnessReport(trials);
    System.out.print(report.summary());
    Map<String, String> falseProven = new LinkedHashMap<>();
    for (WorldTrial trial : trials) {
      for (Deviation deviation : trial.falseProven()) {
        if (falseProven.size() < REDUCED && !falseProven.containsKey(deviation.kind())) {
          falseProven.put(deviation.kind(), describe(trial, deviation));
        }
      }
    }
    assertThat(falseProven.values()).isEmpty();
    assertThat(report.falseLikelyShare()).isLessThan(0.005);
    assertThat(report.rightWhenComplete()).isGreaterThanOrEqualTo(0.97);
  }

  private static long[] seeds() {
    String one = System.getProperty("synctrace.seed");
    if (one != null) {
      return new long[] {Long.parseLong(one)};
    }
    String drawn = System.getProperty("synctrace.worlds");
    if (drawn == null) {
      return LongStream.rangeClosed(1, FIXED).toArray();
    }
    long[] seeds =
        ThreadLocalRandom.current().longs(Integer.parseInt(drawn), 1, 1L << 40).toArray();
    System.out.println("worlds " + Arrays.toString(seeds));
    return seeds;
  }

  /** Says which world, and writes the fewest files that still fail. */
  private String describe(WorldTrial trial, Deviation deviation) throws IOException {
    Bundle smallest = trial.reduced(deviation, temp);
    Path folder =
        Path.of(
            "target",
            "false-" + deviation.grade(),
            trial.seed() + "-" + deviation.kind().replace(' ', '-'));
    if (!Files.exists(folder)) {
      smallest.write(folder);
    }
    return "world %d %s%n  %s%n  reduced to %s"
        .formatted(trial.seed(), trial.degradations(), deviation, folder.toAbsolutePath());
  }
}
