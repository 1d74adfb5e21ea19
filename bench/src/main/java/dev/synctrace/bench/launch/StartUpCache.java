package dev.synctrace.bench.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The ahead-of-time caches, which the launcher makes in the background of the first start. */
public final class StartUpCache {
  /** Half a minute as a rule; but they are made with the lowest priority. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** One for all commands, one for those that only ask, one for searches. */
  private static final int CACHES = 3;

  private StartUpCache() {}

  /**
   * Starts the tool once and waits until its caches are made, so that none of what is measured is
   * slowed by the making.
   *
   * @param cacheHome where the tool keeps its cache; holds no other
   * @throws IllegalStateException when one does not come of it
   */
  public static void make(ProgramInvocation tool, Path cacheHome)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(cacheHome.resolve("synctrace"));
    tool.run("--version");
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<Path> files = list(folder);
    while (!isMade(files) && System.nanoTime() < end) {
      Thread.sleep(Duration.ofMillis(100));
      files = list(folder);
    }
    if (!isMade(files) || files.size() != CACHES || isAnyEmpty(files)) {
      throw new IllegalStateException(
          "the start-up cache was not made: run the warm-up that ./synctrace has by hand");
    }
  }

  /** While they are made a lock and drafts are next to them. */
  private static boolean isMade(List<Path> files) {
    return !files.isEmpty() && files.stream().allMatch(file -> file.toString().endsWith(".aot"));
  }

  private static boolean isAnyEmpty(List<Path> files) throws IOException {
    for (Path file : files) {
      if (Files.size(file) == 0) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
