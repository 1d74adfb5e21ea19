package dev.synctrace.diagnosis.field;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the log of the discovery agent or of the group synchronization from short lines, each at a
 * time of day (UTC):
 *
 * <pre>
 * 13:01..15:55 discovery                    user discovery every five minutes
 * 13:20 cycle of Pilot adds PC01 PC02       one cycle of the group synchronization and its requests
 * 13:25..15:55 cycles of Pilot              one without requests every five minutes
 * 13:30:05 ERROR: Failed to get token       any other message
 * 13:30..14:00 every Graph request failed   any other message, every five minutes
 * </pre>
 */
final class LogScript {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MM-dd-uuuu HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("h:mm:ss a", Locale.ROOT);
  private static final Pattern LINE =
      Pattern.compile("(\\d\\d:\\d\\d(?::\\d\\d)?)(?:\\.\\.(\\d\\d:\\d\\d))? (.*)");
  private static final Pattern CYCLE =
      Pattern.compile("cycles?(?: of (?<ring>\\w+))?(?: adds (?<who>[\\w ]+))?");
  private static final String GRAPH = "https://graph.microsoft.com/v1.0/";
  private static final int BIAS_MINUTES = 240;
  private static final int INTERVAL_MINUTES = 5;

  private record Line(LocalDateTime at, String message) {}

  private final LocalDateTime day;
  private final int aheadSeconds;
  private final Map<String, String> names;
  private final List<Line> lines = new ArrayList<>();

  /**
   * Starts a log.
   *
   * @param day midnight of the day its times are of
   * @param aheadSeconds how far the clock of the site server is ahead
   * @param names what placeholders such as tenant and app are about
   */
  LogScript(LocalDateTime day, int aheadSeconds, Map<String, String> names) {
    this.day = day;
    this.aheadSeconds = aheadSeconds;
    this.names = names;
  }

  /** Returns the text of the log in the order of its times. */
  String text(String script) {
    script.lines().filter(line -> !line.isBlank()).forEach(this::add);
    StringBuilder text = new StringBuilder();
    lines.sort(Comparator.comparing(Line::at));
    for (Line line : lines) {
      text.append(PlaceholderValues.fill(line.message(), "Pilot", names))
          .append("  $$<SMS_AZUREAD_DISCOVERY_AGENT><")
          .append(STAMP.format(line.at().plusSeconds(aheadSeconds).minusMinutes(BIAS_MINUTES)))
          .append("+240><thread=13228 (0x33AC)>\n");
    }
    return text.toString();
  }

  private void add(String line) {
    Matcher matcher = LINE.matcher(line.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a line of a log: " + line);
    }
    LocalDateTime from = day.with(LocalTime.parse(matcher.group(1)));
    LocalDateTime until =
        matcher.group(2) == null ? from : day.with(LocalTime.parse(matcher.group(2)));
    String what = matcher.group(3);
    for (LocalDateTime at = from; !at.isAfter(until); at = at.plusMinutes(INTERVAL_MINUTES)) {
      Matcher cycle = CYCLE.matcher(what);
      if (what.equals("discovery")) {
        discovery(at);
      } else if (cycle.matches()) {
        cycle(at, cycle);
      } else {
        add(at, 0, what.startsWith("every ") ? what.substring("every ".length()) : what);
      }
    }
  }

  private void discovery(LocalDateTime at) {
    add(at, 0, "Retrieving AAD discovery settings from database...");
    add(at, 100, "AAD USER delta sync initialized for tenant {tenant}, with server app {app}.");
    add(at, 300, "Making Graph request " + GRAPH + "users/delta?$deltatoken=abc");
    String ended = CLOCK.format(at.minusMinutes(BIAS_MINUTES));
    add(at, 1_000, "AAD USER delta sync completed successfully at " + ended + ".");
    String next = SHORT.format(at.plusMinutes(INTERVAL_MINUTES).minusMinutes(BIAS_MINUTES));
    add(at, 1_200, "Next DELTA USER sync for cloud service 16777217 will start at " + next + ".");
  }

  private void cycle(LocalDateTime at, Matcher cycle) {
    String ring = cycle.group("ring") == null ? "Pilot" : cycle.group("ring");
    String group = PlaceholderValues.value("group", names.getOrDefault("group", ring));
    add(at, 0, "Collection to AAD group sync worker starts.");
    add(
        at,
        200,
        "Get group members for group: "
            + GRAPH
            + "groups/"
            + group
            + "/members?$select=id&$top=999");
    int after = 1_000;
    if (cycle.group("who") != null) {
      for (String who : cycle.group("who").split(" ")) {
        after += 400;
        request(at, after, who, group);
      }
    }
    add(at, after + 2_000, "Collection to AAD group sync worker ends.");
  }

  private void request(LocalDateTime at, int after, String who, String group) {
    add(
        at,
        after,
        "Request device object ID "
            + GRAPH
            + "devices?$filter=deviceId eq '{device %s}'&$select=id".formatted(who));
    add(at, after + 50, "Device object ID: {object %s}".formatted(who));
    add(
        at,
        after + 100,
        "Add device object ID {object %1$s} for device {device %1$s} to cache".formatted(who));
    add(at, after + 150, "Add device {object %s} to group %s request OK".formatted(who, group));
  }

  private void add(LocalDateTime at, int millis, String message) {
    lines.add(new Line(at.plusNanos(millis * 1_000_000L), message));
  }
}
