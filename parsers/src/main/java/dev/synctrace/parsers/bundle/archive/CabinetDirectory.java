package dev.synctrace.parsers.bundle.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Header, folders and files of a cabinet ([MS-CAB] 2.1 to 2.3). A folder of a cabinet is not a
 * directory: it is a stream of packed data that files share.
 *
 * @param part whether the cabinet continues another, or another continues it
 * @param reserved bytes before the data of each block that belong to the application
 */
record CabinetDirectory(
    boolean part,
    int reserved,
    List<CabinetDirectory.Folder> folders,
    List<CabinetDirectory.File> files) {
  private static final int HEADER = 36;
  private static final int FOLDER = 8;
  private static final int FILE = 16;
  private static final int LONGEST_NAME = 255;

  private static final int HAS_PREVIOUS = 1;
  private static final int HAS_NEXT = 2;
  private static final int HAS_RESERVED = 4;
  private static final int NAME_IS_UTF8 = 0x80;

  private static final int CONTINUED_FROM_PREVIOUS = 0xFFFD;
  private static final int CONTINUED_TO_NEXT = 0xFFFE;
  private static final int CONTINUED_BOTH = 0xFFFF;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /**
   * A stream of packed data.
   *
   * @param start of its first block in the cabinet
   * @param blocks how many it says it has
   * @param type its compression, with the compression's parameters
   */
  record Folder(long start, int blocks, int type) {}

  /**
   * A file.
   *
   * @param folder number of the folder that it is in, from 0; may be one that is not there
   * @param beginsElsewhere whether it begins in the cabinet before
   * @param endsElsewhere whether it ends in the cabinet behind
   * @param start of its bytes in the unpacked folder
   */
  record File(
      String name,
      int folder,
      boolean beginsElsewhere,
      boolean endsElsewhere,
      long start,
      long size) {
    long end() {
      return start + size;
    }
  }

  /**
   * Reads what comes before the data.
   *
   * @throws EOFException when the cabinet ends before
   */
  static CabinetDirectory read(FileChannel cabinet, ArchiveBudget budget) throws IOException {
    Cursor cursor = new Cursor(cabinet, 0);
    ByteBuffer header = cursor.next(HEADER);
    long filesAt = Integer.toUnsignedLong(header.getInt(16));
    int folderCount = Short.toUnsignedInt(header.getShort(26));
    int fileCount = Short.toUnsignedInt(header.getShort(28));
    int flags = Short.toUnsignedInt(header.getShort(30));
    budget.checkRoomFor(fileCount);
    int folderReserved = 0;
    int dataReserved = 0;
    if ((flags & HAS_RESERVED) != 0) {
      ByteBuffer sizes = cursor.next(4);
      folderReserved = Byte.toUnsignedInt(sizes.get(2));
      dataReserved = Byte.toUnsignedInt(sizes.get(3));
      cursor.next(Short.toUnsignedInt(sizes.getShort(0)));
    }
    for (int neighbour : List.of(HAS_PREVIOUS, HAS_NEXT)) {
      if ((flags & neighbour) != 0) {
        cursor.name(); // of the cabinet
        cursor.name(); // of the disk
      }
    }
    List<Folder> folders = new ArrayList<>();
    for (int i = 0; i < folderCount; i++) {
      ByteBuffer folder = cursor.next(FOLDER + folderReserved);
      folders.add(
          new Folder(
              Integer.toUnsignedLong(folder.getInt(0)),
              Short.toUnsignedInt(folder.getShort(4)),
              Short.toUnsignedInt(folder.getShort(6))));
    }
    return new CabinetDirectory(
        (flags & (HAS_PREVIOUS | HAS_NEXT)) != 0,
        dataReserved,
        List.copyOf(folders),
        files(new Cursor(cabinet, filesAt), fileCount, folderCount));
  }

  private static List<File> files(Cursor cursor, int fileCount, int folderCount)
      throws IOException {
    List<File> files = new ArrayList<>();
    for (int i = 0; i < fileCount; i++) {
      ByteBuffer file = cursor.next(FILE);
      int folder = Short.toUnsignedInt(file.getShort(8));
      int attributes = Short.toUnsignedInt(file.getShort(14));
      files.add(
          new File(
              decode(cursor.name(), (attributes & NAME_IS_UTF8) != 0),
              switch (folder) {
                case CONTINUED_FROM_PREVIOUS, CONTINUED_BOTH -> 0;
                case CONTINUED_TO_NEXT -> folderCount - 1;
                default -> folder;
              },
              folder == CONTINUED_FROM_PREVIOUS || folder == CONTINUED_BOTH,
              folder == CONTINUED_TO_NEXT || folder == CONTINUED_BOTH,
              Integer.toUnsignedLong(file.getInt(4)),
              Integer.toUnsignedLong(file.getInt(0))));
    }
    return List.copyOf(files);
  }

  /** Tools that do not mark a name as UTF-8 write the code page of their computer, or UTF-8. */
  private static String decode(byte[] name, boolean utf8) {
    if (utf8) {
      return new String(name, StandardCharsets.UTF_8);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      return new String(name, WINDOWS_1252);
    }
  }

  /** Reads structures one behind the other. */
  private static final class Cursor {
    private final FileChannel cabinet;
    private long position;

    /** Part of the cabinet that was read last, so that not every structure is a read of its own. */
    private ByteBuffer block = ByteBuffer.allocate(0);

    private static final int BLOCK = 1 << 13;

    Cursor(FileChannel cabinet, long position) {
      this.cabinet = cabinet;
      this.position = position;
    }

    /** The next bytes, little-endian. */
    ByteBuffer next(int length) throws IOException {
      fill(length);
      if (block.remaining() < length) {
        throw new EOFException();
      }
      ByteBuffer bytes = block.slice(block.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      block.position(block.position() + length);
      return bytes;
    }

    /** The next bytes up to a zero. */
    byte[] name() throws IOException {
      fill(LONGEST_NAME + 1);
      for (int i = 0; i < block.remaining() && i <= LONGEST_NAME; i++) {
        if (block.get(block.position() + i) == 0) {
          byte[] name = new byte[i];
          block.get(name).get();
          return name;
        }
      }
      if (block.remaining() <= LONGEST_NAME) {
        throw new EOFException();
      }
      throw new ZipException("a name is too long");
    }

    private void fill(int length) throws IOException {
      if (block.remaining() < length) {
        position -= block.remaining();
        block = LocalHeader.bytes(cabinet, position, Math.max(BLOCK, length));
        position += block.remaining();
      }
    }
  }
}
