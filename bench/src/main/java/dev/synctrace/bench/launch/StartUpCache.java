package dev.synctrace.bench.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The ahead-of-time cache, which the launcher makes in the background of the first start. */
public final class StartUpCache {
  /** Twenty seconds as a rule; but it is made with the lowest priority. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private StartUpCache() {}

  /**
   * Starts the tool once and waits until its cache is made, so that none of what is measured is
   * slowed by the making.
   *
   * @param cacheHome where the tool keeps its cache; holds no other
   * @throws IllegalStateException when no cache comes of it
   */
  public static void make(Tool tool, Path cacheHome) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(cacheHome.resolve("synctrace"));
    tool.run("--version");
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<Path> files = list(folder);
    while (!isMade(files) && System.nanoTime() < end) {
      Thread.sleep(Duration.ofMillis(100));
      files = list(folder);
    }
    if (!isMade(files) || Files.size(files.getFirst()) == 0) {
      throw new IllegalStateException(
          "the start-up cache was not made: run the warm-up that ./synctrace has by hand");
    }
  }

  /** While it is made a lock and a draft stand beside it. */
  private static boolean isMade(List<Path> files) {
    return files.size() == 1 && files.getFirst().toString().endsWith(".aot");
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
