package dev.synctrace.diagnosis.world;

import dev.synctrace.testkit.world.BundleDefect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Tries many worlds on two threads; the trials come in the order of the seeds. */
final class SoundnessRun {
  private static final int THREADS = 2;
  private static final int AHEAD = 64;

  private SoundnessRun() {}

  /**
   * A trial, and the same world without its degradation.
   *
   * @param complete present for worlds with one degradation, if it was asked for
   */
  record Pair(WorldTrial trial, Optional<WorldTrial> complete) {}

  /** Tries each seed's world once. */
  static void of(long[] seeds, Path temp, Consumer<WorldTrial> sink)
      throws InterruptedException, ExecutionException {
    run(seeds, temp, false, pair -> sink.accept(pair.trial()));
  }

  /** As above, and with everything in the bundle where one degradation was drawn. */
  static void inPairs(long[] seeds, Path temp, Consumer<Pair> sink)
      throws InterruptedException, ExecutionException {
    run(seeds, temp, true, sink);
  }

  /**
   * Tries each seed's world that has a known failure twice: as it is, and without the logs that
   * show why.
   */
  static void withoutFailureLogs(long[] seeds, Path temp, Consumer<List<WorldTrial>> sink)
      throws InterruptedException, ExecutionException {
    Queue<Future<List<WorldTrial>>> running = new ArrayDeque<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      for (long seed : seeds) {
        running.add(pool.submit(() -> twice(seed, temp)));
        if (running.size() > AHEAD) {
          sink.accept(running.remove().get());
        }
      }
      while (!running.isEmpty()) {
        sink.accept(running.remove().get());
      }
    }
  }

  private static List<WorldTrial> twice(long seed, Path temp) {
    try {
      WorldTrial trial = WorldTrial.of(seed, temp);
      boolean failing = trial.rootCauses().shown() > 0;
      return failing ? List.of(trial, WorldTrial.withoutFailureLogs(seed, temp)) : List.of(trial);
    } catch (IOException e) {
      throw new UncheckedIOException("world " + seed, e);
    } catch (RuntimeException e) {
      throw new IllegalStateException("world " + seed, e);
    }
  }

  private static void run(long[] seeds, Path temp, boolean pairs, Consumer<Pair> sink)
      throws InterruptedException, ExecutionException {
    Queue<Future<Pair>> running = new ArrayDeque<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      for (long seed : seeds) {
        running.add(pool.submit(() -> trial(seed, temp, pairs)));
        if (running.size() > AHEAD) {
          sink.accept(running.remove().get());
        }
      }
      while (!running.isEmpty()) {
        sink.accept(running.remove().get());
      }
    }
  }

  private static Pair trial(long seed, Path temp, boolean pairs) {
    try {
      WorldTrial trial = WorldTrial.of(seed, temp);
      Set<BundleDefect> degradations = trial.degradations();
      boolean paired = pairs && trial.at() == null && degradations.size() == 1;
      return new Pair(
          trial, paired ? Optional.of(WorldTrial.complete(seed, temp)) : Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException("world " + seed, e);
    } catch (RuntimeException e) {
      throw new IllegalStateException("world " + seed, e);
    }
  }
}
