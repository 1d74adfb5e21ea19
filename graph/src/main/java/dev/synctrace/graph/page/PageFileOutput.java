package dev.synctrace.graph.page;

import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;

/**
 * A file being written. Its failures are unchecked, since a full disk must not look like a broken
 * connection, which is tried again.
 */
final class PageFileOutput implements AutoCloseable {
  private final OutputStream out;
  private final MessageDigest digest;

  PageFileOutput(Path file, MessageDigest digest) {
    this.digest = digest;
    try {
      this.out = PrivateFiles.newOutputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a whole file its name; returns its size. */
  static long finish(Path unfinished, Path file) {
    try {
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
