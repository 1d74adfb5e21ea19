package dev.synctrace.diagnosis.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.testkit.truth.Deviation;
import dev.synctrace.testkit.truth.DiagnosedGrade;
import dev.synctrace.testkit.world.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the product calls PROVEN is true, in random worlds and whatever their bundles lack. {@code
 * -Dsynctrace.worlds=N} draws N new worlds and prints their seeds; {@code -Dsynctrace.seed=SEED}
 * repeats one; {@code -Dsynctrace.soundness=N} tries the worlds 1 to N and writes {@code
 * docs/soundness.md}; {@code -Dsynctrace.rootcauses=N} tries worlds from 1 on until N have a known
 * failure whose log is in the bundle, each with the log and without.
 */
@Tag("slow")
class WorldSoundnessTest {
  private static final int FIXED = 400;
  private static final int REDUCED = 6;

  /** Worlds with a failure whose log is in the bundle that are tried in every build. */
  private static final int FAILING = 60;

  private static final int BATCH = 20;
  private static final Path PAGE = Path.of("..", "docs", "soundness.md");

  private final Map<String, String> falseProven = new LinkedHashMap<>();
  private final List<String> incomplete = new ArrayList<>();

  @TempDir Path temp = Path.of("unset");

  @Test
  void nothingProvenIsFalse() throws Exception {
    SoundnessReport report = new SoundnessReport();
    SoundnessRun.of(
        seeds(),
        temp,
        trial -> {
          report.add(trial);
          keep(trial);
          trial.incomplete().forEach(problem -> incomplete.add(trial.named() + " " + problem));
        });
    System.out.print(report.summary());
    assertThat(falseProven.values()).isEmpty();
    assertThat(incomplete).as("answers that lack what every answer has").isEmpty();
    assertThat(report.falseLikelyShare()).isLessThan(0.005);
    assertThat(report.rightWhenComplete()).isGreaterThanOrEqualTo(0.97);
    assertRootCauses(report);
  }

  @Test
  void theRootCauseIsNamedOrItsLogRequested() throws Exception {
    int wanted = Integer.getInteger("synctrace.rootcauses", FAILING);
    SoundnessReport report = new SoundnessReport();
    AtomicInteger failing = new AtomicInteger();
    for (long from = 1; failing.get() < wanted; from += BATCH) {
      long[] batch = LongStream.range(from, from + BATCH).toArray();
      SoundnessRun.withoutFailureLogs(
          batch,
          temp,
          trials -> {
            failing.addAndGet(trials.size() - 1);
            for (WorldTrial trial : trials) {
              report.add(trial);
              keep(trial);
            }
          });
    }
    System.out.printf("%d worlds with a failure whose log is in the bundle%n", failing.get());
    System.out.print(report.summary());
    assertThat(falseProven.values()).isEmpty();
    assertRootCauses(report);
  }

  private static void assertRootCauses(SoundnessReport report) {
    assertThat(report.namedShare())
        .as("root causes named; not: %s", report.wrongRoots())
        .isGreaterThanOrEqualTo(0.95);
    assertThat(report.requestedShare())
        .as("logs requested; not: %s", report.wrongRoots())
        .isGreaterThanOrEqualTo(0.95);
  }

  @Test
  @EnabledIfSystemProperty(named = "synctrace.soundness", matches = "\\d+")
  void writesThePage() throws Exception {
    int worlds = Integer.getInteger("synctrace.soundness");
    SoundnessReport report = new SoundnessReport();
    SoundnessRun.inPairs(
        LongStream.rangeClosed(1, worlds).toArray(),
        temp,
        pair -> {
          report.add(pair);
          keep(pair.trial());
        });
    System.out.print(report.summary());
    Files.writeString(PAGE, report.page("seeds 1 to " + worlds));
    assertThat(falseProven.values()).isEmpty();
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

  /** Keeps one false PROVEN of each kind, and writes the fewest files that still show it. */
  private void keep(WorldTrial trial) {
    for (Deviation deviation : trial.of(DiagnosedGrade.PROVEN)) {
      if (falseProven.size() < REDUCED && !falseProven.containsKey(deviation.kind())) {
        falseProven.put(deviation.kind(), describe(trial, deviation));
      }
    }
  }

  private String describe(WorldTrial trial, Deviation deviation) {
    Bundle smallest = trial.reduced(deviation, temp);
    String name = trial.seed() + "-" + deviation.kind().replace(' ', '-');
    Path folder = Path.of("target", "false-proven", name);
    try {
      if (!Files.exists(folder)) {
        smallest.write(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "%s%n  %s%n  reduced to %s".formatted(trial.named(), deviation, folder.toAbsolutePath());
  }
}
