package dev.synctrace.index.lucene.query;

import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Whole numbers, exact or by range. */
class NumberQueries implements FieldQueries {
  private final String field;

  NumberQueries(String field) {
    this.field = field;
  }

  @Override
  public Query exact(String text) {
    long number = number(text);
    return between(number, number);
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
    long first = from == null ? Long.MIN_VALUE : number(from);
    long last = to == null ? Long.MAX_VALUE : number(to);
    boolean nothingAbove = from != null && !withFrom && first == Long.MAX_VALUE;
    boolean nothingBelow = to != null && !withTo && last == Long.MIN_VALUE;
    if (nothingAbove || nothingBelow) {
      return MatchNoDocsQuery.INSTANCE;
    }
    return between(
        from == null || withFrom ? first : first + 1, to == null || withTo ? last : last - 1);
  }

  /** Both bounds included; matches nothing where the first is greater. */
  Query between(long first, long last) {
    if (first > last) {
      return MatchNoDocsQuery.INSTANCE;
    }
    return new NumberRangeQuery(field, first, last);
  }

  @Override
  public Query prefix(String text) {
    throw onlyExactOrRange(text);
  }

  @Override
  public Query wildcard(String pattern) {
    throw onlyExactOrRange(pattern);
  }

  @Override
  public Query regex(String regex) {
    throw onlyExactOrRange(regex);
  }

  @Override
  public Query fuzzy(String text, int edits) {
    throw onlyExactOrRange(text);
  }

  @Override
  public Query exists() {
    return new FieldExistsQuery(field);
  }

  private long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new BadValueException(
          "'" + text + "' is not a whole number, which the field requires", text);
    }
  }

  private static BadValueException onlyExactOrRange(String text) {
    return new BadValueException("search for an exact number or a range such as [1 TO 20]", text);
  }
}
