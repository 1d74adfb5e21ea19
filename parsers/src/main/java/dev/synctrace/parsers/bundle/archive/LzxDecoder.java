package dev.synctrace.parsers.bundle.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * LZX as cabinets hold it ([MS-PATCH] describes the compression): matches in a window of 32 KiB to
 * 2 MiB, and Huffman codes that are sent with each block of the stream. A cabinet's block of data
 * is a frame of 32 KiB, which no match crosses; a block of the stream may have any length.
 */
final class LzxDecoder implements CabinetData.BlockDecoder {
  private static final int LEAST_WINDOW = 15;
  private static final int MOST_WINDOW = 21;

  private static final int VERBATIM = 1;
  private static final int ALIGNED = 2;
  private static final int UNCOMPRESSED = 3;

  private static final int LITERALS = 256;
  private static final int LENGTHS_IN_SYMBOL = 8;
  private static final int LENGTHS = 249;
  private static final int LEAST_MATCH = 2;
  private static final int CODE_LENGTHS = 20;
  private static final int ALIGNED_OFFSETS = 8;
  private static final int MOST_EXTRA_BITS = 17;
  private static final int REPEATED_OFFSETS = 3;

  /** Frames in which calls of x86 code are translated, at most. */
  private static final int TRANSLATED_FRAMES = 1 << 15;

  private final byte[] window;
  private final int mask;
  private final int[] slotBase;
  private final int[] slotExtra;
  private final LzxBits bits = new LzxBits();
  private final HuffmanCode main;
  private final HuffmanCode length = new HuffmanCode(LENGTHS);
  private final HuffmanCode aligned = new HuffmanCode(ALIGNED_OFFSETS);
  private final HuffmanCode codeLengths = new HuffmanCode(CODE_LENGTHS);
  private final int[] offsets = {1, 1, 1};
  private long done;
  private boolean started;
  private int translatedSize;
  private int blockType;
  private int blockLength;
  private int blockLeft;

  /**
   * @param windowBits binary logarithm of the window's size
   */
  LzxDecoder(int windowBits) throws ZipException {
    if (!reads(windowBits)) {
      throw new ZipException("its window is " + windowBits + " bits");
    }
    window = new byte[1 << windowBits];
    mask = window.length - 1;
    int slots = slots(windowBits);
    slotBase = new int[slots];
    slotExtra = new int[slots];
    for (int slot = 0, base = 0; slot < slots; slot++) {
      slotBase[slot] = base;
      slotExtra[slot] = slot < 4 ? 0 : Math.min(slot / 2 - 1, MOST_EXTRA_BITS);
      base += 1 << slotExtra[slot];
    }
    main = new HuffmanCode(LITERALS + slots * LENGTHS_IN_SYMBOL);
  }

  static boolean reads(int windowBits) {
    return windowBits >= LEAST_WINDOW && windowBits <= MOST_WINDOW;
  }

  private static int slots(int windowBits) {
    return switch (windowBits) {
      case MOST_WINDOW -> 50;
      case MOST_WINDOW - 1 -> 42;
      default -> 2 * windowBits;
    };
  }

  @Override
  public void decode(ByteBuffer packed, byte[] unpacked, int count) throws ZipException {
    if (done % CabinetData.BLOCK != 0) {
      throw new ZipException("a block of data before the last is too short");
    }
    bits.start(packed);
    if (!started) {
      translatedSize = bits.read(1) == 0 ? 0 : bits.read(16) << 16 | bits.read(16);
      started = true;
    }
    int start = (int) (done & mask);
    int end = start + count; // frames divide the window
    for (int at = start; at < end; ) {
      if (blockLeft == 0) {
        startBlock();
      }
      int until = at + Math.min(blockLeft, end - at);
      int from = at;
      if (blockType == UNCOMPRESSED) {
        bits.readBytes(window, at, until - at);
        at = until;
      } else {
        at = decode(at, until, start, end);
      }
      if (at - from > blockLeft) {
        throw new ZipException("a match crosses the end of its block");
      }
      blockLeft -= at - from;
      if (blockLeft == 0 && blockType == UNCOMPRESSED && blockLength % 2 != 0) {
        bits.skipPadding();
      }
    }
    System.arraycopy(window, start, unpacked, 0, count);
    translate(unpacked, count);
    done += count;
  }

