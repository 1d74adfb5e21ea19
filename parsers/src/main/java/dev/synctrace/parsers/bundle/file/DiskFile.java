package dev.synctrace.parsers.bundle.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A file that is on disk. */
public record DiskFile(String path, Path file) implements SourceFile {

  @Override
  public OptionalLong size() {
    return OptionalLong.of(file.toFile().length());
  }

  @Override
  public InputStream open() throws IOException {
    try {
      return new SourceStream(Files.newInputStream(file));
    } catch (IOException e) {
      throw UnreadableSourceException.of(e);
    }
  }
}
