package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.archive.ArchiveMember.Packed;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/**
 * Content of an archive that can only be read from its first member to its last. It is unpacked
 * once, into one temp file of which each whole member is a stretch; the file is deleted on close.
 * All that is unpacked is charged to the archive's budget before it is written.
 */
final class UnpackedArchive implements Closeable {
  private static final int BLOCK = 1 << 16;

  /** Windows takes no longer path; names are held in memory. */
  private static final int LONGEST_NAME = 1 << 15;

  private static final String DAMAGED = "is truncated or damaged. Copy it again";

  private final String path;
  private final ArchiveBudget budget;
  private final Path temp;
  private final Path file;
  private final FileChannel channel;
  private final byte[] buffer = new byte[BLOCK];
  private final List<Packed> members = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private boolean entered;

  private UnpackedArchive(
      String path, ArchiveBudget budget, Path temp, Path file, FileChannel channel) {
    this.path = path;
    this.budget = budget;
    this.temp = temp;
    this.file = file;
    this.channel = channel;
  }

  /** Unpacks one archive from its first member to its last. */
  @FunctionalInterface
  interface Unpacking {

    /**
     * Adds what is whole and reports the rest.
     *
     * @throws UnreadableSourceException when nothing of the archive can be read
     */
    void into(UnpackedArchive unpacked) throws IOException;
  }

  /**
   * Unpacks an archive into the temp folder.
   *
   * @param path names the archive in a failure to write
   */
  static UnpackedArchive of(String path, Unpacking archive, Path temp, ArchiveBudget budget)
      throws IOException {
    UnpackedArchive unpacked;
    Path file = null;
    try {
      file = Files.createTempFile(temp, "unpacked-", ".tmp");
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      unpacked = new UnpackedArchive(path, budget, temp, file, channel);
    } catch (IOException e) {
      if (file != null) {
        Files.deleteIfExists(file);
      }
      throw noRoom(path, temp, e);
    }
    boolean done = false;
    try {
      archive.into(unpacked);
      done = true;
      return unpacked;
    } finally {
      if (!done) {
        unpacked.close();
      }
    }
  }

  /** The failure to write an archive's content, which is not the archive's fault. */
  static IOException noRoom(String path, Path temp, IOException cause) {
    return new IOException(
        path + " cannot be extracted to " + temp + ". Free some space there and try again", cause);
  }

  /** Counts one entry, whatever it is. */
  void entry() throws IOException {
    budget.addEntries(1);
    entered = true;
  }

  /**
   * Unpacks a member.
   *
   * @return whether it is whole; else it is among the {@link #refusals()}
   */
  boolean add(String name, InputStream bytes) throws IOException {
    return add(name, Optional.empty(), bytes).isPresent();
  }

  /**
   * Unpacks a part of a mail.
   *
   * @return the member; empty as for {@link #add(String, InputStream)}
   */
  Optional<Packed> add(String name, Optional<String> mediaType, InputStream bytes)
      throws IOException {
    long start = channel.position();
    CRC32 crc = new CRC32();
    try {
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        crc.update(buffer, 0, n);
        write(buffer, n);
      }
    } catch (ArchiveBudget.OverdrawnException e) {
      throw e;
    } catch (UnreadableSourceException e) {
      channel.truncate(start);
      refuse(Refusal.of(name, e));
      return Optional.empty();
    }
    long size = channel.position() - start;
    return add(new Stretch(name, start, size, size), OptionalLong.of(crc.getValue()), mediaType);
  }

  /** Takes a member out again, which is there in a better form. */
  void drop(Packed member) {
    members.remove(member);
  }

  /** Reads over bytes that are not wanted, at the cost of the budget. */
  void pass(InputStream bytes) throws IOException {
    for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
      budget.addBytes(n);
    }
  }

  /** Writes unpacked bytes behind those that are there. */
  void write(byte[] bytes, int count) throws IOException {
    budget.addBytes(count);
    ByteBuffer rest = ByteBuffer.wrap(bytes, 0, count);
    try {
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      throw noRoom(path, temp, e);
    }
  }

  /** Bytes that are written. */
  long size() throws IOException {
    return channel.position();
  }

  /** Adds a member whose bytes are written. */
  void add(Stretch member) {
    add(member, OptionalLong.empty(), Optional.empty());
  }

  private Optional<Packed> add(Stretch member, OptionalLong crc, Optional<String> mediaType) {
    if (member.name.length() > LONGEST_NAME) {
      refuse(
          new Refusal(
              member.name,
              false,
              "has a name of more than "
                  + LONGEST_NAME
                  + " characters, so it was not read. Create the archive again"));
      return Optional.empty();
    }
    Packed packed =
        new Packed(
            member.name,
            OptionalLong.of(member.size),
            crc,
            member.charged,
            mediaType,
            () -> new FileSlice(channel, member.start, member.start + member.size));
    members.add(packed);
    return Optional.of(packed);
  }

  /** Reports a member that cannot be read. */
  void refuse(Refusal refusal) {
    String name = refusal.name();
    refusals.add(
        name.length() <= LONGEST_NAME
            ? refusal
            : new Refusal(name.substring(0, 100), refusal.encrypted(), refusal.advice()));
  }

  /** Reports that something was cut off or spoilt. */
  void damaged() {
    entered = true;
    report(DAMAGED);
  }

  /**
   * Reports something about the archive as a whole.
   *
   * @param advice what is wrong and what to do, without a full stop
   */
  void report(String advice) {
    problems.add(advice);
  }

  /** The members that are whole, in the order they were unpacked. */
  List<Packed> members() {
    return List.copyOf(members);
  }

  List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /** What is wrong with the archive as a whole, each with what to do. */
  List<String> problems() {
    if (problems.isEmpty() && !entered) {
      return List.of("is an empty archive. Request a bundle that contains files");
    }
    return problems.stream()
        .distinct()
        .map(problem -> problem + ". Complete files read from it: " + members.size())
        .toList();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /**
   * A member as a stretch of what was written.
   *
   * @param charged bytes of it that the budget need not be charged again
   */
  record Stretch(String name, long start, long size, long charged) {}
}
