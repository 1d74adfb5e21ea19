package dev.synctrace.parsers.export;

import dev.synctrace.parsers.record.IsoTime;
import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of exports: ISO with up to nine digits of a second, with or without a zone,
 * {@code /Date(…)/} of PowerShell 5, epoch numbers, and the local forms that portals print.
 * Reference graph.md sections 1 and 2. An instance is for one file of audits: it learns the order
 * of day and month from the file's head. The static methods read single values of facts.
 */
public final class ExportTimes {
  private static final Pattern DATE_CALL =
      Pattern.compile("\\\\?/Date\\((-?\\d{1,15})(?:[+-]\\d{4})?\\)\\\\?/");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(\\d{1,2})([/.\\-])(\\d{1,2})\\2(\\d{4}),?\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?"
              + "(?:\\s*([AaPp])\\.?[Mm]\\.?)?");
  private static final DateTimeFormatter SQL =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd[ ]['T']HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);
  private static final Pattern WITH_OFFSET =
      Pattern.compile(
          "(.*:\\d{2}(?:[.,]\\d{1,9})?(?:\\s*[AaPp]\\.?[Mm]\\.?)?)\\s*"
              + "(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]+");
  private static final List<DateTimeFormatter> WORDED =
      List.of(
          worded("MMM d, uuuu h:mm:ss[.SSS] a"),
          worded("MMM d, uuuu, h:mm:ss[.SSS] a"),
          worded("MMMM d, uuuu h:mm:ss[.SSS] a"),
          worded("d MMM uuuu HH:mm:ss[.SSS]"),
          worded("EEE, d MMM uuuu HH:mm:ss 'GMT'"));
  private static final long LEAST_MILLIS = 100_000_000_000L;

  private final ZoneId zone;
  private final boolean dayFirst;
  private final boolean told;
  private boolean guessed;

  /**
   * @param zone of times that name none
   * @param order what the person said about numbered dates
   * @param head text by which the order shows itself
   */
  public ExportTimes(ZoneId zone, DateOrder order, String head) {
    this.zone = zone;
    Optional<Boolean> shown =
        order == DateOrder.AUTO ? dayFirst(head) : Optional.of(order == DateOrder.DMY);
    this.dayFirst = shown.orElse(false);
    this.told = shown.isPresent();
  }

  /** Whether the last time read was a date that could be read two ways. */
  public boolean guessed() {
    return guessed;
  }

  /** The instant; null when the text is none of the known forms. */
  @Nullable
  public Instant read(@Nullable String text) {
    guessed = false;
    if (text == null) {
      return null;
    }
    String given = text.strip();
    try {
      return IsoTime.read(given, zone)
          .orElseGet(() -> rarer(BLANKS.matcher(given).replaceAll(" ")));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * Reads a value of a fact.
   *
   * @return the time in ISO 8601: in UTC with {@code Z} when its zone is known, without a zone when
   *     it is not, and as written when it is no time or its day and month cannot be told apart
   */
  public static String iso(String text, DateOrder order) {
    Optional<Instant> instant = instant(text);
    if (instant.isPresent()) {
      return instant.get().toString();
    }
    try {
      Matcher numbers = NUMBERED.matcher(text);
      return numbers.matches()
          ? numbered(numbers, isDayFirst(numbers, order)).withNano(0).toString()
          : LocalDateTime.parse(text, SQL).toString();
    } catch (DateTimeException e) {
      return text;
    }
  }

  /** Returns the instant that a text with a zone names; empty for any other. */
  public static Optional<Instant> instant(String text) {
    Optional<Instant> called = dateCall(text);
    if (called.isPresent()) {
      return called;
    }
    String iso = text.endsWith(" UTC") ? text.replace(" UTC", "Z") : text;
    try {
      return Optional.of(OffsetDateTime.parse(iso.replaceFirst(" ", "T")).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Returns the instant of an HTTP {@code Date}, or of a time in ISO 8601 with its zone. */
  public static Optional<Instant> responseTime(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeException e) {
      return instant(text.strip());
    }
  }

  private static boolean isDayFirst(Matcher date, DateOrder order) {
    return switch (order) {
      case DMY -> true;
      case MDY -> false;
      case AUTO -> !date.group(2).equals("/") || Integer.parseInt(date.group(1)) > 12;
    };
  }

  private static Optional<Instant> dateCall(String text) {
    Matcher call = DATE_CALL.matcher(text);
    return call.matches()
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(call.group(1))))
        : Optional.empty();
  }

  private @Nullable Instant rarer(String text) {
    Optional<Instant> called = dateCall(text);
    if (called.isPresent()) {
      return called.get();
    }
    if (text.length() >= 9 && text.length() <= 15 && text.chars().allMatch(Character::isDigit)) {
      long number = Long.parseLong(text);
      return number < LEAST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }
    Matcher offset = WITH_OFFSET.matcher(text);
    return offset.matches()
        ? local(offset.group(1), ZoneId.of(offset.group(2)))
        : local(text, zone);
  }

  private @Nullable Instant local(String text, ZoneId zone) {
    Matcher numbered = NUMBERED.matcher(text);
    if (!numbered.matches()) {
      return worded(text, zone);
    }
    int first = Integer.parseInt(numbered.group(1));
    int second = Integer.parseInt(numbered.group(3));
    boolean dots = numbered.group(2).equals(".");
    guessed = !told && !dots && first <= 12 && second <= 12 && first != second;
    boolean dayIsFirst = first > 12 || (second <= 12 && (dots || dayFirst));
    return numbered(numbered, dayIsFirst).atZone(zone).toInstant();
  }

  private static LocalDateTime numbered(Matcher match, boolean dayFirst) {
    int first = Integer.parseInt(match.group(1));
    int second = Integer.parseInt(match.group(3));
    int hour = Integer.parseInt(match.group(5));
    if (match.group(9) != null) {
      hour = hour % 12 + (match.group(9).equalsIgnoreCase("p") ? 12 : 0);
    }
    String fraction = Optional.ofNullable(match.group(8)).orElse("");
    return LocalDateTime.of(
        Integer.parseInt(match.group(4)),
        dayFirst ? second : first,
        dayFirst ? first : second,
        hour,
        Integer.parseInt(match.group(6)),
        Optional.ofNullable(match.group(7)).map(Integer::parseInt).orElse(0),
        Integer.parseInt((fraction + "000000000").substring(0, 9)));
  }

  private static @Nullable Instant worded(String text, ZoneId zone) {
    for (DateTimeFormatter form : WORDED) {
      try {
        return LocalDateTime.parse(text, form).atZone(zone).toInstant();
      } catch (DateTimeParseException e) {
        continue;
      }
    }
    return null;
  }

  private static Optional<Boolean> dayFirst(String head) {
    Matcher dates = NUMBERED.matcher(head);
    while (dates.find()) {
      if (Integer.parseInt(dates.group(1)) > 12) {
        return Optional.of(true);
      }
      if (Integer.parseInt(dates.group(3)) > 12) {
        return Optional.of(false);
      }
    }
    return Optional.empty();
  }

  private static DateTimeFormatter worded(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }
}
