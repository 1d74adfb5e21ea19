package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.file.SourceFile;
import dev.synctrace.parsers.bundle.file.SourceStream;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/**
 * A file inside an archive. What it unpacks to is charged to the archive's budget once, however
 * often it is opened, and is held against its checksum.
 */
final class ArchiveMember implements SourceFile {
  private final String path;
  private final Packed packed;
  private final ArchiveBudget budget;
  private long charged;

  /**
   * @param path inside the bundle
   */
  ArchiveMember(String path, Packed packed, ArchiveBudget budget) {
    this.path = path;
    this.packed = packed;
    this.budget = budget;
    this.charged = packed.charged();
  }

  /**
   * What an archive holds of one member.
   *
   * @param name as the archive has it
   * @param size unpacked bytes as the archive claims
   * @param crc CRC-32 of the unpacked bytes
   * @param charged unpacked bytes that the budget has been charged already
   * @param mediaType as a mail names it
   */
  record Packed(
      String name,
      OptionalLong size,
      OptionalLong crc,
      long charged,
      Optional<String> mediaType,
      EntryOpener opener) {
    Packed(String name, OptionalLong size, OptionalLong crc, long charged, EntryOpener opener) {
      this(name, size, crc, charged, Optional.empty(), opener);
    }
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public OptionalLong size() {
    return packed.size();
  }

  @Override
  public Optional<String> mediaType() {
    return packed.mediaType();
  }

  @Override
  public InputStream open() throws IOException {
    budget.check();
    try {
      return new Unpacking(packed.opener().open());
    } catch (IOException e) {
      throw UnreadableSourceException.of(e);
    }
  }

  private final class Unpacking extends SourceStream {
    private final CRC32 crc = new CRC32();
    private long position;

    Unpacking(InputStream bytes) {
      super(bytes);
    }

    @Override
    public void passed(byte[] buffer, int offset, int count) throws UnreadableSourceException {
      crc.update(buffer, offset, count);
      position += count;
      if (position > charged) {
        long fresh = position - charged;
        charged = position;
        budget.addBytes(fresh);
      }
    }

    @Override
    public void ended() throws UnreadableSourceException {
      if (packed.crc().isPresent() && packed.crc().getAsLong() != crc.getValue()) {
        throw new UnreadableSourceException(UnreadableSourceException.CHECKSUM);
      }
    }
  }

  /** Gives the unpacked bytes of an archive's member from the first, again each time. */
  @FunctionalInterface
  interface EntryOpener {
    InputStream open() throws IOException;
  }
}
