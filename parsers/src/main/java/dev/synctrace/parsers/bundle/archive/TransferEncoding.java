package dev.synctrace.parsers.bundle.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.jspecify.annotations.Nullable;

/** The encoding in which a part of a mail was sent (Content-Transfer-Encoding). */
enum TransferEncoding {
  PLAIN,
  BASE64,
  QUOTED_PRINTABLE,
  UUENCODE,
  UNKNOWN;

  /** Finds an encoding by its name as mail programs write it, also with a comment or a blank. */
  static TransferEncoding of(@Nullable String name) {
    String written = name == null ? "" : name.replaceFirst("[;(].*", "");
    return switch (written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")) {
      case "", "7bit", "7bits", "8bit", "8bits", "binary", "none" -> PLAIN;
      case "base64", "xbase64" -> BASE64;
      case "quotedprintable" -> QUOTED_PRINTABLE;
      case "xuuencode", "xuue", "xuu", "uuencode", "uue" -> UUENCODE;
      default -> UNKNOWN;
    };
  }

  /** Decodes a part; one that is sent in an unknown encoding stays as it is. */
  InputStream decode(BufferedInputStream part, DecodeMonitor monitor) throws IOException {
    return switch (this) {
      case PLAIN, UNKNOWN -> part;
      case BASE64 -> new Base64InputStream(part, monitor);
      case QUOTED_PRINTABLE -> new QuotedPrintableInputStream(part, monitor);
      case UUENCODE -> new UuencodedStream(part, false);
    };
  }
}
