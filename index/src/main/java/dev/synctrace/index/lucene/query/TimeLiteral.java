package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.EpochNanos;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All the instants that a written time represents: a date for its day, a minute for its seconds, a
 * millisecond for the finer times within it. UTC unless an offset is written.
 *
 * @param first nanoseconds since the epoch, included
 * @param last nanoseconds since the epoch, included
 */
record TimeLiteral(long first, long last) {
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
    return offset == null || offset.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(offset);
  }
}
