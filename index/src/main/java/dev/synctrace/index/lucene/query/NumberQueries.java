package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.LuceneFieldNames;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
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

  /** First lines, which are in {@link LuceneFieldNames#PLACE}. */
  static class LineQueries extends NumberQueries {
    /** Beyond any line, and small enough for a place. */
    private static final long LAST_LINE = 1L << 38;

    LineQueries() {
      super(LuceneFieldNames.PLACE);
    }

    @Override
    Query between(long first, long last) {
      long from = Math.max(0, first);
      long to = Math.min(LAST_LINE, last);
      if (from > to) {
        return MatchNoDocsQuery.INSTANCE;
      }
      return new NumberRangeQuery(
          LuceneFieldNames.PLACE,
          LuceneFieldNames.place(from, 0),
          LuceneFieldNames.place(to + 1, 0) - 1);
    }

    @Override
    public Query exists() {
      return MatchAllDocsQuery.INSTANCE;
    }
  }

  /** Last lines: where none is indexed, the last line is the first. */
  static final class EndLineQueries extends LineQueries {
    @Override
    Query between(long first, long last) {
      if (first > last) {
        return MatchNoDocsQuery.INSTANCE;
      }
      Query oneLine =
          new BooleanQuery.Builder()
              .add(super.between(first, last), Occur.MUST)
              .add(new FieldExistsQuery(LuceneFieldNames.END_LINE), Occur.MUST_NOT)
              .build();
      return new BooleanQuery.Builder()
          .add(oneLine, Occur.SHOULD)
          .add(new NumberRangeQuery(LuceneFieldNames.END_LINE, first, last), Occur.SHOULD)
          .build();
    }
  }
}
