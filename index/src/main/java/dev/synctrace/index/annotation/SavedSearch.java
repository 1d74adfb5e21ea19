package dev.synctrace.index.annotation;

import java.util.Locale;

/**
 * A search that an engineer saved with a case, as it was typed: it may be no query any more, and
 * times may be relative to the end of the case. Immutable.
 *
 * @param name one line, not empty
 * @param query empty for every record
 * @param since first time, empty for none
 * @param until time before which records are, empty for none
 * @param sort which records come first
 */
public record SavedSearch(String name, String query, String since, String until, Sort sort) {
  /** The longest name, in characters. */
  public static final int MAX_NAME = 100;

  /** The longest query, in characters. */
  public static final int MAX_QUERY = 4_000;

  private static final int MAX_TIME = 100;

  /** The order of the records found. */
  public enum Sort {
    OLDEST,
    NEWEST;

    /** Returns the word for it, such as {@code newest}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Creates a saved search.
   *
   * @throws InvalidAnnotationException when it has no name, or a part is too long
   */
  public SavedSearch {
    name = AnnotationText.line(name);
    query = AnnotationText.line(query);
    since = AnnotationText.line(since);
    until = AnnotationText.line(until);
    if (name.isEmpty()) {
      throw new InvalidAnnotationException("A saved search needs a name.");
    }
    refuseLonger("name", name, MAX_NAME);
    refuseLonger("query", query, MAX_QUERY);
    refuseLonger("start time", since, MAX_TIME);
    refuseLonger("end time", until, MAX_TIME);
  }

  private static void refuseLonger(String part, String text, int most) {
    if (text.length() > most) {
      throw new InvalidAnnotationException(
          "The %s of the search has %,d characters; at most %,d are possible. Shorten it."
              .formatted(part, text.length(), most));
    }
  }

  /** Returns the same search under another name. */
  SavedSearch named(String other) {
    return new SavedSearch(other, query, since, until, sort);
  }
}
