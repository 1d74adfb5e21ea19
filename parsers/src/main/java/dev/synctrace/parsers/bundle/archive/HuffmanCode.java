package dev.synctrace.parsers.bundle.archive;

import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * A canonical Huffman code of up to 16 bits: shorter codes before longer ones, codes of one length
 * in the order of their symbols.
 */
final class HuffmanCode {
  private static final int LONGEST = 16;

  /** Codes up to this length are looked up, the few longer ones are searched. */
  private static final int LOOKED_UP = 10;

  /** Length of each symbol's code; 0 for a symbol that does not occur. Kept by {@link #build()}. */
  final byte[] lengths;

  /** The symbol times 16, plus the length of its code, for each begin of a code; 0 for none. */
  private final short[] table = new short[1 << LOOKED_UP];

  /** Symbols in the order of their codes. */
  private final short[] symbols;

  /** For each length, the first number of {@link #LONGEST} bits that no code up to it begins. */
  private final int[] limit = new int[LONGEST + 1];

  /** For each length, what leads from a code to its place among the symbols. */
  private final int[] shift = new int[LONGEST + 1];

  HuffmanCode(int symbolCount) {
    lengths = new byte[symbolCount];
    symbols = new short[symbolCount];
  }

  /**
   * Makes the code of the lengths.
   *
   * @throws ZipException when there cannot be as many codes of such lengths
   */
  void build() throws ZipException {
    int[] counts = new int[LONGEST + 1];
    for (byte length : lengths) {
      counts[length]++;
    }
    int[] place = new int[LONGEST + 1];
    int code = 0;
    int before = 0;
    for (int length = 1; length <= LONGEST; length++) {
      code <<= 1;
      shift[length] = before - code;
      place[length] = before;
      code += counts[length];
      before += counts[length];
      limit[length] = code << LONGEST - length;
      if (limit[length] > 1 << LONGEST) {
        throw new ZipException("a code has too many symbols");
      }
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] != 0) {
        symbols[place[lengths[symbol]]++] = (short) symbol;
      }
    }
    fillTable(counts);
  }

  private void fillTable(int[] counts) {
    Arrays.fill(table, (short) 0);
    int at = 0;
    int place = 0;
    for (int length = 1; length <= LOOKED_UP; length++) {
      int span = 1 << LOOKED_UP - length;
      for (int i = 0; i < counts[length]; i++) {
        Arrays.fill(table, at, at + span, (short) (symbols[place++] << 4 | length));
        at += span;
      }
    }
  }

  /**
   * Reads one symbol.
   *
   * @throws ZipException when the bits are no code
   */
  int read(LzxBits bits) throws ZipException {
    int next = bits.peek();
    int entry = Short.toUnsignedInt(table[next >>> LONGEST - LOOKED_UP]);
    if (entry != 0) {
      bits.use(entry & 0xF);
      return entry >>> 4;
    }
    for (int length = LOOKED_UP + 1; length <= LONGEST; length++) {
      if (next < limit[length]) {
        bits.use(length);
        return symbols[(next >>> LONGEST - length) + shift[length]];
      }
    }
    throw new ZipException("its data are not valid");
  }
}
