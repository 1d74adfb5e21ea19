package dev.synctrace.serve.cases;

import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.parsers.bundle.PrivateFiles;
import dev.synctrace.serve.http.ServeLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All cases of one data folder: each in a folder of its own below {@code cases}, and what is being
 * received below {@code incoming}. One server holds a data folder at a time. Safe for use by many
 * threads.
 */
final class CaseRepository implements AutoCloseable {
  /** Ends the name of the mark that is beside a case's folder while it is being removed. */
  private static final String REMOVING = ".removing";

  private final Path cases;
  private final Path incoming;
  private final FileChannel lock;
  private final Map<CaseId, CaseEntry> entries = new ConcurrentHashMap<>();

  private CaseRepository(Path data, FileChannel lock) {
    this.cases = data.resolve("cases");
    this.incoming = data.resolve("incoming");
    this.lock = lock;
  }

  /**
   * Opens a data folder, makes it where there is none, and removes what an ended server left half
   * received or half removed. Everything else is kept: a case whose entry cannot be read is shown
   * as damaged.
   *
   * @throws IOException when it cannot be used, or another server holds it
   */
  public static CaseRepository open(Path data, ServeLog log) throws IOException {
    makePrivate(data);
    FileChannel lock =
        PrivateFiles.open(
            data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    CaseRepository repository = new CaseRepository(data, lock);
    try {
      if (!isOurs(lock)) {
        throw new IOException(
            data
                + " is in use by another server. Stop that server, or specify another folder with --data");
      }
      DirectoryCleanup.remove(repository.incoming);
      PrivateFiles.createFolders(repository.incoming);
      PrivateFiles.createFolders(repository.cases);
      repository.load(log);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
    return repository;
  }

  /** No other user of the machine may read what was uploaded. */
  private static void makePrivate(Path data) throws IOException {
    PrivateFiles.createFolders(data);
    if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private void load(ServeLog log) throws IOException {
    finishRemovals(log);
    List<Path> folders;
    try (Stream<Path> found = Files.list(cases)) {
      folders = found.toList();
    }
    for (Path folder : folders) {
      Optional<CaseId> id = CaseId.parse(folder.getFileName().toString());
      if (id.isPresent()) {
        load(id.get(), log);
      }
    }
  }

  private void finishRemovals(ServeLog log) throws IOException {
    List<Path> marks;
    try (Stream<Path> found = Files.list(cases)) {
      marks = found.filter(file -> file.toString().endsWith(REMOVING)).toList();
    }
    for (Path mark : marks) {
      String name = mark.getFileName().toString();
      Optional<CaseId> id = CaseId.parse(name.substring(0, name.length() - REMOVING.length()));
      if (id.isPresent()) {
        log.line(
            "case " + id.get().shortened() + " was partially removed; removed the remaining files");
        DirectoryCleanup.remove(folder(id.get()).root());
        Files.deleteIfExists(mark);
      }
    }
  }

  private void load(CaseId id, ServeLog log) throws IOException {
    CaseFolder folder = folder(id);
    try {
      entries.put(id, CaseEntry.load(id, folder.entry()));
    } catch (IOException | RuntimeException e) {
      String why =
          Files.exists(folder.entry())
              ? "case.properties of this case cannot be read"
              : "case.properties of this case is missing";
      log.line("case " + id.shortened() + " is damaged and was kept: " + e);
      entries.put(
          id,
          CaseEntry.ofDamaged(
              id,
              Files.getLastModifiedTime(folder.root()).toInstant(),
              why
                  + ", so it cannot be shown. Its files are kept in the data folder of the server. Restore"
                  + " case.properties from a backup, or delete the case and upload the bundle again."));
    }
  }

  /**
   * A folder to receive an upload in; whoever asks for it removes it or hands it to {@link #add}.
   */
  public Path incoming(CaseId id) throws IOException {
    return PrivateFiles.createFolders(incoming.resolve(id.value()));
  }

  /** Makes a case of what was received. */
  public CaseEntry add(CaseId id, Path received, String name, long bytes, Instant now)
      throws IOException {
    CaseFolder folder = folder(id);
    PrivateFiles.createFolders(folder.root());
    try {
      Files.move(received, folder.bundle());
      CaseEntry entry = CaseEntry.ofUpload(id, name, now, bytes);
      put(entry);
      return entry;
    } catch (IOException | RuntimeException e) {
      remove(id);
      throw e;
    }
  }

  /** Makes a place for a case of which only its answers are stored here. */
  void add(CaseEntry entry) throws IOException {
    PrivateFiles.createFolders(folder(entry.id()).root());
    put(entry);
  }

  /** Keeps a new state of a case, unless the case was removed meanwhile. */
  synchronized void put(CaseEntry entry) {
    try {
      if (Files.isDirectory(folder(entry.id()).root())) {
        entry.save(folder(entry.id()).entry());
        entries.put(entry.id(), entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what a case is called now. */
  synchronized void label(CaseId id, CaseLabel label) {
    CaseEntry entry = entries.get(id);
    if (entry != null && !entry.label().equals(label)) {
      put(entry.labelled(label));
    }
  }

  public Optional<CaseEntry> find(CaseId id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** Newest first; those that came together by name. */
  public List<CaseEntry> all() {
    return entries.values().stream()
        .sorted(Comparator.comparing(CaseEntry::received).reversed().thenComparing(CaseEntry::name))
        .toList();
  }

  /** Deletes a case and all its files. */
  void remove(CaseId id) throws IOException {
    entries.remove(id);
    // The next start removes what has this mark, should this be interrupted.
    Path mark = cases.resolve(id.value() + REMOVING);
    PrivateFiles.newOutputStream(mark).close();
    DirectoryCleanup.remove(folder(id).root());
    Files.deleteIfExists(mark);
  }

  CaseFolder folder(CaseId id) {
    return new CaseFolder(cases.resolve(id.value()));
  }

  /** Bytes that can still be written to the disk of the cases. */
  public long room() throws IOException {
    return Files.getFileStore(cases).getUsableSpace();
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
