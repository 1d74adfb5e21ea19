package dev.synctrace.parsers.log.engine;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date and time of a WMI instance, such as {@code 20190509201607.035000+000}. */
public final class CimDateTime {
  private static final Pattern FORM = Pattern.compile("([0-9]{14}\\.[0-9]{6})([+-][0-9]{3})");
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("MMddHHmmss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, true)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private CimDateTime() {}

  /**
   * The same instant in ISO 8601, UTC. A text of another form is returned as written.
   *
   * @param written its last part is minutes east of UTC: here UTC = local - offset, the opposite of
   *     a record's bias
   */
  public static String toIso(String written) {
    Matcher matcher = FORM.matcher(written);
    if (!matcher.matches()) {
      return written;
    }
    try {
      int minutesEast = Integer.parseInt(matcher.group(2));
      return LocalDateTime.parse(matcher.group(1), LOCAL)
          .minusMinutes(minutesEast)
          .toInstant(ZoneOffset.UTC)
          .toString();
    } catch (DateTimeException e) {
      return written; // a date that does not exist must not lose the event
    }
  }
}