  private void startBlock() throws ZipException {
    blockType = bits.read(3);
    blockLength = bits.read(16) << 8 | bits.read(8);
    blockLeft = blockLength;
    if (blockLength == 0) {
      throw new ZipException("a block is empty");
    }
    switch (blockType) {
      case VERBATIM -> readCodes();
      case ALIGNED -> {
        for (int i = 0; i < ALIGNED_OFFSETS; i++) {
          aligned.lengths[i] = (byte) bits.read(3);
        }
        aligned.build();
        readCodes();
      }
      case UNCOMPRESSED -> {
        bits.align();
        for (int i = 0; i < offsets.length; i++) {
          offsets[i] = bits.readInt();
        }
      }
      default -> throw new ZipException("a block has the unknown type " + blockType);
    }
  }

  private void readCodes() throws ZipException {
    readLengths(main, 0, LITERALS);
    readLengths(main, LITERALS, main.lengths.length);
    main.build();
    readLengths(length, 0, LENGTHS);
    length.build();
  }

  /** Reads lengths of a code, which are themselves coded, as differences to those before. */
  private void readLengths(HuffmanCode code, int from, int to) throws ZipException {
    for (int i = 0; i < CODE_LENGTHS; i++) {
      codeLengths.lengths[i] = (byte) bits.read(4);
    }
    codeLengths.build();
    for (int i = from; i < to; ) {
      int symbol = codeLengths.read(bits);
      int run =
          switch (symbol) {
            case 17 -> 4 + bits.read(4);
            case 18 -> 20 + bits.read(5);
            case 19 -> 4 + bits.read(1);
            default -> 1;
          };
      if (run > to - i) {
        throw new ZipException("a code has too many lengths");
      }
      int value = 0;
      if (symbol != 17 && symbol != 18) {
        int difference = symbol == 19 ? codeLengths.read(bits) : symbol;
        if (difference > 16) {
          throw new ZipException("a code has a wrong length");
        }
        value = (code.lengths[i] + 17 - difference) % 17;
      }
      Arrays.fill(code.lengths, i, i + run, (byte) value);
      i += run;
    }
  }

  /**
   * Decodes literals and matches.
   *
   * @param until where to stop, or behind the match that is longer
   * @param start of the frame
   * @param end of the frame, which no match crosses
   * @return where it stopped
   */
  private int decode(int from, int until, int start, int end) throws ZipException {
    int at = from;
    while (at < until) {
      int symbol = main.read(bits);
      if (symbol < LITERALS) {
        window[at++] = (byte) symbol;
        continue;
      }
      int match = symbol - LITERALS;
      int count = match % LENGTHS_IN_SYMBOL;
      if (count == LENGTHS_IN_SYMBOL - 1) {
        count += length.read(bits);
      }
      count += LEAST_MATCH;
      int offset = offset(match / LENGTHS_IN_SYMBOL);
      long produced = done + at - start;
      if (offset <= 0 || offset > window.length || offset > produced || count > end - at) {
        throw new ZipException("a match is outside the data");
      }
      for (int i = 0; i < count; i++, at++) {
        window[at] = window[at - offset & mask];
      }
    }
    return at;
  }

  private int offset(int slot) throws ZipException {
    if (slot < REPEATED_OFFSETS) {
      int offset = offsets[slot];
      offsets[slot] = offsets[0];
      offsets[0] = offset;
      return offset;
    }
    int extra = slotExtra[slot];
    int low;
    if (blockType == ALIGNED && extra >= 3) {
      low = bits.read(extra - 3) << 3;
      low += aligned.read(bits);
    } else {
      low = bits.read(extra);
    }
    int offset = slotBase[slot] + low - (REPEATED_OFFSETS - 1);
    offsets[2] = offsets[1];
    offsets[1] = offsets[0];
    offsets[0] = offset;
    return offset;
  }

  /** Turns the absolute targets of x86 calls back into relative ones. */
  private void translate(byte[] unpacked, int count) {
    if (translatedSize == 0 || done / CabinetData.BLOCK >= TRANSLATED_FRAMES) {
      return;
    }
    ByteBuffer code = ByteBuffer.wrap(unpacked).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count - 10; i++) {
      if (unpacked[i] == (byte) 0xE8) {
        int position = (int) done + i;
        int absolute = code.getInt(i + 1);
        if (absolute >= -position && absolute < translatedSize) {
          code.putInt(i + 1, absolute >= 0 ? absolute - position : absolute + translatedSize);
        }
        i += 4;
      }
    }
  }
}
