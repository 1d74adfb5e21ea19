package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.archive.ArchiveMember.Packed;
import dev.synctrace.parsers.bundle.file.BlockInputStream;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.bundle.file.SourceStream;
import dev.synctrace.parsers.bundle.file.Utf8Stream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one mail. Files that were written into a text, as mail programs did before MIME, are
 * files of the mail, too; what cannot be read of a text is named.
 */
final class MailTexts {
  private static final int BLOCK = 1 << 13;
  private static final int LONGEST_LINE = 1 << 10;

  private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (\\S.*?)\\s*");
  private static final Pattern YENC_BEGIN = Pattern.compile("=ybegin .*\\bname=(\\S.*?)\\s*");

  private final UnpackedArchive unpacked;
  private final String folder;

  /**
   * @param folder of the mail; empty where it is the only one of its file
   */
  MailTexts(UnpackedArchive unpacked, String folder) {
    this.unpacked = unpacked;
    this.folder = folder;
  }

  /**
   * A text that was added.
   *
   * @param size bytes in UTF-8
   * @param times times of day in it; each log line has one
   */
  record Text(Packed file, long size, long times) {}

  /**
   * Adds a text in UTF-8, and the files in it; nothing where the text is blank.
   *
   * @param charset in which it is sent; null for UTF-8
   */
  Optional<Text> add(String name, InputStream body, @Nullable String charset) throws IOException {
    byte[] start = body.readNBytes(BLOCK);
    if (start.length < BLOCK && new String(start, StandardCharsets.ISO_8859_1).isBlank()) {
      return Optional.empty();
    }
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(start), body);
    @Nullable Charset written = otherThanUtf8(charset);
    TextScan scan = new TextScan(written == null ? all : new Utf8Stream(all, written));
    Optional<Packed> added = unpacked.add(path(name), Optional.empty(), scan);
    if (scan.encrypted) {
      refuse(name, MailArchive.ENCRYPTED);
    }
    if (added.isPresent() && scan.files) {
      files(added.get());
    }
    return added.map(file -> new Text(file, size(file.size()), scan.times));
  }

  private static long size(OptionalLong size) {
    return size.orElse(0);
  }

  /** Takes a text out again, which is there in a better form. */
  void drop(Text text) {
    unpacked.drop(text.file());
  }

  /** The path of a file of the mail. */
  String path(String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /** Reports a file of the mail that cannot be read. */
  void refuse(String name, String advice) {
    unpacked.refuse(new Refusal(path(name), false, advice));
  }

  /** The character set of a text; null for UTF-8, and where none that is known is named. */
  private static @Nullable Charset otherThanUtf8(@Nullable String name) {
    try {
      Charset named = name == null ? null : Charset.forName(name.strip());
      boolean utf8 =
          StandardCharsets.UTF_8.equals(named) || StandardCharsets.US_ASCII.equals(named);
      return utf8 ? null : named;
    } catch (IllegalArgumentException _) {
      return null; // its reader finds out
    }
  }

  /** Adds the files that are written into a text. */
  private void files(Packed text) throws IOException {
    try (BufferedInputStream lines = new BufferedInputStream(text.opener().open())) {
      for (String line = line(lines); line != null; line = line(lines)) {
        Matcher yenc = YENC_BEGIN.matcher(line);
        if (yenc.matches()) {
          refuse(MemberName.last(yenc.group(1)), MailArchive.unknownEncoding("yEnc"));
        }
        Matcher begin = BEGIN.matcher(line);
        if (begin.matches() && dataFollow(lines)) {
          unpacked.entry();
          InputStream data = new UuencodedStream(lines, true);
          unpacked.add(
              path(MemberName.last(begin.group(1))),
              Optional.empty(),
              new SourceStream(LibraryCall.stream(data)));
        }
      }
    }
  }

  private static boolean dataFollow(BufferedInputStream lines) throws IOException {
    lines.mark(2 * LONGEST_LINE);
    @Nullable String next = line(lines);
    lines.reset();
    return next != null && UuencodedStream.isLine(next);
  }

  /** The next line as far as its beginning tells; null at the end. */
  private static @Nullable String line(BufferedInputStream lines) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = lines.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n' && line.length() < LONGEST_LINE; c = lines.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Passes a text on and notes what it has. */
  private static final class TextScan extends BlockInputStream {
    private static final String TIME = "0:00:00";
    private static final int LONGEST_START = 100;

    private final InputStream text;
    private final StringBuilder start = new StringBuilder();
    private int matched;
    private long times;
    private boolean encrypted;
    private boolean files;
    private boolean begun;

    TextScan(InputStream text) {
      this.text = text;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = text.read(buffer, offset, length);
      for (int i = offset; i < offset + count; i++) {
        take((char) (buffer[i] & 0xFF));
      }
      return count;
    }

    private void take(char c) {
      boolean digit = c >= '0' && c <= '9';
      if (TIME.charAt(matched) == ':' ? c == ':' : digit) {
        matched++;
      } else {
        matched = digit ? 1 : 0;
      }
      if (matched == TIME.length()) {
        times++;
        matched = 0;
      }
      if (c == '\n') {
        line(start.toString());
        start.setLength(0);
      } else if (start.length() < LONGEST_START) {
        start.append(c);
      }
    }

    private void line(String line) {
      encrypted |= line.startsWith("-----BEGIN PGP MESSAGE-----");
      files |= begun && UuencodedStream.isLine(line.stripTrailing());
      files |= line.startsWith("=ybegin ");
      begun = line.startsWith("begin ") && BEGIN.matcher(line).matches();
    }
  }
}
