package dev.synctrace.index.lucene.query;

import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Queries that a query language supports on one field. Methods throw {@link BadValueException} for
 * a value the field can't have and for a way of asking that makes no sense for it.
 */
interface FieldQueries {
  /** Events whose value is, or has, the text. */
  Query exact(String text);

  /** Events whose value begins with the text, taken literally. */
  Query prefix(String text);

  /**
   * Events whose value, or a word of it, fits the pattern.
   *
   * @param pattern {@code *} any characters, {@code ?} any one, a backslash takes the next
   *     literally
   */
  Query wildcard(String pattern);

  /**
   * Events whose value, or a word of it, fits the expression.
   *
   * @param regex in Lucene's dialect; matches the whole value or word
   */
  Query regex(String regex);

  /**
   * Events whose value, or a word of it, is like the text.
   *
   * @param edits how many characters may differ, 0 to 2
   */
  Query fuzzy(String text, int edits);

  /** Null bounds are open. */
  Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo);

  /** Events that have any value. */
  Query exists();
}
