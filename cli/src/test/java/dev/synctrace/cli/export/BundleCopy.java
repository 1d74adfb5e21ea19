package dev.synctrace.cli.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A sample as someone else would have exported it: a copy whose files can be changed. */
final class BundleCopy {
  private static final Path SAMPLES = Path.of("../samples");

  private final Path folder;

  private BundleCopy(Path folder) {
    this.folder = folder;
  }

  /** Copies a sample into a folder that does not exist yet. */
  static BundleCopy of(String sample, Path folder) throws IOException {
    Path from = SAMPLES.resolve(sample);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return new BundleCopy(folder);
  }

  /** The copy itself, to ingest. */
  String path() {
    return folder.toString();
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Writes a file again with other text. */
  BundleCopy edit(String name, UnaryOperator<String> change) throws IOException {
    Files.writeString(file(name), change.apply(Files.readString(file(name))));
    return this;
  }

  /** Takes one file away and puts another in its place. */
  BundleCopy replace(String name, String otherName, byte[] bytes) throws IOException {
    Files.delete(file(name));
    Files.write(file(otherName), bytes);
    return this;
  }

  BundleCopy replace(String name, String otherName, String text) throws IOException {
    return replace(name, otherName, text.getBytes(StandardCharsets.UTF_8));
  }
}
