package dev.synctrace.cli.file;

import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder for a case that is not kept: removed when closed, and when the program is ended. A run
 * that is killed cannot do that, so the next one does: a lock in the folder tells that the process
 * of its case lives, and the system releases it with the process.
 */
public final class TemporaryCase implements AutoCloseable {
  private static final String PREFIX = "synctrace-case-";
  private static final String LOCK = "lock";
  private static final String CASE = "case";

  /** Of this process: to open and close the lock file of one would release its lock. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final FileChannel lock;
  private final Thread atExit = new Thread(this::removeQuietly);

  public TemporaryCase() throws IOException {
    this(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * @param parent where temporary cases are, those of killed runs included
   */
  TemporaryCase(Path parent) throws IOException {
    root = Files.createTempDirectory(parent, PREFIX).toAbsolutePath();
    OWN.add(root);
    lock = lock(root);
    Runtime.getRuntime().addShutdownHook(atExit);
    removeLeftovers(parent, root);
  }

  /** The lock file gets its name once it is locked: who sees the name sees the lock. */
  private static FileChannel lock(Path root) throws IOException {
    Path unnamed = root.resolve(LOCK + ".new");
    FileChannel channel =
        PrivateFiles.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      channel.lock();
      Files.move(unnamed, root.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // No locks here, or no renaming while open: this case is then never taken for a leftover.
    }
    return channel;
  }

  /** Where the case goes; not there yet. */
  public Path folder() {
    return root.resolve(CASE);
  }

  /** Removes the cases of runs that were killed; what cannot be removed stays for another run. */
  private static void removeLeftovers(Path parent, Path mine) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      UserPrincipal me = Files.getOwner(mine);
      for (Path folder : folders) {
        Path found = folder.toAbsolutePath();
        if (!OWN.contains(found) && Files.isDirectory(found, LinkOption.NOFOLLOW_LINKS)) {
          removeIfLeftOver(found, me);
        }
      }
    } catch (IOException | RuntimeException _) {
      // What others left is not what this run is about.
    }
  }

  private static void removeIfLeftOver(Path folder, UserPrincipal me) {
    Path file = folder.resolve(LOCK);
    try {
      if (!Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(me)
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        FileLock free = channel.tryLock();
        if (free == null) {
          return;
        }
        // The lock goes last, so that another run finishes what this one cannot.
        DirectoryCleanup.remove(folder.resolve(CASE));
      }
      DirectoryCleanup.remove(folder);
    } catch (IOException | OverlappingFileLockException _) {
      // Another run removes it, or it is in use.
    }
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atExit);
    remove();
  }

  private void remove() throws IOException {
    DirectoryCleanup.remove(folder());
    lock.close();
    DirectoryCleanup.remove(root);
    OWN.remove(root);
  }

  /** No one is left to be told when the program is being ended. */
  private void removeQuietly() {
    try {
      remove();
    } catch (IOException e) {
      System.err.println("synctrace: could not remove " + root + ". Remove it manually");
    }
  }
}
