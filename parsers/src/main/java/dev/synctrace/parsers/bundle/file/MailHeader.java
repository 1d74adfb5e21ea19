package dev.synctrace.parsers.bundle.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a mail by its header. What was copied out of a mail begins with names like From and
 * Subject, too, and is no mail: it lacks what only mail programs write.
 */
public final class MailHeader {
  /** Of a longer header, the rest is not looked at. */
  private static final long LONGEST = 1L << 25;

  /** What has no name of a mail in so many bytes is a log whose lines begin with a word. */
  private static final long LONGEST_WITHOUT_NAME = 1L << 23;

  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z][!-9;-~]{0,99}):(.*)", Pattern.DOTALL);

  /** The line that mbox files and Unix mail programs put before a mail, with its time. */
  private static final Pattern ENVELOPE =
      Pattern.compile(
          "From \\S+ .*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec).*\\d{1,2}:\\d{2}.*",
          Pattern.DOTALL);

  /** A log line, which a mail cannot have in its header: the header was copied above a log. */
  private static final Pattern RECORD =
      Pattern.compile(
          "<!\\[LOG\\[|.*\\$\\$<|\\[?\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4},?[ T]+\\d{1,2}:\\d{2}");

  private static final Set<String> OF_PROGRAMS =
      names(
          "MIME-Version",
          "Message-ID",
          "Received",
          "Return-Path",
          "DKIM-Signature",
          "Content-Transfer-Encoding");

  private static final Set<String> OF_MAILS =
      names("From", "To", "Cc", "Subject", "Date", "Delivered-To", "Reply-To", "Sender");

  private final Set<String> ofMail = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private boolean envelope;
  private boolean ofProgram;
  private boolean version;
  private boolean records;
  private boolean multipart;
  private long fields;
  private long others;

  private MailHeader() {}

  private static Set<String> names(String... names) {
    Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    all.addAll(Set.of(names));
    return all;
  }

  /** Whether a file that begins with these bytes may be a mail, so that more of it is read. */
  static boolean mayBegin(byte[] start) throws IOException {
    Lines lines = new Lines(MailStream.of(new ByteArrayInputStream(start)));
    String first = lines.next();
    // Nothing but blanks: the mail may begin behind them.
    return first == null ? start.length > 0 : isEnvelope(first) || FIELD.matcher(first).matches();
  }

  /**
   * Whether a mail begins here, with or without the line that an mbox file puts before it. Reads to
   * the end of the header, without holding it.
   */
  public static boolean begins(MailStream mail) throws IOException {
    return new MailHeader().take(new Lines(mail));
  }

  /**
   * Whether a mail of an mbox file begins here, after another one.
   *
   * @param start the bytes from the beginning of a line on, as far as they are looked at
   * @param afterBlank whether the line before is empty, as mbox files have it
   */
  public static boolean follows(byte[] start, boolean afterBlank) {
    try {
      Lines lines = new Lines(new ByteArrayInputStream(start));
      String first = lines.next();
      String second = lines.next();
      if (first == null || second == null || !isEnvelope(first)) {
        return false;
      }
      return afterBlank && ENVELOPE.matcher(first).matches() && FIELD.matcher(second).matches()
          || new MailHeader().take(new Lines(new ByteArrayInputStream(start)));
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory", e);
    }
  }

  /** Whether a line is the one before a mail in an mbox file. */
  private static boolean isEnvelope(String line) {
    return line.startsWith("From ") || line.startsWith(">From ");
  }

  private boolean take(Lines lines) throws IOException {
    for (String line = lines.next(); line != null && !line.isEmpty(); line = lines.next()) {
      if (isEnvelope(line)) {
        envelope |= ENVELOPE.matcher(line).matches();
      } else if (line.charAt(0) != ' ' && line.charAt(0) != '\t') {
        field(line);
      }
      boolean named = ofProgram || version || !ofMail.isEmpty();
      if (others > fields || lines.count > (named ? LONGEST : LONGEST_WITHOUT_NAME)) {
        break;
      }
    }
    if (records || others > 0 && (!version || others > fields)) {
      return false;
    }
    return ofMail.size() >= 2 && (ofProgram || envelope || multipart) || version && multipart;
  }

  private void field(String line) {
    Matcher field = FIELD.matcher(line);
    if (!field.matches()) {
      others++;
      records |= RECORD.matcher(line).lookingAt();
      return;
    }
    fields++;
    String name = field.group(1);
    String value = field.group(2).strip().toLowerCase(Locale.ROOT);
    ofProgram |= OF_PROGRAMS.contains(name);
    version |= name.equalsIgnoreCase("MIME-Version");
    multipart |= name.equalsIgnoreCase("Content-Type") && isMultipart(value);
    if (OF_MAILS.contains(name)) {
      ofMail.add(name);
    }
  }

  /** Whether it has parts as mails have them, and not as those of a web page's form. */
  private static boolean isMultipart(String type) {
    return type.startsWith("multipart/") && !type.startsWith("multipart/form-data");
  }

  /** Lines without their ends, each as far as its beginning tells. */
  private static final class Lines {
    private static final int LONGEST_START = 256;
    private static final int BLOCK = 1 << 13;

    private final InputStream bytes;
    private final byte[] block = new byte[BLOCK];
    private final byte[] start = new byte[LONGEST_START];
    private int position;
    private int length;
    private long count;

    Lines(InputStream bytes) {
      this.bytes = bytes;
    }

    /** The next line; null at the end. */
    @Nullable String next() throws IOException {
      int kept = 0;
      int next = read();
      if (next < 0) {
        return null;
      }
      while (next >= 0 && next != '\n' && count <= LONGEST) {
        if (kept < LONGEST_START) {
          start[kept++] = (byte) next;
        }
        next = read();
      }
      if (kept > 0 && start[kept - 1] == '\r') {
        kept--;
      }
      return new String(start, 0, kept, StandardCharsets.ISO_8859_1);
    }

    private int read() throws IOException {
      if (position == length) {
        position = 0;
        length = Math.max(0, bytes.read(block));
        if (length == 0) {
          return -1;
        }
      }
      count++;
      return block[position++] & 0xFF;
    }
  }
}
