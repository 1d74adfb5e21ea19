package dev.synctrace.serve.upload;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file name in a part's {@code Content-Disposition}: quoted, as browsers write it; as a token;
 * or with its encoding (RFC 8187), which counts first.
 */
final class ContentDispositionName {
  private static final Pattern ENCODED =
      Pattern.compile("(?i);\\s*filename\\*\\s*=\\s*([A-Za-z0-9_-]+)'[^']*'([^;\\s]*)");
  private static final Pattern QUOTED =
      Pattern.compile("(?i);\\s*filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern TOKEN = Pattern.compile("(?i);\\s*filename\\s*=\\s*([^\";][^;]*)");

  private ContentDispositionName() {}

  /** Returns the name as written; empty when the part is a field without a file. */
  static Optional<String> in(String disposition) {
    Matcher encoded = ENCODED.matcher(disposition);
    if (encoded.find()) {
      Optional<String> decoded = decoded(encoded.group(2), encoded.group(1));
      if (decoded.isPresent()) {
        return decoded;
      }
    }
    Matcher quoted = QUOTED.matcher(disposition);
    if (quoted.find()) {
      // Browsers escape nothing but a quotation mark; a backslash before a letter is a folder's.
      return Optional.of(quoted.group(1).replace("\\\"", "\"").replace("%22", "\""));
    }
    Matcher token = TOKEN.matcher(disposition);
    return token.find() ? Optional.of(token.group(1).strip()) : Optional.empty();
  }

  private static Optional<String> decoded(String value, String charset) {
    try {
      return Optional.of(URLDecoder.decode(value.replace("+", "%2B"), Charset.forName(charset)));
    } catch (IllegalArgumentException _) {
      return Optional.of(
          new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }
  }
}
