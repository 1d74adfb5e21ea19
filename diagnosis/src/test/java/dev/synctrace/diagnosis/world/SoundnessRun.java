package dev.synctrace.diagnosis.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tries many worlds on two threads; the trials come in the order of the seeds. */
final class SoundnessRun {
  private static final int THREADS = 2;

  private SoundnessRun() {}

  static List<WorldTrial> of(long[] seeds, Path temp)
      throws InterruptedException, ExecutionException {
    List<Future<WorldTrial>> running = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      for (long seed : seeds) {
        running.add(pool.submit(() -> trial(seed, temp)));
      }
      List<WorldTrial> trials = new ArrayList<>();
      for (Future<WorldTrial> each : running) {
        trials.add(each.get());
      }
      return trials;
    }
  }

  private static WorldTrial trial(long seed, Path temp) {
    try {
      return WorldTrial.of(seed, temp);
    } catch (IOException e) {
      throw new UncheckedIOException("world " + seed, e);
    } catch (RuntimeException e) {
      throw new IllegalStateException("world " + seed, e);
    }
  }
}
