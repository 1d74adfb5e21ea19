package dev.synctrace.testkit.site;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The clock of one machine: its zone, and how wrong it is. */
public record MachineClock(int bias, Duration skew) {
  private static final DateTimeFormatter TIME_OF_DAY =
      DateTimeFormatter.ofPattern("h:mm:ss a", Locale.ROOT);
  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter CONSOLE =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.ROOT);
  private static final DateTimeFormatter SERVER =
      DateTimeFormatter.ofPattern("MM-dd-yyyy HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter CLIENT_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter CLIENT_DATE =
      DateTimeFormatter.ofPattern("MM-dd-yyyy", Locale.ROOT);

  public static MachineClock of(Site site) {
    return new MachineClock(site.bias(), site.skew());
  }

  private LocalDateTime local(Instant at) {
    return LocalDateTime.ofInstant(at.plus(skew).minus(Duration.ofMinutes(bias)), ZoneOffset.UTC);
  }

  public String timeOfDay(Instant at) {
    return TIME_OF_DAY.format(local(at));
  }

  public String dateAndTime(Instant at) {
    return DATE_AND_TIME.format(local(at));
  }

  public String console(Instant at) {
    return CONSOLE.format(local(at));
  }

  /** The trailer of a server log's record. */
  public String serverFrame(Instant at, String component, int thread) {
    return "  $$<%s><%s%+04d><thread=%d (0x%X)>"
        .formatted(component, SERVER.format(local(at)), bias, thread, thread);
  }

  /** A record of a client log. */
  public String clientRecord(LogLine line) {
    return "<![LOG[%s]LOG]!><time=\"%s%+d\" date=\"%s\" component=\"%s\" context=\"\" type=\"%d\" thread=\"%d\" file=\"%s.cpp:310\">"
        .formatted(
            line.message(),
            CLIENT_TIME.format(local(line.at())),
            bias,
            CLIENT_DATE.format(local(line.at())),
            line.log(),
            line.severity(),
            line.thread(),
            line.log().toLowerCase(Locale.ROOT));
  }
}
