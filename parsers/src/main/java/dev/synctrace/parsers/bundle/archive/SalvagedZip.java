package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.archive.ArchiveMember.Packed;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A zip that the platform's reader refuses, walked from one local header to the next. Every member
 * is unpacked once while walking, so only whole ones are offered; they are read again in place.
 */
final class SalvagedZip implements Closeable {
  private static final int BLOCK = 1 << 16;
  private static final int DIRECTORY = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int ZIP64_END = 0x06064b50;
  private static final int DESCRIPTOR = 0x08074b50;

  private final FileChannel file;
  private final ArchiveBudget budget;
  private final byte[] buffer = new byte[BLOCK];
  private final List<Packed> members = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private boolean directoryReached;
  private boolean damaged;

  private SalvagedZip(FileChannel file, ArchiveBudget budget) {
    this.file = file;
    this.budget = budget;
  }

  /** Walks the whole zip; charges the budget with its entries and all that they unpack to. */
  static SalvagedZip open(Path zip, ArchiveBudget budget) throws IOException {
    FileChannel file;
    try {
      file = FileChannel.open(zip);
    } catch (IOException e) {
      throw UnreadableSourceException.of(e);
    }
    SalvagedZip scanned = new SalvagedZip(file, budget);
    try {
      scanned.walk();
    } catch (IOException e) {
      scanned.close();
      throw UnreadableSourceException.of(e);
    }
    return scanned;
  }

  /** The members that are whole, in the order they are in the file. */
  List<Packed> members() {
    return List.copyOf(members);
  }

  List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /**
   * Whether something was cut off or spoilt. An encrypted or rarely packed entry alone explains why
   * the platform refused a zip; where there is none, its directory is at fault.
   */
  boolean isDamaged() {
    return damaged || !directoryReached || refusals.isEmpty();
  }

  private void walk() throws IOException {
    long at = 0;
    int entries = 0;
    while (at >= 0) {
      Optional<LocalHeader> header = LocalHeader.read(file, at);
      if (header.isPresent()) {
        budget.checkRoomFor(++entries);
        at = next(read(header.get()));
      } else if (isDirectory(signature(at))) {
        directoryReached = true;
        break;
      } else {
        at = next(at + 1);
      }
    }
    budget.addEntries(entries);
  }

  /** Takes in one entry and gives the position from which to look for the next. */
  private long read(LocalHeader header) throws IOException {
    if (MemberName.isFolder(header.name()) && header.packed() == 0) {
      return header.dataStart();
    }
    Optional<Refusal> refusal = refusal(header);
    if (refusal.isPresent()) {
      refusals.add(refusal.get());
      return afterUnread(header);
    }
    try {
      return verify(header);
    } catch (ArchiveBudget.OverdrawnException e) {
      throw e;
    } catch (IOException e) {
      damaged = true;
      String advice = UnreadableSourceException.of(e).advice();
      refusals.add(new Refusal(header.name(), false, advice));
      return afterUnread(header);
    }
  }

  private static Optional<Refusal> refusal(LocalHeader header) {
    if (header.isEncrypted()) {
      return Optional.of(Refusal.encrypted(header.name()));
    }
    boolean readable =
        header.method() == LocalHeader.DEFLATED
            || header.method() == LocalHeader.STORED && header.tellsLength();
    return readable
        ? Optional.empty()
        : Optional.of(
            new Refusal(header.name(), false, Refusal.method(Integer.toString(header.method()))));
  }

  private long afterUnread(LocalHeader header) {
    return header.tellsLength() ? end(header) : header.dataStart();
  }

  /** Behind the packed data; never before it, whatever the header claims. */
  private static long end(LocalHeader header) {
    long end = header.dataStart() + header.packed();
    return end < header.dataStart() ? Long.MAX_VALUE : end;
  }

  /** Unpacks a member to its end, remembers it when whole, and gives the position behind it. */
  private long verify(LocalHeader header) throws IOException {
    CRC32 crc = new CRC32();
    long size = 0;
    long end = end(header);
    try (InputStream bytes = unpack(header)) {
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        budget.addBytes(n);
        crc.update(buffer, 0, n);
        size += n;
      }
      if (bytes instanceof EntryInflater entryInflater && !header.tellsLength()) {
        end = header.dataStart() + entryInflater.packedBytes();
      }
    }
    OptionalLong told = header.tellsLength() ? OptionalLong.of(header.crc()) : crcAfter(end);
    if (told.isPresent() && told.getAsLong() != crc.getValue()) {
      throw new UnreadableSourceException(UnreadableSourceException.CHECKSUM);
    }
    members.add(
        new Packed(
            header.name(),
            OptionalLong.of(size),
            OptionalLong.of(crc.getValue()),
            size,
            () -> unpack(header)));
    return end;
  }

  /** Where the checksum follows the data, a signature may be before it (APPNOTE.TXT 4.3.9). */
  private OptionalLong crcAfter(long end) throws IOException {
    ByteBuffer descriptor = LocalHeader.bytes(file, end, 8);
    if (descriptor.remaining() < 8) {
      return OptionalLong.empty();
    }
    int first = descriptor.getInt();
    return OptionalLong.of(
        Integer.toUnsignedLong(first == DESCRIPTOR ? descriptor.getInt() : first));
  }

  private InputStream unpack(LocalHeader header) throws IOException {
    boolean stored = header.method() == LocalHeader.STORED;
    if (stored && end(header) > file.size()) {
      throw new EOFException();
    }
    long end = header.tellsLength() ? Math.min(end(header), file.size()) : file.size();
    FileSlice packed = new FileSlice(file, header.dataStart(), end);
    return stored ? packed : new EntryInflater(packed);
  }

  /** The next local header or directory at or behind a position; -1 when there is none. */
  private long next(long from) throws IOException {
    for (long at = from; at < file.size(); at += BLOCK - 3) {
      ByteBuffer block = LocalHeader.bytes(file, at, BLOCK);
      for (int i = 0; i + 4 <= block.remaining(); i++) {
        int signature = block.getInt(i);
        if (signature == LocalHeader.SIGNATURE || isDirectory(signature)) {
          return at + i;
        }
      }
    }
    return -1;
  }

  private int signature(long at) throws IOException {
    ByteBuffer bytes = LocalHeader.bytes(file, at, 4);
    return bytes.remaining() < 4 ? 0 : bytes.getInt();
  }

  private static boolean isDirectory(int signature) {
    return signature == DIRECTORY || signature == END || signature == ZIP64_END;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Unpacks the bare deflated data of a zip's entry and tells where it ended. */
  private static final class EntryInflater extends InflaterInputStream {
    private static final int BLOCK = 1 << 13;

    /**
     * @param packed begins with the entry's data; may continue after it
     */
    EntryInflater(InputStream packed) {
      super(packed, new Inflater(true), BLOCK);
    }

    /** Packed bytes used so far. */
    long packedBytes() {
      return inf.getBytesRead();
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end(); // not freed by the platform's class when the inflater is given
    }
  }
}
