package dev.synctrace.parsers.record;

import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of one source in the clipboard form, which are written in the viewer's locale
 * without a zone. Dots mean day first; a year in front means ISO; anything else is read in the
 * order that was asked for or that the dates at the head of the source show.
 */
final class ClipboardDates {
  private static final int HALF_DAY = 12;
  private static final int NANO_DIGITS = 9;
  private static final List<ProblemKind> GUESSED = List.of(ProblemKind.DATE_ORDER_GUESSED);
  private static final List<ProblemKind> CONTRADICTED =
      List.of(ProblemKind.DATE_ORDER_CONTRADICTED);
  private static final TimestampParser UNREADABLE =
      new TimestampParser(null, List.of(ProblemKind.TIME_UNREADABLE));

  private final DateOrder order;
  private final boolean dotsDayFirst;

  private ClipboardDates(DateOrder order, boolean dotsDayFirst) {
    this.order = order;
    this.dotsDayFirst = dotsDayFirst;
  }

  /** Dates in the order asked for, or else as the head of the source shows. */
  static ClipboardDates of(DateOrder asked, String head, ClipboardFrame frames) {
    DateOrder order = asked == DateOrder.AUTO ? shown(head, frames) : asked;
    return new ClipboardDates(order, asked != DateOrder.MDY);
  }

  private static DateOrder shown(String head, ClipboardFrame frames) {
    boolean dayFirst = false;
    boolean monthFirst = false;
    for (String line : (Iterable<String>) head.lines()::iterator) {
      String date = frames.date(line);
      int[] numbers = date == null || date.indexOf('.') >= 0 ? new int[0] : numbers(date);
      if (numbers.length > 0 && numbers[2] > 31) {
        dayFirst |= numbers[0] > HALF_DAY;
        monthFirst |= numbers[1] > HALF_DAY;
      }
    }
    if (dayFirst == monthFirst) {
      return DateOrder.AUTO;
    }
    return dayFirst ? DateOrder.DMY : DateOrder.MDY;
  }

  /** Of {@code 2019-05-09T13:16:07}. */
  TimestampParser instant(String text) {
    int t = text.toUpperCase(Locale.ROOT).indexOf('T');
    return read(text.substring(0, t), text.substring(t + 1), null);
  }

  /**
   * @param meridiem AM or PM, null for a clock of 24 hours
   */
  TimestampParser read(String date, String time, @Nullable String meridiem) {
    NumberScanner numberScanner = new NumberScanner(time);
    LocalTime clock = TimestampParser.secondsOfDay(numberScanner);
    int[] numbers = numbers(date);
    if (clock == null || numbers.length == 0) {
      return UNREADABLE;
    }
    if (meridiem != null && clock.getHour() <= HALF_DAY) {
      boolean afternoon = meridiem.charAt(0) == 'p' || meridiem.charAt(0) == 'P';
      clock = clock.withHour(clock.getHour() % HALF_DAY + (afternoon ? HALF_DAY : 0));
    }
    return on(date, numbers, clock.plusNanos(fraction(time)));
  }

  /** Nanoseconds behind the seconds of a clock, as copies with milliseconds have them. */
  private static long fraction(String time) {
    int at = Math.max(time.lastIndexOf('.'), time.lastIndexOf(','));
    String digits = at < 0 ? "" : time.substring(at + 1);
    return digits.isEmpty() || digits.length() > NANO_DIGITS
        ? 0
        : Long.parseLong(digits + "0".repeat(NANO_DIGITS - digits.length()));
  }

  private TimestampParser on(String date, int[] numbers, LocalTime clock) {
    if (numbers[0] > 31) {
      return stamp(TimestampParser.day(numbers[0], numbers[1], numbers[2]), clock, List.of());
    }
    LocalDate monthFirst = TimestampParser.day(numbers[2], numbers[0], numbers[1]);
    LocalDate dayFirst = TimestampParser.day(numbers[2], numbers[1], numbers[0]);
    boolean dots = date.indexOf('.') >= 0;
    boolean wantsDayFirst = dots ? dotsDayFirst : order == DateOrder.DMY;
    LocalDate wanted = wantsDayFirst ? dayFirst : monthFirst;
    LocalDate other = wantsDayFirst ? monthFirst : dayFirst;
    if (wanted == null) {
      return stamp(other, clock, order == DateOrder.AUTO ? List.of() : CONTRADICTED);
    }
    boolean guessed = order == DateOrder.AUTO && !dots && other != null && !other.equals(wanted);
    return stamp(wanted, clock, guessed ? GUESSED : List.of());
  }

  private static TimestampParser stamp(
      @Nullable LocalDate day, LocalTime clock, List<ProblemKind> doubts) {
    return day == null
        ? UNREADABLE
        : new TimestampParser(new LogTime(LocalDateTime.of(day, clock), null), doubts);
  }

  /** The three numbers of a date, a year of two digits in this century; empty for none. */
  private static int[] numbers(String date) {
    NumberScanner numberScanner = new NumberScanner(date);
    int first = numberScanner.number(4);
    skipSeparator(numberScanner);
    int second = numberScanner.number(2);
    skipSeparator(numberScanner);
    int third = numberScanner.number(4);
    if (first == NumberScanner.NONE
        || second == NumberScanner.NONE
        || third == NumberScanner.NONE
        || !numberScanner.atEnd()) {
      return new int[0];
    }
    return new int[] {first, second, first <= 31 && third < 100 ? third + 2000 : third};
  }

  private static void skipSeparator(NumberScanner numberScanner) {
    if (!numberScanner.skip('/') && !numberScanner.skip('-')) {
      numberScanner.skip('.');
    }
  }
}
