package dev.synctrace.opensearch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.OperatingSystemMXBean;
import dev.synctrace.opensearch.node.LocalCluster;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real cluster for tests. One serves all tests of a JVM; it ends with it. */
public final class TestCluster {
  private static final long MEMORY = 3L << 30;

  private static final Object LOCK = new Object();
  private static final List<LocalCluster> RUNNING = new ArrayList<>();

  private TestCluster() {}

  /** The running cluster, all of its nodes up; skips the test where memory is short. */
  public static LocalCluster get() {
    synchronized (LOCK) {
      try {
        if (RUNNING.isEmpty()) {
          assumeTrue(freeMemory() > MEMORY, "needs 3 GB of free memory for three OpenSearch nodes");
          assumeTrue(
              Files.isDirectory(built().resolve("lib")),
              "needs opensearch/node, which is not built");
          RUNNING.add(LocalCluster.start(built()));
        }
        RUNNING.getFirst().awaitWhole();
        return RUNNING.getFirst();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException("the cluster did not start", e);
      }
    }
  }

  /** From the module's folder or a neighbour's, where tests run. */
  private static Path built() {
    Path own = Path.of("node", "target");
    return Files.isDirectory(own) ? own : Path.of("..", "opensearch", "node", "target");
  }

  private static long freeMemory() throws IOException {
    Path linux = Path.of("/proc/meminfo");
    if (Files.isReadable(linux)) {
      for (String line : Files.readAllLines(linux)) {
        if (line.startsWith("MemAvailable:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
      }
    }
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getFreeMemorySize();
  }
}
