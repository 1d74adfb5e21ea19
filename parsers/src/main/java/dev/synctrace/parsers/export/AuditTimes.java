package dev.synctrace.parsers.export;

import dev.synctrace.parsers.record.DateOrder;
import dev.synctrace.parsers.record.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of audit exports: ISO with up to nine digits of a second, with or without a zone
 * (without means UTC), {@code /Date(…)/} of PowerShell 5, epoch numbers, and the local forms that
 * portals print. Reference graph.md sections 1 and 2. For one file: the order of day and month is
 * learned from its head.
 */
public final class AuditTimes {
  private static final Pattern DATE_CALL =
      Pattern.compile("\\\\?/Date\\((-?\\d{1,15})(?:[+-]\\d{4})?\\)\\\\?/");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(\\d{1,2})([/.\\-])(\\d{1,2})\\2(\\d{4}),?\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?"
              + "(?:\\s*([AaPp])\\.?[Mm]\\.?)?");
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
  public AuditTimes(ZoneId zone, DateOrder order, String head) {
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

  private @Nullable Instant rarer(String text) {
    Matcher call = DATE_CALL.matcher(text);
    if (call.matches()) {
      return Instant.ofEpochMilli(Long.parseLong(call.group(1)));
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
    return numbered.matches() ? numbered(numbered, zone) : worded(text, zone);
  }

  private Instant numbered(Matcher match, ZoneId zone) {
    int first = Integer.parseInt(match.group(1));
    int second = Integer.parseInt(match.group(3));
    boolean dots = match.group(2).equals(".");
    boolean dayIsFirst = first > 12 || (second <= 12 && (dots || dayFirst));
    guessed = !told && !dots && first <= 12 && second <= 12 && first != second;
    int hour = Integer.parseInt(match.group(5));
    if (match.group(9) != null) {
      hour = hour % 12 + (match.group(9).equalsIgnoreCase("p") ? 12 : 0);
    }
    String fraction = Optional.ofNullable(match.group(8)).orElse("");
    return LocalDate.of(
            Integer.parseInt(match.group(4)),
            dayIsFirst ? second : first,
            dayIsFirst ? first : second)
        .atTime(
            hour,
            Integer.parseInt(match.group(6)),
            Optional.ofNullable(match.group(7)).map(Integer::parseInt).orElse(0),
            Integer.parseInt((fraction + "000000000").substring(0, 9)))
        .atZone(zone)
        .toInstant();
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
