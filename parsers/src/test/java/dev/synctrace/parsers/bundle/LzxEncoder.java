package dev.synctrace.parsers.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Packs by LZX, not well but in every way the format knows: blocks of each type and of lengths that
 * do not fit the frames, repeated offsets, each way to write the lengths of a code, and translated
 * calls. What it chooses depends on the seed.
 */
final class LzxEncoder {
  private static final int FRAME = 1 << 15;
  private static final int VERBATIM = 1;
  private static final int ALIGNED = 2;
  private static final int UNCOMPRESSED = 3;
  private static final int LONGEST_MATCH = 257;

  private final int windowBits;
  private final Random random;
  private final int[] base = new int[51];
  private final int[] extra = new int[51];
  private final int mainSymbols;
  private final byte[] mainBefore;
  private final byte[] lengthBefore = new byte[249];
  private final List<byte[]> frames = new ArrayList<>();
  private final int[] offsets = {1, 1, 1};
  private ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private int word;
  private int bitsInWord;
  private int done;

  /** A literal, or a match where the length is above 0. */
  private record Token(int position, int length, int offset) {}

  /** A token as it is written in its block. */
  private record Coded(
      int main, int lengthSymbol, int verbatim, int verbatimBits, int aligned, int bytes) {}

  LzxEncoder(int windowBits, long seed) {
    this.windowBits = windowBits;
    this.random = new Random(seed);
    for (int slot = 0; slot < 50; slot++) {
      extra[slot] = slot < 4 ? 0 : Math.min(slot / 2 - 1, 17);
      base[slot + 1] = base[slot] + (1 << extra[slot]);
    }
    int slots = windowBits == 21 ? 50 : windowBits == 20 ? 42 : 2 * windowBits;
    mainSymbols = 256 + 8 * slots;
    mainBefore = new byte[mainSymbols];
  }

  /** The packed data, for each 32 KiB of the content. */
  List<byte[]> encode(byte[] content) {
    byte[] data = content.clone();
    boolean translates = random.nextBoolean();
    write(translates ? 1 : 0, 1);
    if (translates) {
      write(data.length >>> 16, 16);
      write(data.length & 0xFFFF, 16);
      translate(data);
    }
    while (done < data.length) {
      int length = Math.min(data.length - done, 1 + random.nextInt(60_000));
      int type = 1 + random.nextInt(3);
      if (type == UNCOMPRESSED) {
        uncompressed(data, length);
      } else {
        compressed(data, length, type);
      }
    }
    if (frame.size() > 0 || bitsInWord > 0) {
      endFrame();
    }
    return frames;
  }

