package dev.synctrace.report.redact;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files that only their owner may read, from their first byte on. */
final class PrivateFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFile() {}

  /** Writes the content. */
  @FunctionalInterface
  interface Content {
    void write(Writer out) throws IOException;
  }

  /**
   * Makes a new file, as UTF-8. On a file system without such permissions (Windows) the folder's
   * own rights decide.
   *
   * @throws java.nio.file.FileAlreadyExistsException when the file exists: one that others can read
   *     already would stay so
   */
  static void write(Path file, Content content) throws IOException {
    boolean posix = Files.getFileStore(folder(file)).supportsFileAttributeView("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                Channels.newOutputStream(Files.newByteChannel(file, options, attributes)),
                StandardCharsets.UTF_8))) {
      content.write(out);
    }
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }
}
