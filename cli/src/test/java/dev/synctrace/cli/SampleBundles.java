package dev.synctrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The bundles in {@code samples/} that come with the expected answer. */
public final class SampleBundles {
  private static final Path FOLDER = Path.of("..", "samples");

  private SampleBundles() {}

  /** Their folders, by name. */
  public static List<Path> all() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("expected.json")))
          .sorted()
          .toList();
    }
  }
}
