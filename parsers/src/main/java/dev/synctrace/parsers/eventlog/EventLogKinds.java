package dev.synctrace.parsers.eventlog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.parsers.catalogue.CompiledYaml;
import dev.synctrace.parsers.eventlog.EventLogRecord.Data;
import dev.synctrace.parsers.log.UnknownMessage;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.RegexInputLimit;
import dev.synctrace.parsers.model.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The documented events of known event logs: their kinds, and which of their values are attributes.
 * One YAML file for each event log; the first entry of an event ID that fits counts.
 */
final class EventLogKinds {
  private static final int CRITICAL = 1;
  private static final int ERROR = 2;
  private static final int WARNING = 3;

  /** Of {@code CCM}'s type, as which an unknown event is read. */
  private static final Map<Severity, Integer> TYPES =
      Map.of(Severity.INFO, 1, Severity.WARNING, 2, Severity.ERROR, 3);

  /** Loaded with the first event; few bundles have an event log. */
  private static final class Catalogue {
    private static final Map<EventKey, List<KnownEvent>> EVENTS = read();

    private static Map<EventKey, List<KnownEvent>> read() {
      Map<EventKey, List<KnownEvent>> events = new HashMap<>();
      for (JsonNode file : CompiledYaml.of(EventLogKinds.class).files().values()) {
        for (JsonNode kind : file.required("kinds")) {
          for (JsonNode event : kind.required("events")) {
            events
                .computeIfAbsent(
                    EventKey.of(file.required("provider").asText(), event.required("id").asInt()),
                    _ -> new ArrayList<>())
                .add(KnownEvent.of(kind.required("kind").asText(), event));
          }
        }
      }
      return events;
    }
  }

  /** An event ID has a meaning for each provider. */
  private record EventKey(String provider, int id) {
    static EventKey of(String provider, int id) {
      return new EventKey(provider.toLowerCase(Locale.ROOT), id);
    }
  }

  /**
   * A documented event.
   *
   * @param only what its values must contain; null where any will do
   */
  private record KnownEvent(Kind kind, @Nullable Pattern only, List<KnownValue> values) {
    static KnownEvent of(String kind, JsonNode event) {
      List<KnownValue> values = new ArrayList<>();
      event
          .path("attributes")
          .properties()
          .forEach(each -> values.add(KnownValue.of(each.getKey(), each.getValue())));
      return new KnownEvent(
          Kind.byLabel(kind).orElseThrow(),
          event.has("only") ? Pattern.compile(event.path("only").asText()) : null,
          List.copyOf(values));
    }

    boolean fits(EventLogRecord record) {
      return only == null
          || record.data().stream()
              .anyMatch(data -> only.matcher(RegexInputLimit.of(data.value())).find());
    }

    Attributes attributes(EventLogRecord record) {
      Attributes.Builder attributes = Attributes.builder();
      values.forEach(
          value -> value.of(record).ifPresent(text -> attributes.put(value.attribute(), text)));
      return attributes.build();
    }
  }

  /**
   * A value of an event that is an attribute.
   *
   * @param names of the value; its position, from 1, where no name is documented; any value where
   *     there are none
   * @param pattern part of the value, its first group; null for all of it
   * @param constant the attribute for every such event; null where a value has it
   */
  private record KnownValue(
      Attribute attribute,
      List<String> names,
      @Nullable Pattern pattern,
      @Nullable String constant) {
    static KnownValue of(String attribute, JsonNode written) {
      boolean shorthand = written.isValueNode();
      List<String> names = new ArrayList<>();
      JsonNode name = shorthand ? written : written.path("value");
      if (name.isArray()) {
        name.forEach(each -> names.add(each.asText()));
      } else if (!name.isMissingNode()) {
        names.add(name.asText());
      }
      return new KnownValue(
          Attribute.byLabel(attribute).orElseThrow(),
          List.copyOf(names),
          written.has("pattern") ? Pattern.compile(written.path("pattern").asText()) : null,
          written.path("constant").asText(null));
    }

    Optional<String> of(EventLogRecord record) {
      if (constant != null) {
        return Optional.of(constant);
      }
      if (names.isEmpty()) {
        return record.data().stream()
            .map(Data::value)
            .map(this::part)
            .flatMap(Optional::stream)
            .findFirst();
      }
      return names.stream()
          .map(record::value)
          .flatMap(Optional::stream)
          .findFirst()
          .flatMap(this::part);
    }

    private Optional<String> part(String value) {
      if (pattern == null) {
        return Optional.of(value);
      }
      Matcher matcher = pattern.matcher(RegexInputLimit.of(value));
      return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }
  }

  /** Returns what a record says. Its level decides how bad it is. */
  ParsedMessage read(EventLogRecord record, String message) {
    Severity severity = severity(record.level());
    for (KnownEvent known :
        Catalogue.EVENTS.getOrDefault(
            EventKey.of(record.provider(), record.eventId()), List.of())) {
      if (known.fits(record)) {
        return new ParsedMessage(known.kind(), severity, known.attributes(record));
      }
    }
    return UnknownMessage.read(message, TYPES.get(severity));
  }

  private static Severity severity(int level) {
    return switch (level) {
      case CRITICAL, ERROR -> Severity.ERROR;
      case WARNING -> Severity.WARNING;
      default -> Severity.INFO;
    };
  }
}
