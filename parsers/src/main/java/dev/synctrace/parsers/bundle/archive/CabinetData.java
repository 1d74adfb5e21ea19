package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.archive.CabinetDirectory.Folder;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Data of a cabinet's folder ([MS-CAB] 2.4), block by block. A block unpacks to 32 KiB, the last
 * one to what is left; some tools end one before where a file ends.
 */
final class CabinetData implements Closeable {
  /** Bytes that a block unpacks to, at most. */
  static final int BLOCK = 1 << 15;

  /** Bytes that packing may add to those of a block. */
  private static final int MOST_GROWTH = 6144;

  private static final int HEADER = 8;
  private static final int TYPE = 0xF;
  private static final int STORED = 0;
  private static final int MSZIP = 1;
  private static final int QUANTUM = 2;
  private static final int LZX = 3;

  private final FileChannel cabinet;
  private final int blocks;
  private final int reserved;
  private final BlockDecoder decoder;
  private final byte[] bytes = new byte[BLOCK];
  private long position;
  private int block;

  /** Unpacks one block after another; what was unpacked before is what a block may refer to. */
  interface BlockDecoder extends Closeable {

    /**
     * Unpacks the next block.
     *
     * @param count bytes that the block unpacks to
     * @throws ZipException when the data do not unpack to that many bytes
     */
    void decode(ByteBuffer packed, byte[] unpacked, int count) throws ZipException;

    @Override
    default void close() {}
  }

  /**
   * @param reserved bytes before the data of each block that belong to the application
   */
  CabinetData(FileChannel cabinet, Folder folder, int reserved) throws ZipException {
    this.cabinet = cabinet;
    this.position = folder.start();
    this.blocks = folder.blocks();
    this.reserved = reserved;
    this.decoder =
        switch (folder.type() & TYPE) {
          case STORED -> CabinetData::copy;
          case MSZIP -> new MszipDecoder();
          case LZX -> new LzxDecoder(windowBits(folder));
          default -> throw new ZipException(method(folder));
        };
  }

  /** Whether the compression of a folder is read here. */
  static boolean reads(Folder folder) {
    int type = folder.type() & TYPE;
    return type == STORED || type == MSZIP || type == LZX && LzxDecoder.reads(windowBits(folder));
  }

  /** Name or number of a folder's compression. */
  static String method(Folder folder) {
    return (folder.type() & TYPE) == QUANTUM ? "Quantum" : Integer.toString(folder.type());
  }

  private static int windowBits(Folder folder) {
    return folder.type() >> 8 & 0x1F;
  }

  /**
   * Unpacks the next block into {@link #bytes()}.
   *
   * @return how many bytes there are
   * @throws EOFException when there is no further block, or the cabinet ends in it
   */
  int next() throws IOException {
    if (block++ >= blocks) {
      throw new EOFException();
    }
    ByteBuffer header = LocalHeader.bytes(cabinet, position, HEADER);
    if (header.remaining() < HEADER) {
      throw new EOFException();
    }
    int checksum = header.getInt(0);
    int packed = Short.toUnsignedInt(header.getShort(4));
    int unpacked = Short.toUnsignedInt(header.getShort(6));
    if (unpacked == 0) {
      throw new EOFException(); // the rest of the block is in the next part of a split cabinet
    }
    if (packed > BLOCK + MOST_GROWTH || unpacked > BLOCK) {
      throw new ZipException("a block is too long");
    }
    ByteBuffer data = LocalHeader.bytes(cabinet, position + HEADER + reserved, packed);
    if (data.remaining() < packed) {
      throw new EOFException();
    }
    if (checksum != 0 && checksum != checksum(header, data)) {
      throw new ZipException("its checksum differs");
    }
    decoder.decode(data, bytes, unpacked);
    position += HEADER + reserved + packed;
    return unpacked;
  }

  /** What was unpacked last. */
  byte[] bytes() {
    return bytes;
  }

  /** Of the data, then of both lengths ([MS-CAB] 3.1); the reserved bytes do not count. */
  private int checksum(ByteBuffer header, ByteBuffer data) {
    int sum = 0;
    int words = data.remaining() / 4 * 4;
    for (int i = 0; i < words; i += 4) {
      sum ^= data.getInt(i);
    }
    int rest = 0;
    for (int i = words; i < data.remaining(); i++) {
      rest = rest << 8 | Byte.toUnsignedInt(data.get(i));
    }
    return sum ^ rest ^ header.getInt(4);
  }

  private static void copy(ByteBuffer packed, byte[] unpacked, int count) throws ZipException {
    if (packed.remaining() != count) {
      throw new ZipException("a block has another length than it says");
    }
    packed.get(unpacked, 0, count);
  }

  @Override
  public void close() throws IOException {
    decoder.close();
  }

  /**
   * MSZIP ([MS-MCI]): each block is deflated, with what was unpacked before as its dictionary. Each
   * begins at the start of the window: after a block that was short, the window ends in older data.
   */
  private static final class MszipDecoder implements BlockDecoder {
    private static final int SIGNATURE = 'C' | 'K' << 8;

    private final Inflater inflater = new Inflater(true);
    private final byte[] window = new byte[BLOCK];
    private boolean first = true;

    @Override
    public void decode(ByteBuffer packed, byte[] unpacked, int count) throws ZipException {
      if (packed.remaining() < 2 || Short.toUnsignedInt(packed.getShort()) != SIGNATURE) {
        throw new ZipException("a block has no MSZIP signature");
      }
      inflater.reset();
      if (!first) {
        inflater.setDictionary(window);
      }
      inflater.setInput(packed);
      try {
        int done = 0;
        while (done < count) {
          int n = inflater.inflate(unpacked, done, count - done);
          if (n == 0) {
            throw new ZipException("a block is shorter than it says");
          }
          done += n;
        }
      } catch (DataFormatException e) {
        throw zipException(e);
      }
      System.arraycopy(unpacked, 0, window, 0, count);
      first = false;
    }

    private static ZipException zipException(DataFormatException cause) {
      String reason = cause.getMessage();
      ZipException damaged = new ZipException(reason == null ? "its data are not valid" : reason);
      damaged.initCause(cause);
      return damaged;
    }

    @Override
    public void close() {
      inflater.end();
    }
  }
}
