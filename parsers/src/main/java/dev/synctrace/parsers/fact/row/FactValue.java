package dev.synctrace.parsers.fact.row;

import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.record.DateOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How values of exports are read: what is no value, and one form for flags and times. */
public final class FactValue {
  /** Excel's way to keep a text a text. */
  private static final Pattern EXCEL_TEXT = Pattern.compile("=\"([^\"]*)\"");

  private static final Pattern POWERSHELL_DATE =
      Pattern.compile("\\\\?/Date\\((-?\\d{1,15})(?:[+-]\\d{4})?\\)\\\\?/");
  private static final Pattern NUMBERS_DATE =
      Pattern.compile(
          "(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}),? +(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?"
              + " ?([AaPp]\\.?[Mm]\\.?)?");
  private static final DateTimeFormatter SQL =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd[ ]['T']HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private FactValue() {}

  /** Whether a cell says nothing: empty, {@code NULL}, or the GUID of zeros. */
  public static boolean isNone(@Nullable String cell) {
    return cell == null
        || cell.isBlank()
        || cell.equals("NULL")
        || cell.equals("null")
        || Guid.isZero(cell);
  }

  /** A cell as people mean it: without blanks around it and without Excel's text marks. */
  public static String cell(String written) {
    String cell = written.strip();
    if (cell.startsWith("=\"")) {
      Matcher excel = EXCEL_TEXT.matcher(cell);
      if (excel.matches()) {
        return excel.group(1).strip();
      }
    }
    return cell;
  }

  /** {@code true} or {@code false} for every way to write them; any other text as written. */
  public static String flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes" -> "true";
      case "0", "false", "no" -> "false";
      default -> text;
    };
  }

  /**
   * A time in ISO 8601: in UTC with {@code Z} when its zone is known, without a zone when it is
   * not, and as written when it is no time or its day and month cannot be told apart.
   */
  public static String time(String text, DateOrder order) {
    Optional<Instant> instant = instant(text);
    if (instant.isPresent()) {
      return instant.get().toString();
    }
    Matcher numbers = NUMBERS_DATE.matcher(text);
    if (numbers.matches()) {
      return numbersTime(numbers, order).orElse(text);
    }
    try {
      return LocalDateTime.parse(text, SQL).toString();
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  /** The instant a text with a zone names; empty for any other. */
  public static Optional<Instant> instant(String text) {
    Matcher powershell = POWERSHELL_DATE.matcher(text);
    if (powershell.matches()) {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(powershell.group(1))));
    }
    String iso = text.endsWith(" UTC") ? text.replace(" UTC", "Z") : text;
    try {
      return Optional.of(OffsetDateTime.parse(iso.replaceFirst(" ", "T")).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The instant of an HTTP {@code Date}, or of a time in ISO 8601 with its zone. */
  public static Optional<Instant> responseTime(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeException e) {
      return instant(text.strip());
    }
  }

  private static Optional<String> numbersTime(Matcher date, DateOrder order) {
    int first = Integer.parseInt(date.group(1));
    int second = Integer.parseInt(date.group(3));
    boolean dayFirst =
        switch (order) {
          case DMY -> true;
          case MDY -> false;
          case AUTO -> !date.group(2).equals("/") || first > 12;
        };
    int hour = Integer.parseInt(date.group(5));
    String half = date.group(8);
    if (half != null) {
      hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }
    int seconds = date.group(7) == null ? 0 : Integer.parseInt(date.group(7));
    try {
      return Optional.of(
          LocalDateTime.of(
                  Integer.parseInt(date.group(4)),
                  dayFirst ? second : first,
                  dayFirst ? first : second,
                  hour,
                  Integer.parseInt(date.group(6)),
                  seconds)
              .toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
