package dev.synctrace.parsers.record.paste;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The marks with which mail programs quote: {@code > } before each line, once for each reply.
 *
 * @param depth how many marks most lines have; what follows them belongs to the line
 */
record MailQuote(int depth) {
  /** Of four lines of a quoted mail at least three are quoted; its head and greeting are not. */
  private static final int QUARTERS = 3;

  private static final int ENOUGH = 3;
  private static final int HEAD_LINES = 100;
  private static final int MOST_INDENT = 3;
  private static final int DEEPEST = 20;

  /** Returns the marks that most lines of a source have, as its beginning shows; null for none. */
  static @Nullable MailQuote in(String head) {
    if (head.indexOf('>') < 0) {
      return null;
    }
    int lines = 0;
    int quoted = 0;
    Map<Integer, Integer> depths = new HashMap<>();
    for (String line : (Iterable<String>) head.lines().limit(HEAD_LINES)::iterator) {
      if (!line.isBlank()) {
        lines++;
        int depth = depth(line);
        quoted += depth > 0 ? 1 : 0;
        depths.merge(depth, 1, Integer::sum);
      }
    }
    if (quoted < ENOUGH || quoted * 4 < lines * QUARTERS) {
      return null;
    }
    depths.remove(0);
    return depths.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> new MailQuote(most.getKey()))
        .orElse(null);
  }

  /** Returns a line without its marks; a bracket behind so many marks is text. */
  String without(String line) {
    return line.substring(end(line, depth));
  }

  private static int depth(String line) {
    int depth = 0;
    while (depth < DEEPEST && end(line, depth + 1) > end(line, depth)) {
      depth++;
    }
    return depth;
  }

  /** Where the text behind at most so many marks begins. */
  private static int end(String line, int marks) {
    int end = 0;
    int at = 0;
    while (at < line.length() && at < MOST_INDENT && line.charAt(at) == ' ') {
      at++;
    }
    for (int mark = 0; mark < marks && at < line.length() && line.charAt(at) == '>'; mark++) {
      at++;
      at += at < line.length() && line.charAt(at) == ' ' ? 1 : 0;
      end = at;
    }
    return end;
  }
}
