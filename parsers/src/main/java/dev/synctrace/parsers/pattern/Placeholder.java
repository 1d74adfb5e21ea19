package dev.synctrace.parsers.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a pattern has in place of a variable part. */
enum Placeholder {
  GUID,
  NUMBER,
  HEX,
  TIME,
  IP,
  VERSION,
  SID,
  URL,
  PATH,
  /** Encoded data, and tokens. */
  BASE64,
  /** A name of a computer, user or object: what has letters and digits, or a domain. */
  NAME,
  /** What is in quotes, and what the grammar of a known message says is a text. */
  TEXT;

  private final byte[] bytes;

  Placeholder() {
    bytes = ('<' + name().toLowerCase(Locale.ROOT) + '>').getBytes(StandardCharsets.US_ASCII);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Whether several of them in a row, with nothing but a blank between them, are one. */
  boolean joinsAcrossBlanks() {
    return this == TIME || this == PATH;
  }
}
