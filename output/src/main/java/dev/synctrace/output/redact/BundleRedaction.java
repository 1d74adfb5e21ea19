package dev.synctrace.output.redact;

import dev.synctrace.index.Case;
import dev.synctrace.output.redact.Redaction.ReplacementCount;
import dev.synctrace.output.redact.pseudonym.RedactionKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies the files of a bundle with pseudonyms in the form of what they replace. Names are known
 * from the case that the bundle was read into. Framing, times and line numbers stay, and so does
 * the encoding. Files are streamed, a piece of at most a megabyte at a time. For one thread.
 */
public final class BundleRedaction {
  /** A piece ends with a line where it can. */
  private static final int PIECE = 256 * 1024;

  /** A line that is longer is cut between two values. */
  private static final int LONGEST_LINE = 1024 * 1024;

  private static final int LINES_TRIED = 50;
  private static final int FIRST_LOOK = 4_096;
  private static final String[] CUTS = {"}", "]", ";", ">", ",", " "};

  private final CaseRedaction redaction;

  private BundleRedaction(CaseRedaction redaction) {
    this.redaction = redaction;
  }

  /**
   * Learns the names of a case; reads all of it.
   *
   * @param key makes pseudonyms; names get the same as in a report with this key
   */
  public static BundleRedaction of(Case opened, RedactionKey key) {
    return new BundleRedaction(CaseRedaction.keepingForms(opened, key));
  }

  /** The path of a file in the copy. */
  public String path(String path) {
    return redaction.lines(path);
  }

  /** What was replaced so far, by class of identifier. */
  public List<ReplacementCount> masked() {
    return redaction.masked();
  }

  /** Whether a file is a text, by its first bytes. */
  public static boolean isText(InputStream in) throws IOException {
    byte[] start = in.readNBytes(FIRST_LOOK);
    return wide(start) != null || !holdsNull(start);
  }

  /** Copies one file that is a text. */
  public void copy(InputStream in, OutputStream out) throws IOException {
    byte[] start = in.readNBytes(FIRST_LOOK);
    Charset wide = wide(start);
    int unit = wide == null ? 1 : 2;
    ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);
    piece.write(start);
    while (true) {
      byte[] more = in.readNBytes(PIECE);
      piece.write(more);
      boolean last = more.length < PIECE;
      byte[] bytes = piece.toByteArray();
      int cut = last ? bytes.length : cut(bytes, unit, wide);
      if (cut > 0) {
        byte[] whole = Arrays.copyOf(bytes, cut);
        Charset charset = wide == null ? narrow(whole) : wide;
        String text = new String(whole, charset);
        int end = last ? text.length() : border(text);
        String redacted = redaction.lines(text.substring(0, end));
        out.write(redacted.getBytes(charset));
        piece.reset();
        piece.write(text.substring(end).getBytes(charset));
        piece.write(bytes, cut, bytes.length - cut);
      }
      if (last) {
        return;
      }
    }
  }

  /** Where the text can be cut, near its end, without cutting an identifier. */
  private int border(String text) {
    int next = text.length();
    for (int line = 0; line < LINES_TRIED; line++) {
      int end = text.lastIndexOf('\n', next - 2) + 1;
      int before = text.lastIndexOf('\n', end - 2) + 1;
      if (end <= 0 || before <= 0 || next - before > PIECE / 2) {
        break;
      }
      if (redaction.isBorder(text.substring(before, end), text.substring(end, next))) {
        return end;
      }
      next = end;
    }
    return text.length();
  }

  /** UTF-8 where it is; else an encoding in which every byte is a character. */
  private static Charset narrow(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return StandardCharsets.ISO_8859_1;
    }
  }

  private static int cut(byte[] bytes, int unit, @Nullable Charset wide) {
    int low = wide == StandardCharsets.UTF_16BE ? 1 : 0;
    int line = last(bytes, unit, low, '\n');
    if (line > 0 || bytes.length < LONGEST_LINE) {
      return line;
    }
    for (String mark : CUTS) {
      int cut = last(bytes, unit, low, mark.charAt(0));
      if (cut > 0) {
        return cut;
      }
    }
    return bytes.length / 2 * 2;
  }

  /** Behind the last such character; 0 when there is none. */
  private static int last(byte[] bytes, int unit, int low, char c) {
    for (int i = (bytes.length / unit - 1) * unit; i >= 0; i -= unit) {
      if (bytes[i + (unit == 1 ? 0 : low)] == c && (unit == 1 || bytes[i + 1 - low] == 0)) {
        return i + unit;
      }
    }
    return 0;
  }

  private static @Nullable Charset wide(byte[] start) {
    if (start.length >= 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (start.length >= 2 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < start.length; i += 2) {
      even += start[i] == 0 ? 1 : 0;
      odd += start[i + 1] == 0 ? 1 : 0;
    }
    int pairs = start.length / 2;
    boolean little = pairs > 1 && odd > pairs * 3 / 4 && even == 0;
    boolean big = pairs > 1 && even > pairs * 3 / 4 && odd == 0;
    return little ? StandardCharsets.UTF_16LE : big ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean holdsNull(byte[] start) {
    for (byte b : start) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
