package dev.synctrace.parsers.bundle;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Folders and files that only their owner can read, whatever the umask: a case holds what its
 * bundle holds. On a file system without POSIX permissions (Windows) the rights of the folder
 * around decide.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /**
   * Creates a folder and the missing ones around it; one that exists keeps its permissions.
   *
   * @return the folder
   */
  public static Path createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        createFolders(parent);
      }
      Files.createDirectories(folder, attributes(folder, FOLDER));
      restrict(folder, FOLDER);
    }
    return folder;
  }

  /** Opens a file for writing; one that exists is replaced. */
  public static OutputStream newOutputStream(Path file) throws IOException {
    return Channels.newOutputStream(
        open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  /** Opens a file for writing as UTF-8; one that exists is replaced. */
  public static Writer newWriter(Path file) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(newOutputStream(file), StandardCharsets.UTF_8.newEncoder()));
  }

  /**
   * Opens a new file for writing as UTF-8.
   *
   * @throws java.nio.file.FileAlreadyExistsException when the file exists: who has opened it before
   *     would read on
   */
  public static Writer createWriter(Path file) throws IOException {
    FileChannel created = open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new BufferedWriter(
        new OutputStreamWriter(Channels.newOutputStream(created), StandardCharsets.UTF_8));
  }

  /** Opens a file that these options create. */
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    FileChannel channel = FileChannel.open(file, Set.of(options), attributes(file, FILE));
    restrict(file, FILE); // a umask may take rights of the owner, and an old file have more
    return channel;
  }

  /** Takes the rights of all others from a file that something else has created. */
  public static void restrict(Path file) {
    restrict(file, FILE);
  }

  /** A file system that knows no such rights, such as a mounted FAT disk, says so only now. */
  private static void restrict(Path path, Set<PosixFilePermission> permissions) {
    if (isPosix(path)) {
      try {
        Files.setPosixFilePermissions(path, permissions);
      } catch (IOException | UnsupportedOperationException _) {
        // As it was before: the rights of the folder around decide.
      }
    }
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
