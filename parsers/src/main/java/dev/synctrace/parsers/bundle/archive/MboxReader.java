package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.file.BlockInputStream;
import dev.synctrace.parsers.bundle.file.MailHeader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The mails of an mbox file (RFC 4155), one after the other. Each begins with a line {@code From
 * SENDER TIME}, and such a line in a text has a {@code >} before it, which is removed. A file that
 * begins otherwise is one mail as it is.
 */
final class MboxReader {
  private static final int BLOCK = 1 << 17;

  /** Of the header behind a line that may begin a mail, so much is looked at. */
  private static final int LOOK = 1 << 16;

  private static final String BEGIN = "From ";
  private static final int MOST_MARKS = 8;

  private final BufferedInputStream bytes;
  private final boolean mbox;
  private boolean next;

  /**
   * @param mails from the beginning of the first one; left open
   */
  MboxReader(InputStream mails) throws IOException {
    this.bytes = new BufferedInputStream(mails, BLOCK);
    this.mbox = lineBegins(BEGIN) || lineBegins(">" + BEGIN);
    this.next = true;
    if (mbox) {
      passLine();
    }
  }

  /** Whether there are several mails; reads on to the second. */
  static boolean hasSeveral(InputStream mails) throws IOException {
    MboxReader reader = new MboxReader(mails);
    if (!reader.mbox) {
      return false;
    }
    reader.next().transferTo(OutputStream.nullOutputStream());
    return reader.hasNext();
  }

  /** Whether there is another mail; the one before is read to its end. */
  boolean hasNext() {
    return next;
  }

  /** The next mail, to be read to its end. */
  InputStream next() {
    next = false;
    return mbox ? new Mail() : bytes;
  }

  private boolean lineBegins(String text) throws IOException {
    bytes.mark(text.length());
    boolean begins = true;
    for (int i = 0; i < text.length() && begins; i++) {
      begins = bytes.read() == text.charAt(i);
    }
    bytes.reset();
    return begins;
  }

  private void passLine() throws IOException {
    for (int c = bytes.read(); c >= 0 && c != '\n'; c = bytes.read()) {
      // Is not part of the mail.
    }
  }

  /** Whether the mail ends where this line begins, since another one begins there. */
  private boolean mailBegins(boolean afterBlank) throws IOException {
    if (!lineBegins(BEGIN)) {
      return false;
    }
    bytes.mark(LOOK);
    byte[] start = bytes.readNBytes(LOOK);
    bytes.reset();
    return MailHeader.follows(start, afterBlank);
  }

  /** Reads over the mark before a line that would begin a mail without it. */
  private void passMark() throws IOException {
    bytes.mark(MOST_MARKS + BEGIN.length());
    int marks = 0;
    int c = bytes.read();
    while (c == '>' && marks < MOST_MARKS) {
      marks++;
      c = bytes.read();
    }
    boolean quoted = marks > 0;
    for (int i = 0; i < BEGIN.length() && quoted; i++) {
      quoted = c == BEGIN.charAt(i);
      c = i < BEGIN.length() - 1 ? bytes.read() : c;
    }
    bytes.reset();
    if (quoted) {
      bytes.skipNBytes(1);
    }
  }

  /** One mail, to the line that begins the next one. */
  private final class Mail extends BlockInputStream {
    private boolean lineStart = true;
    private boolean blank;
    private boolean ended;

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = 0;
      while (count < length && !ended) {
        if (lineStart) {
          lineStart = false;
          if (mailBegins(blank)) {
            passLine();
            ended = true;
            next = true;
            break;
          }
          passMark();
          blank = true;
        }
        int c = bytes.read();
        if (c < 0) {
          ended = true;
          break;
        }
        buffer[offset + count++] = (byte) c;
        blank &= c == '\n' || c == '\r';
        lineStart = c == '\n';
      }
      return count == 0 && length > 0 ? -1 : count;
    }
  }
}
