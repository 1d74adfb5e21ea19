package dev.synctrace.parsers.record;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The date and time of the CCM and SMS forms, read by hand: {@code 09-25-2026} and {@code
 * 19:35:04.986+240}, with all the odd forms of reference framing.md section 3.
 *
 * @param time null when it is no date and time
 */
record TimestampParser(@Nullable LogTime time, List<ProblemKind> doubts) {
  private static final int MOST_ZONE_DIGITS = 6;
  private static final int MINUTES_A_DAY = 24 * 60;
  private static final int NANO_DIGITS = 9;

  /** Minutes between Greenwich and the farthest zone. */
  private static final int LARGEST_OFFSET = 14 * 60;

  private static final TimestampParser UNREADABLE =
      new TimestampParser(null, List.of(ProblemKind.TIME_UNREADABLE));

  /** Of a date, month first or ISO, and a time with or without a bias. */
  static TimestampParser of(@Nullable String date, String time) {
    NumberScanner numberScanner = new NumberScanner(time);
    LocalDate day = date == null ? null : day(new NumberScanner(date.strip()));
    numberScanner.skipBlanks();
    LocalTime clock = secondsOfDay(numberScanner);
    if (day == null || clock == null) {
      return UNREADABLE;
    }
    return withZone(LocalDateTime.of(day, clock), numberScanner);
  }

  /** Of the SMS form: date, blank, time. */
  static TimestampParser of(String dateAndTime) {
    String text = dateAndTime.strip();
    int blank = text.indexOf(' ');
    return blank < 0 ? UNREADABLE : of(text.substring(0, blank), text.substring(blank + 1));
  }

  private static @Nullable LocalDate day(NumberScanner numberScanner) {
    int first = numberScanner.number(4);
    boolean separated = numberScanner.skip('-') || numberScanner.skip('/');
    int second = numberScanner.number(2);
    separated &= numberScanner.skip('-') || numberScanner.skip('/');
    int third = numberScanner.number(4);
    if (!separated || !numberScanner.atEnd()) {
      return null;
    }
    return first > 31 ? day(first, second, third) : day(third, first, second);
  }

  /** The day, or null when there is none such. */
  static @Nullable LocalDate day(int year, int month, int day) {
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1) {
      return null;
    }
    int longest = Month.of(month).length(Year.isLeap(year));
    return day <= longest ? LocalDate.of(year, month, day) : null;
  }

  /** Hours, minutes and seconds, or null. */
  static @Nullable LocalTime secondsOfDay(NumberScanner numberScanner) {
    int hour = numberScanner.number(2);
    boolean separated = numberScanner.skip(':');
    int minute = numberScanner.run() == 2 ? numberScanner.take(2) : NumberScanner.NONE;
    separated &= numberScanner.skip(':');
    int second = numberScanner.run() == 2 ? numberScanner.take(2) : NumberScanner.NONE;
    boolean valid =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    return separated && valid ? LocalTime.of(hour, minute, second) : null;
  }

  private static TimestampParser withZone(LocalDateTime second, NumberScanner numberScanner) {
    boolean hasFraction = numberScanner.skip('.') || numberScanner.skip(',');
    int run = hasFraction ? numberScanner.run() : 0;
    int nanos = fraction(numberScanner, run);
    boolean blanks = numberScanner.skipBlanks();
    if (numberScanner.atEnd()) {
      return new TimestampParser(
          run == 6 ? sixDigits(second, nanos) : zoneless(second, nanos), List.of());
    }
    Integer bias = bias(numberScanner, blanks);
    numberScanner.skipBlanks();
    return bias != null && numberScanner.atEnd()
        ? new TimestampParser(new LogTime(second.withNano(nanos), bias), List.of())
        : new TimestampParser(zoneless(second, nanos), List.of(ProblemKind.ZONE_UNREADABLE));
  }

  private static LogTime zoneless(LocalDateTime second, int nanos) {
    return new LogTime(second.withNano(nanos), null);
  }

  /**
   * Six digits without a sign: {@code .935600} is 935 milliseconds and bias 600 where a script left
   * the sign out, and microseconds where the last three can be no offset.
   */
  private static LogTime sixDigits(LocalDateTime second, int nanos) {
    int lastThree = nanos / 1000 % 1000;
    boolean offset = lastThree > 0 && lastThree <= LARGEST_OFFSET && lastThree % 15 == 0;
    return offset
        ? new LogTime(second.withNano(nanos / 1_000_000 * 1_000_000), lastThree)
        : zoneless(second, nanos);
  }

  /**
   * A signed number of minutes, or null. A blank represents plus, as it does for CMTrace. {@code
   * +-420} is a script's "+" before minutes <em>east</em> of Greenwich (framing.md section 2: seen
   * in Arizona), so what is to be added to get UTC is 420.
   */
  private static @Nullable Integer bias(NumberScanner numberScanner, boolean blankForPlus) {
    boolean plus = numberScanner.skip('+');
    boolean minus = numberScanner.skip('-');
    if (!plus && !minus) {
      if (numberScanner.skip('Z')) {
        return 0;
      }
      if (!blankForPlus) {
        return null;
      }
    }
    int minutes = numberScanner.number(MOST_ZONE_DIGITS);
    if (minutes == NumberScanner.NONE || minutes > MINUTES_A_DAY) {
      return null;
    }
    return minus && !plus ? -minutes : minutes;
  }

  private static int fraction(NumberScanner numberScanner, int run) {
    int used = Math.min(run, NANO_DIGITS);
    int nanos = Math.max(numberScanner.take(used), 0);
    for (int i = used; i < NANO_DIGITS; i++) {
      nanos *= 10;
    }
    numberScanner.skipDigits();
    return nanos;
  }
}
