package dev.synctrace.parsers.secret;

import dev.synctrace.parsers.secret.NameValueSecrets.Range;
import java.util.ArrayList;
import java.util.List;

/** What is hidden of one text. */
final class SecretMasks {
  /** In the order of the text. */
  private final List<Range> hidden = new ArrayList<>();

  /** Hides a part behind all others; gives its end. */
  int hide(int start, int end) {
    hidden.add(new Range(start, end));
    return end;
  }

  /** Hides a value that was passed already. */
  void insert(Range value) {
    int at = hidden.size();
    while (at > 0 && hidden.get(at - 1).start() >= value.end()) {
      at--;
    }
    if (at == 0 || hidden.get(at - 1).end() <= value.start()) {
      hidden.add(at, value);
    }
  }

  /**
   * The text with each hidden part replaced by its length; the same object without any.
   *
   * @param lines whether line breaks inside a part stay
   */
  String of(String written, boolean lines) {
    if (hidden.isEmpty()) {
      return written;
    }
    StringBuilder masked = new StringBuilder(written.length());
    int kept = 0;
    for (Range secret : hidden) {
      masked
          .append(written, kept, secret.start())
          .append(Secrets.note(secret.end() - secret.start()));
      if (lines) {
        masked.append(Secrets.breaks(written.substring(secret.start(), secret.end())));
      }
      kept = secret.end();
    }
    return masked.append(written, kept, written.length()).toString();
  }
}
