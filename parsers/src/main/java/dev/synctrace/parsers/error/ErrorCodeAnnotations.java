package dev.synctrace.parsers.error;

import dev.synctrace.parsers.error.ErrorCodeFinder.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The meanings of the error codes in a line, to show beside it: {@code 0xd0090016 = NTE_BAD_KEYSET:
 * key set does not exist}. A line without a code costs one pass over it and loads no table.
 */
public final class ErrorCodeAnnotations {
  private static final int MOST_NOTES = 3;
  private static final int FIRST_HTTP_ERROR = 400;
  private static final int HEX_PREFIX = "0x".length();

  /** What is before the first underscore in the published names that log lines contain. */
  private static final Set<String> FIRST_WORDS =
      Set.of(
          "CMGConnector",
          "CMGService",
          "WINHTTP",
          "Authorization",
          "Authentication",
          "Directory",
          "Request",
          "Service",
          "invalid",
          "interaction");

  private ErrorCodeAnnotations() {}

  /**
   * What one code means.
   *
   * @param written the code as the text writes it
   * @param value the code in its internal form
   * @param brief name and meaning
   */
  public record Annotation(String written, String value, String brief) {
    /** The note beside the line; a decimal number is followed by its hexadecimal form. */
    @Override
    public String toString() {
      int digits = value.length() - HEX_PREFIX;
      boolean same =
          written.equals(value)
              || written.regionMatches(true, written.length() - digits, value, HEX_PREFIX, digits);
      return (same ? value : written + " = " + value) + " = " + brief;
    }
  }

  /** The notes of a text, as they are shown next to it. */
  public static List<String> of(String text) {
    List<Annotation> notes = in(text);
    return notes.isEmpty() ? List.of() : notes.stream().map(Annotation::toString).toList();
  }

  /** As {@link #in(String)}, and one note for the HTTP status of a request that failed. */
  public static List<Annotation> in(String text, OptionalLong httpStatus) {
    List<Annotation> notes = in(text);
    if (httpStatus.isEmpty()
        || httpStatus.getAsLong() < FIRST_HTTP_ERROR
        || notes.size() >= MOST_NOTES) {
      return notes;
    }
    DecodedError decoded = ErrorDecoder.builtIn().decode("HTTP " + httpStatus.getAsLong());
    if (!decoded.known()) {
      return notes;
    }
    List<Annotation> more = new ArrayList<>(notes);
    more.add(new Annotation(decoded.value(), decoded.value(), decoded.brief()));
    return List.copyOf(more);
  }

  /** One note for each known code in the text, in order of appearance, each once, at most three. */
  public static List<Annotation> in(String text) {
    List<Found> codes = ErrorCodeFinder.find(text);
    if (codes.isEmpty() && text.indexOf('_') < 0) {
      return List.of();
    }
    Map<String, Annotation> notes = new LinkedHashMap<>();
    for (Found found : codes) {
      DecodedError decoded = ErrorDecoder.builtIn().decode(found.code());
      if (decoded.known() && notes.size() < MOST_NOTES) {
        notes.putIfAbsent(
            decoded.value(), new Annotation(found.written(), decoded.value(), decoded.brief()));
      }
    }
    int underscore = text.indexOf('_');
    while (underscore >= 0 && notes.size() < MOST_NOTES) {
      int start = underscore;
      while (start > 0 && isNamePart(text.charAt(start - 1))) {
        start--;
      }
      int end = underscore;
      while (end < text.length() && isNamePart(text.charAt(end))) {
        end++;
      }
      if (FIRST_WORDS.contains(text.substring(start, underscore))) {
        String name = text.substring(start, end);
        ErrorTable.builtIn()
            .row(name)
            .ifPresent(
                row -> notes.putIfAbsent(row.code(), new Annotation(name, name, row.meaning())));
      }
      underscore = text.indexOf('_', end);
    }
    return List.copyOf(notes.values());
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
