package dev.synctrace.parsers.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Makes cabinets byte by byte, also such as no honest tool would. */
public final class TestCabinet {
  public static final int STORED = 0;
  public static final int MSZIP = 1;
  public static final int QUANTUM = 2;

  /** Folder number of a file that ends in the next part of a split cabinet. */
  public static final int TO_NEXT = 0xFFFE;

  private static final int FRAME = 1 << 15;
  private static final int HAS_NEXT = 2;
  private static final int NAME_IS_UTF8 = 0x80;
  private static final int HEADER = 36;
  private static final int FOLDER = 8;

  private final List<TestFolder> folders = new ArrayList<>();
  private final List<TestFile> files = new ArrayList<>();
  private boolean split;

  private record TestFile(byte[] name, int attributes, int folder, int start, int size) {}

  private static final class TestFolder {
    private final int type;
    private final long seed;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    TestFolder(int type, long seed) {
      this.type = type;
      this.seed = seed;
    }
  }

  private TestCabinet() {}

  public static TestCabinet of(int type) {
    return new TestCabinet().folder(type, 0);
  }

  /** The compression type of LZX with a window of so many bits. */
  public static int lzx(int windowBits) {
    return 3 | windowBits << 8;
  }

  /** Begins another folder, which is a stream of packed data. */
  public TestCabinet folder(int type, long seed) {
    folders.add(new TestFolder(type, seed));
    return this;
  }

  public TestCabinet with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public TestCabinet with(String name, byte[] data) {
    ByteArrayOutputStream content = folders.getLast().content;
    int start = content.size();
    content.writeBytes(data);
    return claim(name, folders.size() - 1, start, data.length);
  }

  /** A file by its entry alone, true or not. */
  public TestCabinet claim(String name, int folder, int start, int size) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    files.add(new TestFile(bytes, NAME_IS_UTF8, folder, start, size));
    return this;
  }

  /** An empty file whose name is in the code page of the computer that made the cabinet. */
  public TestCabinet withName(byte[] name) {
    files.add(new TestFile(name, 0, folders.size() - 1, 0, 0));
    return this;
  }

  /** Says that another part follows. */
  public TestCabinet split() {
    split = true;
    return this;
  }

  public byte[] bytes() {
    byte[] next = split ? "next.cab\0disk2\0".getBytes(StandardCharsets.UTF_8) : new byte[0];
    ByteBuffer out = ByteBuffer.allocate(1 << 24).order(ByteOrder.LITTLE_ENDIAN);
    int filesAt = HEADER + next.length + folders.size() * FOLDER;
    int dataAt = filesAt + files.stream().mapToInt(file -> 17 + file.name.length).sum();
    out.put("MSCF".getBytes(StandardCharsets.UTF_8)).putInt(0).putInt(0).putInt(0);
    out.putInt(filesAt).putInt(0).put((byte) 3).put((byte) 1);
    out.putShort((short) folders.size()).putShort((short) files.size());
    out.putShort((short) (split ? HAS_NEXT : 0)).putShort((short) 1234).putShort((short) 0);
    out.put(next);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (TestFolder folder : folders) {
      List<byte[]> blocks = pack(folder);
      out.putInt(dataAt + data.size()).putShort((short) blocks.size());
      out.putShort((short) folder.type);
      int left = folder.content.size();
      for (byte[] block : blocks) {
        int unpacked = Math.min(FRAME, left);
        data.writeBytes(block(block, unpacked));
        left -= unpacked;
      }
    }
    for (TestFile file : files) {
      out.putInt(file.size).putInt(file.start).putShort((short) file.folder);
      out.putShort((short) 0x5D59).putShort((short) 0x4000).putShort((short) file.attributes);
      out.put(file.name).put((byte) 0);
    }
    out.put(data.toByteArray());
    out.putInt(8, out.position());
    return Arrays.copyOf(out.array(), out.position());
  }

  public Path in(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  private static byte[] block(byte[] packed, int unpacked) {
    ByteBuffer block = ByteBuffer.allocate(8 + packed.length).order(ByteOrder.LITTLE_ENDIAN);
    block.putInt(0).putShort((short) packed.length).putShort((short) unpacked).put(packed);
    int sum = block.getInt(4);
    int at = 8;
    for (; at + 4 <= block.capacity(); at += 4) {
      sum ^= block.getInt(at);
    }
    int rest = 0;
    for (; at < block.capacity(); at++) {
      rest = rest << 8 | block.get(at) & 0xFF;
    }
    return block.putInt(0, sum ^ rest).array();
  }

  private static List<byte[]> pack(TestFolder folder) {
    byte[] content = folder.content.toByteArray();
    return switch (folder.type & 0xF) {
      case MSZIP -> mszip(content);
      case 3 -> new LzxEncoder(folder.type >> 8, folder.seed).encode(content);
      default -> frames(content);
    };
  }

  private static List<byte[]> frames(byte[] content) {
    List<byte[]> frames = new ArrayList<>();
    for (int at = 0; at < content.length; at += FRAME) {
      frames.add(Arrays.copyOfRange(content, at, Math.min(content.length, at + FRAME)));
    }
    return frames;
  }

  private static List<byte[]> mszip(byte[] content) {
    List<byte[]> blocks = new ArrayList<>();
    byte[] before = new byte[0];
    for (byte[] frame : frames(content)) {
      Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
      deflater.setDictionary(before);
      deflater.setInput(frame);
      deflater.finish();
      byte[] packed = new byte[FRAME + 6144];
      packed[0] = 'C';
      packed[1] = 'K';
      int length = deflater.deflate(packed, 2, packed.length - 2);
      deflater.end();
      blocks.add(Arrays.copyOf(packed, 2 + length));
      before = frame;
    }
    return blocks;
  }
}
