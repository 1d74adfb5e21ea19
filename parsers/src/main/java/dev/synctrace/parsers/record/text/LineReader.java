package dev.synctrace.parsers.record.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a source into physical lines, whatever its encoding and its line ends (LF, CRLF, CR). Memory
 * does not grow with the source: a line longer than {@link #LONGEST_PART} comes in parts.
 */
public final class LineReader {
  /** As much of the source as is looked at before it is read. */
  static final int HEAD = 64 * 1024;

  /** Bytes of a line that are held at once. */
  static final int LONGEST_PART = 1 << 20;

  /** The last part of a long line is at least that long, so that it holds a whole frame. */
  private static final int SHORTEST_LAST_PART = 4096;

  /** How far from the end of a part to look for a place that divides no mark. */
  private static final int CUT_SLACK = 1024;

  /** So many NULs in a row are a gap in the text and divide it; fewer are only left out. */
  private static final int GAP = 16;

  private static final int LARGEST_BUFFER = LONGEST_PART + SHORTEST_LAST_PART + HEAD;

  private final InputStream in;
  private final Encoding encoding;
  private final LineDecoder decoder = new LineDecoder();
  private final String head;

  private byte[] buffer = new byte[2 * HEAD];
  private int start;
  private int limit;
  private boolean ended;

  // The line being read.
  private long number;
  private boolean inLine;
  private boolean begins = true;
  private boolean delivered;
  private boolean windows1252;
  private int parts;
  private long characters;

  // What there is to say in the end.
  private long nuls;
  private long nulRuns;
  private long firstNulLine;
  private long windows1252Lines;
  private long firstWindows1252Line;
  private long longLines;
  private String firstLongLine = "";

  public LineReader(InputStream source) throws IOException {
    InputStream rest = source;
    byte[] first = source.readNBytes(HEAD);
    encoding = Encoding.of(first, first.length);
    int bom = encoding.bomLength(first, first.length);
    InputStream replayed = new ByteArrayInputStream(first, bom, first.length - bom);
    if (encoding.isUtf16()) {
      rest =
          new Utf16Stream(new SequenceInputStream(replayed, source), encoding == Encoding.UTF_16LE);
      limit = rest.readNBytes(buffer, 0, HEAD);
    } else {
      limit = replayed.read(buffer, 0, HEAD);
      limit = Math.max(limit, 0);
    }
    in = rest;
    head = new String(buffer, 0, limit, ISO_8859_1);
  }

  /** The beginning of the source, one character for each byte of its UTF-8 form. */
  public String head() {
    return head;
  }

  /** The next line or part of one, or null at the end. */
  @Nullable
  public Line next() throws IOException {
    while (true) {
      if (!inLine) {
        if (!has(0)) {
          return null;
        }
        openLine();
      }
      Line line = nextOfLine();
      if (line != null) {
        return line;
      }
    }
  }

  /** Physical lines so far. */
  public long lines() {
    return number;
  }

  public long windows1252Lines() {
    return windows1252Lines;
  }

  public String encodingLabel() {
    return windows1252Lines > 0 ? "windows-1252" : encoding.label();
  }

  /** What is wrong with the bytes, one line each. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (nuls > 0) {
      problems.add(
          "%s NUL bytes in %s skipped (first at line %s). Text may be missing there"
              .formatted(
                  NumberFormatter.grouped(nuls),
                  nulRuns == 1 ? "one place" : NumberFormatter.grouped(nulRuns) + " places",
                  NumberFormatter.grouped(firstNulLine)));
    }
    // A file that is all Windows-1252 is no problem; one that is two things at once may be damaged.
    if (windows1252Lines > 0 && (decoder.sawUtf8BeyondAscii() || encoding == Encoding.UTF_8_BOM)) {
      problems.add(
          "%s lines of a UTF-8 file are not UTF-8 and were read as Windows-1252 (first at line %s)"
              .formatted(
                  NumberFormatter.grouped(windows1252Lines),
                  NumberFormatter.grouped(firstWindows1252Line)));
    }
    if (longLines > 0) {
      problems.add(
          firstLongLine
              + (longLines == 1
                  ? ""
                  : " (and so are " + NumberFormatter.grouped(longLines - 1) + " more lines)"));
    }
    return problems;
  }

  private void openLine() {
    number++;
    inLine = true;
    begins = true;
    delivered = false;
    windows1252 = false;
    parts = 0;
    characters = 0;
  }

  private void closeLine() {
    inLine = false;
    if (windows1252 && windows1252Lines++ == 0) {
      firstWindows1252Line = number;
    }
    if (parts > 1 && longLines++ == 0) {
      firstLongLine =
          "line %s is %s characters long: stored in %s parts"
              .formatted(
                  NumberFormatter.grouped(number),
                  NumberFormatter.grouped(characters),
                  NumberFormatter.grouped(parts));
    }
  }

  /** The next stretch of the line that is open; null when it ends without one. */
  private @Nullable Line nextOfLine() throws IOException {
    int at = 0;
    boolean holdsNul = false;
    while (true) {
      at = pastPlainText(at);
      if (start + at == limit) {
        if (at >= LONGEST_PART + SHORTEST_LAST_PART) {
          parts++;
          return take(cutBefore(start + LONGEST_PART) - start, holdsNul, false);
        }
        if (!fill()) {
          return endOfLine(at, 0, holdsNul);
        }
      } else if (buffer[start + at] == 0) {
        int run = nulsAt(at);
        if (run < GAP) {
          holdsNul = true;
          countNuls(run, true);
          at += run;
        } else if (at > 0) {
          return take(at, holdsNul, true); // what is before the gap; the gap itself comes next
        } else {
          skipGap();
          if (atLineEnd() && delivered) {
            return endOfLine(0, lineEndLength(0), false);
          }
        }
      } else {
        return endOfLine(at, lineEndLength(at), holdsNul);
      }
    }
  }

  private @Nullable Line endOfLine(int length, int lineEnd, boolean holdsNul) {
    boolean onlyGapBefore = length == 0 && delivered;
    parts += parts > 0 ? 1 : 0;
    Line line = onlyGapBefore ? null : take(length, holdsNul, true);
    start += lineEnd;
    closeLine();
    return line;
  }

  private Line take(int length, boolean holdsNul, boolean ends) {
    int textLength = holdsNul ? withoutNuls(length) : length;
    LineDecoder.Decoded decoded = decoder.decode(buffer, start, textLength);
    windows1252 |= decoded.windows1252();
    characters += decoded.text().length();
    Line line = new Line(number, decoded.text(), begins, ends);
    start += length;
    delivered = true;
    begins = ends;
    return line;
  }

  /** Moves the text over the NULs in it. Returns what is left of its length. */
  private int withoutNuls(int length) {
    int kept = start;
    for (int i = start; i < start + length; i++) {
      if (buffer[i] != 0) {
        buffer[kept++] = buffer[i];
      }
    }
    return kept - start;
  }

  /** The offset of the next LF, CR or NUL, or of the end of what is buffered. */
  private int pastPlainText(int from) {
    byte[] bytes = buffer;
    int end = limit;
    int i = start + from;
    while (i < end) {
      byte b = bytes[i];
      if (b <= '\r' && (b == '\n' || b == '\r' || b == 0)) {
        break;
      }
      i++;
    }
    return i - start;
  }

  private boolean atLineEnd() throws IOException {
    return !has(0) || buffer[start] == '\n' || buffer[start] == '\r';
  }

  private int lineEndLength(int at) throws IOException {
    if (!has(at)) {
      return 0;
    }
    boolean crlf = buffer[start + at] == '\r' && has(at + 1) && buffer[start + at + 1] == '\n';
    return crlf ? 2 : 1;
  }

  private int nulsAt(int at) throws IOException {
    int run = 0;
    while (run < GAP && has(at + run) && buffer[start + at + run] == 0) {
      run++;
    }
    return run;
  }

  private void skipGap() throws IOException {
    boolean first = true;
    while (has(0) && buffer[start] == 0) {
      int i = start;
      while (i < limit && buffer[i] == 0) {
        i++;
      }
      countNuls(i - start, first);
      first = false;
      start = i;
    }
  }

  private void countNuls(long count, boolean newRun) {
    if (nuls == 0) {
      firstNulLine = number;
    }
    nuls += count;
    nulRuns += newRun ? 1 : 0;
  }

  /**
   * A place to divide a long line that divides neither a character nor a mark of a frame, if there
   * is one near.
   */
  private int cutBefore(int end) {
    for (int i = end; i > end - CUT_SLACK; i--) {
      if (buffer[i] == '<') {
        return i;
      }
    }
    int longestMark = "]LOG]!>".length();
    for (int i = end - longestMark; i <= end; i++) {
      if (buffer[i] == ']') {
        return i;
      }
    }
    int cut = end;
    while (cut > end - 3 && (buffer[cut] & 0xC0) == 0x80) {
      cut--;
    }
    return cut;
  }

  private boolean has(int offset) throws IOException {
    while (start + offset >= limit) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** Reads on; moves what is left to the front first. False at the end of the source. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      limit -= start;
      start = 0;
    }
    if (limit == buffer.length) {
      boolean atBound = buffer.length >= LARGEST_BUFFER; // only ever to look at one more byte
      int larger = atBound ? limit + HEAD : Math.min(2 * limit, LARGEST_BUFFER);
      buffer = Arrays.copyOf(buffer, larger);
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    ended = count < 0;
    limit += Math.max(count, 0);
    return !ended;
  }

  /**
   * The bytes of one line as text: UTF-8 when they are strictly that, else Windows-1252 for this
   * line (framing.md section 6).
   */
  static final class LineDecoder {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char REPLACEMENT = '\uFFFD';

    private boolean sawUtf8BeyondAscii;

    /**
     * @param windows1252 whether the bytes were not UTF-8
     */
    record Decoded(String text, boolean windows1252) {}

    Decoded decode(byte[] bytes, int from, int length) {
      String text = new String(bytes, from, length, UTF_8);
      // The quick way replaces what is not UTF-8, so only a text with a replacement is in doubt.
      if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes, from, length)) {
        return new Decoded(windows1252(bytes, from, length), true);
      }
      sawUtf8BeyondAscii |= text.length() < length;
      return new Decoded(text, false);
    }

    /** Whether a line has been read that is UTF-8 and not ASCII. */
    boolean sawUtf8BeyondAscii() {
      return sawUtf8BeyondAscii;
    }

    private static boolean isUtf8(byte[] bytes, int from, int length) {
      try {
        UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
        return true;
      } catch (CharacterCodingException e) {
        return false;
      }
    }

    /**
     * The five bytes that Windows-1252 leaves open become the control characters of that number.
     */
    private static String windows1252(byte[] bytes, int from, int length) {
      String text = new String(bytes, from, length, WINDOWS_1252);
      if (text.indexOf(REPLACEMENT) < 0) {
        return text;
      }
      char[] chars = text.toCharArray();
      for (int i = 0; i < chars.length; i++) {
        if (chars[i] == REPLACEMENT) {
          chars[i] = (char) (bytes[from + i] & 0xFF);
        }
      }
      return new String(chars);
    }
  }
}
