package dev.synctrace.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

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
    remove();
  }

  /** Nobody is left to be told when the program is being ended. */
  private void removeQuietly() {
    try {
      remove();
    } catch (IOException e) {
      System.err.println("synctrace: could not remove " + folder + ": remove it by hand");
    }
  }

  private void remove() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
