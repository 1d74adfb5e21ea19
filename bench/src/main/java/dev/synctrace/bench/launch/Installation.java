package dev.synctrace.bench.launch;

import dev.synctrace.parsers.bundle.DirectoryCleanup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * SyncTrace laid out as it is installed: the launcher, {@code lib} with the jars, {@code lib/graph}
 * with those of {@code synctrace graph}, and the samples the start-up cache is made with.
 */
public record Installation(Path home) {

  /** Copies a checkout that is built; an installation already there is replaced. */
  public static Installation of(Path checkout, Path home) throws IOException {
    DirectoryCleanup.remove(home);
    copy(checkout.resolve("cli/target/lib"), home.resolve("lib"));
    copy(checkout.resolve("graph/sdk/target/lib"), home.resolve("lib/graph"));
    copy(checkout.resolve("samples"), home.resolve("samples"));
    Files.copy(checkout.resolve("synctrace"), home.resolve("synctrace"));
    return new Installation(home);
  }

  /** Takes the folder of the Graph jars away. */
  public void removeGraph() throws IOException {
    DirectoryCleanup.remove(home.resolve("lib/graph"));
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.toList();
    }
    for (Path path : all) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        Files.copy(path, target);
      }
    }
  }
}
