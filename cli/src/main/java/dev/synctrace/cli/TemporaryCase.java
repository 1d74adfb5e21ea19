package dev.synctrace.cli;

import dev.synctrace.bundle.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for a case that nobody keeps: removed when closed, and when the program is ended. */
final class TemporaryCase implements AutoCloseable {
  private final Path folder;
  private final Thread atExit = new Thread(this::removeQuietly);

  TemporaryCase() throws IOException {
    folder = Files.createTempDirectory("synctrace-case-");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atExit);
    Folders.remove(folder);
  }

  /** Nobody is left to be told when the program is being ended. */
  private void removeQuietly() {
    try {
      Folders.remove(folder);
    } catch (IOException e) {
      System.err.println("synctrace: could not remove " + folder + ": remove it by hand");
    }
  }
}
