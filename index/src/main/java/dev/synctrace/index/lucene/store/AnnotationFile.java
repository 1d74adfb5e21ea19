package dev.synctrace.index.lucene.store;

import dev.synctrace.index.AnnotationStore;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.annotation.AnnotationJson;
import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/**
 * What engineers added to a case in a folder: a file of two lines beside the index, the document
 * and its SHA-256. It is replaced as a whole; a lock on another file makes writers wait for each
 * other.
 */
public final class AnnotationFile implements AnnotationStore {
  /** Name of the file in the folder of the case. */
  static final String NAME = "annotations.json";

  /** Name of the file that is locked; empty. */
  static final String LOCK = "annotations.lock";

  /** What to do about damage, as a sentence without its full stop. */
  static final String REMEDY =
      "Restore it from a backup, or move it out of the folder to go without its notes";

  /** Of this process, which cannot lock a file twice; a few cases share one. */
  private static final ReentrantLock[] LOCKS =
      Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

  private final Path folder;
  private final CaseFailures failures;

  /**
   * @param folder of the case, which has an index
   */
  public AnnotationFile(Path folder) {
    this.folder = folder;
    this.failures = new CaseFailures(folder);
  }

  @Override
  public Annotations read() {
    try {
      return parsed();
    } catch (IOException e) {
      throw failures.unverified(e);
    }
  }

  /** The file is replaced as a whole, so that it is another file after each change. */
  @Override
  public Optional<String> revision() {
    try {
      BasicFileAttributes now =
          Files.readAttributes(folder.resolve(NAME), BasicFileAttributes.class);
      return Optional.of(now.lastModifiedTime() + " " + now.size() + " " + now.fileKey());
    } catch (IOException _) {
      return Optional.of("none");
    }
  }

  @Override
  public Annotations update(UnaryOperator<Annotations> change) {
    try {
      ReentrantLock lock = LOCKS[Math.floorMod(folder.toRealPath().hashCode(), LOCKS.length)];
      lock.lock();
      try (FileChannel file =
          PrivateFiles.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        file.lock(); // released as the file is closed
        Annotations stored = parsed();
        Annotations changed = change.apply(stored);
        if (!changed.equals(stored)) {
          replace(changed);
        }
        return changed;
      } finally {
        lock.unlock();
      }
    } catch (IOException e) {
      throw failures.notSaved(e);
    }
  }

  private Annotations parsed() throws IOException {
    byte[] bytes;
    try {
      bytes = bytes();
    } catch (NoSuchFileException _) {
      return Annotations.NONE;
    }
    try {
      return parsed(bytes);
    } catch (IOException e) {
      throw new CaseException(
          "The notes and saved searches of the case at %s are damaged (%s: %s). %s."
              .formatted(folder, NAME, e.getMessage(), REMEDY),
          e);
    }
  }

  private byte[] bytes() throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(NAME))) {
      return in.readNBytes(AnnotationJson.MAX_BYTES + 100);
    }
  }

  private static Annotations parsed(byte[] bytes) throws IOException {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    if (end == bytes.length) {
      throw new IOException("truncated");
    }
    byte[] document = Arrays.copyOf(bytes, end);
    if (!Arrays.equals(bytes, end, bytes.length, trailer(document), 0, trailer(document).length)) {
      throw new IOException("the checksum does not match");
    }
    return AnnotationJson.read(document);
  }

  /** Returns what follows the document. */
  private static byte[] trailer(byte[] document) {
    try {
      String digest =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
      return ("\n{\"sha256\":\"" + digest + "\"}\n").getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void replace(Annotations annotations) throws IOException {
    Path draft = folder.resolve(NAME + ".new");
    byte[] document = AnnotationJson.write(annotations).getBytes(StandardCharsets.UTF_8);
    try (FileChannel out =
        PrivateFiles.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(out, document);
      write(out, trailer(document));
      out.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    try {
      Files.move(draft, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(draft, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
    }
    IOUtils.fsync(folder, true);
  }

  private static void write(FileChannel out, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      out.write(rest);
    }
  }

  /** Returns whether engineers ever added something. */
  boolean exists() {
    return Files.exists(folder.resolve(NAME));
  }

  /** Returns how many bytes the file has. */
  long size() throws IOException {
    return Files.size(folder.resolve(NAME));
  }

  /** Returns what is wrong with the file, in a few words; empty when it is as it was written. */
  Optional<String> problem() {
    byte[] bytes;
    try {
      bytes = bytes();
    } catch (IOException e) {
      return Optional.of("not readable: " + CaseFailures.oneLine(e));
    }
    try {
      parsed(bytes);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(CaseFailures.oneLine(e));
    }
  }
}
