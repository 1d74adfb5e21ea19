package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.EpochNanos;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Event times, exact or by range. Events without a time of their own never match. */
final class TimeQueries implements FieldQueries {
  private static final long FIRST = Long.MIN_VALUE;

  /**
   * @param first earliest nanosecond since the epoch, included
   * @param last latest one, included
   */
  static Query between(long first, long last) {
    return timed(orderedBetween(first, last));
  }

  /** As {@link #between}, with events that take their place from the record before them. */
  static Query orderedBetween(long first, long last) {
    return first > last
        ? MatchNoDocsQuery.INSTANCE
        : new NumberRangeQuery(LuceneFieldNames.ORDER_TIME, first, last);
  }

  /** Only those of the query's events that carry a time themselves. */
  static Query timed(Query query) {
    return new BooleanQuery.Builder()
        .add(query, Occur.FILTER)
        .add(
            new TermQuery(new Term(LuceneFieldNames.UNTIMED, LuceneFieldNames.YES)), Occur.MUST_NOT)
        .build();
  }

  @Override
  public Query exact(String text) {
    TimeLiteral span = TimeLiteral.of(text);
    return between(span.first(), span.last());
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
    long first = FIRST;
    if (from != null) {
      TimeLiteral span = TimeLiteral.of(from);
      first = withFrom ? span.first() : span.last() + 1;
    }
    long last = EpochNanos.NONE - 1;
    if (to != null) {
      TimeLiteral span = TimeLiteral.of(to);
      last = withTo ? span.last() : span.first() - 1;
    }
    return between(first, last);
  }

  @Override
  public Query prefix(String text) {
    throw onlySpans(text);
  }

  @Override
  public Query wildcard(String pattern) {
    throw onlySpans(pattern);
  }

  @Override
  public Query regex(String regex) {
    throw onlySpans(regex);
  }

  @Override
  public Query fuzzy(String text, int edits) {
    throw onlySpans(text);
  }

  @Override
  public Query exists() {
    return timed(new FieldExistsQuery(LuceneFieldNames.ORDER_TIME));
  }

  private static BadValueException onlySpans(String text) {
    return new BadValueException(
        "search for a date such as time:2026-09-25, or for a range such as"
            + " time:[2026-09-25 TO 2026-09-26T12:00Z]",
        text);
  }

  /**
   * All the instants that a written time represents: a date for its day, a minute for its seconds,
   * a millisecond for the finer times within it. UTC unless an offset is written.
   *
   * @param first nanoseconds since the epoch, included
   * @param last nanoseconds since the epoch, included
   */
  private record TimeLiteral(long first, long last) {
    private static final Pattern FORM =
        Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)"
                + "(?:[Tt ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?"
                + "([Zz]|[+-]\\d\\d:?\\d\\d)?)?");

    static TimeLiteral of(String text) {
      Matcher form = FORM.matcher(text.strip());
      if (!form.matches()) {
        throw new BadValueException(
            "'"
                + text
                + "' is not a time. Write 2026-09-25, 2026-09-25T23:35Z or"
                + " 2026-09-25T23:35:04.936Z",
            text);
      }
      try {
        long first = EpochNanos.of(start(form).toInstant());
        return new TimeLiteral(first, first + length(form).toNanos() - 1);
      } catch (DateTimeException e) {
        throw new BadValueException("'" + text + "' is not a time: " + e.getMessage(), text);
      }
    }

    private static OffsetDateTime start(Matcher form) {
      return LocalDateTime.of(
              number(form.group(1)),
              number(form.group(2)),
              number(form.group(3)),
              number(form.group(4)),
              number(form.group(5)),
              number(form.group(6)),
              nanos(form.group(7)))
          .atOffset(offset(form.group(8)));
    }

    private static Duration length(Matcher form) {
      if (form.group(4) == null) {
        return Duration.ofDays(1);
      }
      if (form.group(6) == null) {
        return Duration.ofMinutes(1);
      }
      String fraction = form.group(7);
      return Duration.ofNanos((long) Math.pow(10, 9 - (fraction == null ? 0 : fraction.length())));
    }

    private static int number(@Nullable String digits) {
      return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
      return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static ZoneOffset offset(@Nullable String offset) {
      return offset == null || offset.equalsIgnoreCase("Z")
          ? ZoneOffset.UTC
          : ZoneOffset.of(offset);
    }
  }
}