  private static void translate(byte[] data) {
    ByteBuffer code = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < data.length; start += FRAME) {
      int count = Math.min(FRAME, data.length - start);
      for (int i = start; i < start + count - 10; i++) {
        if (data[i] == (byte) 0xE8) {
          int relative = code.getInt(i + 1);
          if (relative >= -i && relative < data.length - i) {
            code.putInt(i + 1, relative + i);
          } else if (relative >= data.length - i && relative < data.length) {
            code.putInt(i + 1, relative - data.length);
          }
          i += 4;
        }
      }
    }
  }

  private void uncompressed(byte[] data, int length) {
    write(UNCOMPRESSED, 3);
    write(length >>> 8, 16);
    write(length & 0xFF, 8);
    write(0, bitsInWord == 0 ? 16 : 16 - bitsInWord);
    for (int offset : offsets) {
      for (int i = 0; i < 4; i++) {
        frame.write(offset >>> 8 * i);
      }
    }
    for (int i = 0; i < length; i++) {
      frame.write(data[done++]);
      if (i == length - 1 && length % 2 != 0) {
        frame.write(0);
      }
      if (done % FRAME == 0) {
        endFrame();
      }
    }
  }

  private void compressed(byte[] data, int length, int type) {
    List<Coded> coded = new ArrayList<>();
    for (Token token : tokens(data, done, done + length)) {
      coded.add(code(data, token, type));
    }
    int[] mainCounts = new int[mainSymbols];
    int[] lengthCounts = new int[249];
    int[] alignedCounts = new int[8];
    for (Coded one : coded) {
      mainCounts[one.main]++;
      if (one.lengthSymbol >= 0) {
        lengthCounts[one.lengthSymbol]++;
      }
      if (one.aligned >= 0) {
        alignedCounts[one.aligned]++;
      }
    }
    byte[] main = lengths(mainCounts, 16);
    byte[] lengths = lengths(lengthCounts, 16);
    byte[] aligned = lengths(alignedCounts, 7);
    write(type, 3);
    write(length >>> 8, 16);
    write(length & 0xFF, 8);
    if (type == ALIGNED) {
      for (byte one : aligned) {
        write(one, 3);
      }
    }
    writeLengths(main, mainBefore, 0, 256);
    writeLengths(main, mainBefore, 256, mainSymbols);
    writeLengths(lengths, lengthBefore, 0, 249);
    int[] mainCodes = codes(main);
    int[] lengthCodes = codes(lengths);
    int[] alignedCodes = codes(aligned);
    for (Coded one : coded) {
      write(mainCodes[one.main], main[one.main]);
      if (one.lengthSymbol >= 0) {
        write(lengthCodes[one.lengthSymbol], lengths[one.lengthSymbol]);
      }
      write(one.verbatim, one.verbatimBits);
      if (one.aligned >= 0) {
        write(alignedCodes[one.aligned], aligned[one.aligned]);
      }
      done += one.bytes;
      if (done % FRAME == 0) {
        endFrame();
      }
    }
  }

  private List<Token> tokens(byte[] data, int from, int to) {
    List<Token> tokens = new ArrayList<>();
    Map<Integer, Integer> seen = new HashMap<>();
    int search = Math.max(0, from - (1 << windowBits) + 4);
    for (int i = search; i < from && i + 3 <= data.length; i++) {
      seen.put(hash(data, i), i);
    }
    for (int at = from; at < to; ) {
      int most = Math.min(LONGEST_MATCH, Math.min(to, at / FRAME * FRAME + FRAME) - at);
      int length = 0;
      int start = 0;
      if (at + 3 <= data.length) {
        start = seen.getOrDefault(hash(data, at), at);
        if (start < at && at - start <= (1 << windowBits) - 3 && random.nextInt(10) > 0) {
          while (length < most && data[start + length] == data[at + length]) {
            length++;
          }
        }
      }
      int step = length >= 2 ? length : 1;
      tokens.add(new Token(at, length >= 2 ? length : 0, at - start));
      for (int i = at; i < at + step && i + 3 <= data.length; i++) {
        seen.put(hash(data, i), i);
      }
      at += step;
    }
    return tokens;
  }

  private static int hash(byte[] data, int at) {
    return (data[at] & 0xFF) << 16 | (data[at + 1] & 0xFF) << 8 | data[at + 2] & 0xFF;
  }

  private Coded code(byte[] data, Token token, int type) {
    if (token.length == 0) {
      return new Coded(data[token.position] & 0xFF, -1, 0, 0, -1, 1);
    }
    int slot = -1;
    for (int i = 0; i < offsets.length && slot < 0; i++) {
      slot = offsets[i] == token.offset ? i : -1;
    }
    int verbatim = 0;
    int bits = 0;
    int aligned = -1;
    if (slot >= 0) {
      offsets[slot] = offsets[0];
      offsets[0] = token.offset;
    } else {
      slot = 3;
      while (base[slot + 1] <= token.offset + 2) {
        slot++;
      }
      verbatim = token.offset + 2 - base[slot];
      bits = extra[slot];
      if (type == ALIGNED && bits >= 3) {
        aligned = verbatim & 7;
        verbatim >>>= 3;
        bits -= 3;
      }
      offsets[2] = offsets[1];
      offsets[1] = offsets[0];
      offsets[0] = token.offset;
    }
    int header = Math.min(7, token.length - 2);
    int lengthSymbol = header == 7 ? token.length - 2 - 7 : -1;
    return new Coded(256 + slot * 8 + header, lengthSymbol, verbatim, bits, aligned, token.length);
  }

  /** Lengths of a code that leaves no bits unused. */
  private static byte[] lengths(int[] counts, int longest) {
    long total = Arrays.stream(counts).sum();
    byte[] lengths = new byte[counts.length];
    if (total == 0) {
      if (counts.length == 8) {
        Arrays.fill(lengths, (byte) 3);
      }
      return lengths;
    }
    int used = 0;
    for (int i = 0; i < counts.length; i++) {
      used += counts[i] > 0 ? 1 : 0;
    }
    for (int i = 0; used < 2; i++) {
      if (counts[i] == 0) {
        counts[i] = 1;
        used++;
      }
    }
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        int bits = 1;
        while (bits < longest && (long) counts[i] << bits < total) {
          bits++;
        }
        lengths[i] = (byte) bits;
        sum += 1L << longest - bits;
      }
    }
    // Too many short codes where the rarest were cut to the longest: lengthen some.
    for (int i = 0; sum > 1L << longest; i = (i + 1) % counts.length) {
      if (lengths[i] > 0 && lengths[i] < longest) {
        sum -= 1L << longest - lengths[i] - 1;
        lengths[i]++;
      }
    }
    while (sum < 1L << longest) {
      int best = -1;
      for (int i = 0; i < lengths.length; i++) {
        boolean fits = lengths[i] > 1 && sum + (1L << longest - lengths[i]) <= 1L << longest;
        if (fits && (best < 0 || lengths[i] < lengths[best])) {
          best = i;
        }
      }
      sum += 1L << longest - lengths[best];
      lengths[best]--;
    }
    return lengths;
  }

  private static int[] codes(byte[] lengths) {
    int[] codes = new int[lengths.length];
    int code = 0;
    for (int length = 1; length <= 16; length++) {
      code <<= 1;
      for (int i = 0; i < lengths.length; i++) {
        if (lengths[i] == length) {
          codes[i] = code++;
        }
      }
    }
    return codes;
  }

  private void writeLengths(byte[] lengths, byte[] before, int from, int to) {
    byte[] pre = new byte[20];
    for (int i = 0; i < pre.length; i++) {
      pre[i] = (byte) (i < 12 ? 4 : 5);
      write(pre[i], 4);
    }
    int[] codes = codes(pre);
    for (int at = from; at < to; ) {
      int run = 1;
      while (at + run < to && lengths[at + run] == lengths[at]) {
        run++;
      }
      if (lengths[at] == 0 && run >= 20) {
        run = Math.min(run, 51);
        write(codes[18], pre[18]);
        write(run - 20, 5);
      } else if (lengths[at] == 0 && run >= 4) {
        run = Math.min(run, 19);
        write(codes[17], pre[17]);
        write(run - 4, 4);
      } else {
        boolean repeats = run >= 4;
        run = repeats ? Math.min(run, 5) : 1;
        if (repeats) {
          write(codes[19], pre[19]);
          write(run - 4, 1);
        }
        int difference = (before[at] - lengths[at] + 17) % 17;
        write(codes[difference], pre[difference]);
      }
      at += run;
    }
    System.arraycopy(lengths, from, before, from, to - from);
  }

  private void write(int value, int bits) {
    for (int i = bits - 1; i >= 0; i--) {
      word = word << 1 | value >>> i & 1;
      if (++bitsInWord == 16) {
        frame.write(word);
        frame.write(word >>> 8);
        word = 0;
        bitsInWord = 0;
      }
    }
  }

  private void endFrame() {
    if (bitsInWord > 0) {
      write(0, 16 - bitsInWord);
    }
    frames.add(frame.toByteArray());
    frame = new ByteArrayOutputStream();
  }
}
