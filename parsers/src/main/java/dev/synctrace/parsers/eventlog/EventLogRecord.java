package dev.synctrace.parsers.eventlog;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record of an event log as its provider wrote it. What the record does not have is empty.
 *
 * @param time when the event was created; null when neither the event nor the record has a time
 * @param level 1 for critical, 2 error, 3 warning, 4 information, 5 verbose, 0 always logged
 * @param channel name of the event log, such as {@code Microsoft-Windows-AAD/Operational}
 * @param data the names and values of the event, in their order; a value may be empty
 */
record EventLogRecord(
    @Nullable Instant time,
    String provider,
    int eventId,
    int level,
    String channel,
    String computer,
    @Nullable String thread,
    @Nullable String activityId,
    List<Data> data) {

  private static final int VERBOSE = 5;

  /** Blanks around a line break, and any other control character. */
  private static final Pattern LINE_BREAKS =
      Pattern.compile("[\\p{Cntrl}\\u2028\\u2029][\\s\\p{Cntrl}]*");

  /**
   * A value of an event.
   *
   * @param name empty where the provider gives none
   */
  record Data(String name, String value) {}

  /**
   * Takes the parts of an event from its XML.
   *
   * @param written when the record was written, for an event without a time
   */
  static EventLogRecord of(XmlElement document, @Nullable Instant written)
      throws DamagedRecordException {
    XmlElement event =
        document
            .child("Event")
            .orElseThrow(() -> new DamagedRecordException("it has no Event element"));
    XmlElement system =
        event
            .child("System")
            .orElseThrow(() -> new DamagedRecordException("it has no System element"));
    List<Data> data = new ArrayList<>();
    for (XmlElement part : event.children()) {
      if (part != system) {
        collect(part, part, data);
      }
    }
    Instant created =
        attribute(system, "TimeCreated", "SystemTime").map(EventLogRecord::instant).orElse(null);
    return new EventLogRecord(
        created == null ? written : created,
        attribute(system, "Provider", "Name").orElse(""),
        number(text(system, "EventID")).orElse(0),
        number(text(system, "Level")).orElse(VERBOSE),
        text(system, "Channel"),
        text(system, "Computer"),
        attribute(system, "Execution", "ThreadID").orElse(null),
        attribute(system, "Correlation", "ActivityID").orElse(null),
        List.copyOf(data));
  }

  /**
   * Returns the value of that name, the first where there are several, or at that position, from 1.
   */
  Optional<String> value(String nameOrPosition) {
    OptionalInt position = number(nameOrPosition);
    if (position.isPresent()) {
      return data.stream().skip(position.getAsInt() - 1L).map(Data::value).findFirst();
    }
    return data.stream()
        .filter(each -> each.name().equals(nameOrPosition))
        .map(Data::value)
        .findFirst();
  }

  /**
   * Returns the event in one line: ID, provider, names and values. The text that Event Viewer shows
   * is not in the event log but in files of the computer that wrote it.
   */
  String message() {
    StringBuilder message = new StringBuilder("Event ").append(eventId);
    if (!provider.isEmpty()) {
      message.append(" (").append(provider).append(')');
    }
    String separator = ": ";
    for (Data each : data) {
      if (each.value().isEmpty()) {
        continue;
      }
      message.append(separator);
      if (!each.name().isEmpty()) {
        message.append(each.name()).append(": ");
      }
      message.append(LINE_BREAKS.matcher(each.value()).replaceAll(" "));
      separator = "; ";
    }
    return message.toString();
  }

  /** EventData has values with or without a name, UserData has elements of the provider. */
  private static void collect(XmlElement part, XmlElement element, List<Data> data) {
    String value = element.text().strip();
    if (!value.isEmpty() || element.name().equals("Data")) { // an empty one has its position, too
      String own = element.name().equals("Data") || element == part ? "" : element.name();
      data.add(new Data(element.attribute("Name").orElse(own), value));
    }
    for (XmlElement child : element.children()) {
      collect(part, child, data);
    }
  }

  private static Optional<String> attribute(XmlElement system, String element, String name) {
    return system.child(element).flatMap(child -> child.attribute(name));
  }

  private static String text(XmlElement system, String element) {
    return system.child(element).map(child -> child.text().strip()).orElse("");
  }

  private static OptionalInt number(String text) {
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException _) {
      return OptionalInt.empty();
    }
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
