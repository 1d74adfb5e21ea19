package dev.synctrace.cli.file;

import dev.synctrace.cli.terminal.ResultWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is replaced when it is whole and not before: what fails half-way leaves the old one.
 * A link stays, and what it leads to is replaced. A device or a pipe, such as {@code /dev/stdout},
 * is no file to be replaced: it is written to as it is.
 */
public final class AtomicFile implements AutoCloseable {
  private final Path file;
  private final Path draft;

  private AtomicFile(Path file, Path draft) {
    this.file = file;
    this.draft = draft;
  }

  /**
   * Begins a file.
   *
   * @throws FileSystemException when it cannot be a file there
   */
  public static AtomicFile of(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new FileSystemException(
          file.toString(), null, "is a folder: name a file in it, such as report.html");
    }
    if (Files.isRegularFile(target)) {
      target = target.toRealPath();
    } else if (Files.exists(target)) {
      return new AtomicFile(target, target);
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new FileSystemException(
          file.toString(), null, "cannot be written: its folder does not exist");
    }
    Path draft = folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid());
    draft.toFile().deleteOnExit(); // when the program is ended before this is closed
    return new AtomicFile(target, draft);
  }

  /** Returns a writer that remembers why it failed; to be asked after it is closed. */
  public ResultWriter writer() throws IOException {
    return ResultWriter.to(draft, file);
  }

  public OutputStream stream() throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(draft));
  }

  /** Puts it in place; the writer must be closed. */
  public void replace() throws IOException {
    if (isAside()) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what was not put in place. */
  @Override
  public void close() throws IOException {
    if (isAside()) {
      Files.deleteIfExists(draft);
    }
  }

  private boolean isAside() {
    return !draft.equals(file);
  }
}
