package dev.synctrace.diagnosis;

import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events made by hand, in the words of the story they tell. Sources come into being by use. */
public final class HandMadeEvents {
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Long> lines = new LinkedHashMap<>();

  /**
   * Adds an event.
   *
   * @param time ISO 8601; null for a record without a time
   * @param said attribute names and values in turn
   */
  public Event add(String source, @Nullable String time, Kind kind, String... said) {
    Attributes.Builder attributes = Attributes.builder();
    for (int i = 0; i < said.length; i += 2) {
      Attribute attribute = Attribute.byLabel(said[i]).orElseThrow();
      attributes.put(attribute, said[i + 1]);
    }
    Instant instant = time == null ? null : Instant.parse(time);
    long line = lines.merge(source, 1L, Long::sum);
    Event event =
        new Event(
            instant,
            instant,
            instant == null ? null : Integer.valueOf(0),
            source,
            line,
            line,
            log(source),
            null,
            null,
            kind.severity(),
            kind,
            kind.label() + " " + String.join(" ", said),
            attributes.build());
    events.add(event);
    return event;
  }

  /** Ends an export: how many rows of the kind the source holds, and that it is whole. */
  public Event export(String source, Kind kind, String... said) {
    return exportAsOf(source, null, kind, said);
  }

  /** As {@link #export}, of an export that states when it was taken. */
  public Event exportAsOf(String source, @Nullable String time, Kind kind, String... said) {
    long rows = events.stream().filter(e -> e.kind() == kind && e.source().equals(source)).count();
    List<String> all = new ArrayList<>(List.of(said));
    all.addAll(
        List.of("fact", kind.label(), "recordCount", Long.toString(rows), "complete", "true"));
    all.addAll(List.of("idTypes", idTypes(source, kind)));
    return add(source, time, Kind.FACT_EXPORT, all.toArray(String[]::new));
  }

  private String idTypes(String source, Kind kind) {
    return Stream.of(
            Attribute.SMS_ID,
            Attribute.RESOURCE_ID,
            Attribute.DEVICE_ID,
            Attribute.OBJECT_ID,
            Attribute.USER_ID)
        .filter(id ->
            events.stream()
                .filter(event -> event.kind() == kind && event.source().equals(source))
                .anyMatch(event -> event.attributes().get(id).isPresent()))
        .map(Attribute::label)
        .collect(Collectors.joining(" "));
  }

  /** All events so far. */
  public List<Event> events() {
    return List.copyOf(events);
  }

  /** The story as a case. */
  public InMemoryCaseEvents asCase() {
    return new InMemoryCaseEvents(events, sources(events));
  }

  /** The sources the events name, as an ingest would sum them up. */
  public static List<SourceSummary> sources(List<Event> events) {
    Map<String, SourceSummary> sources = new LinkedHashMap<>();
    for (Event event : events) {
      sources.merge(event.source(), summary(event), HandMadeEvents::joined);
    }
    return List.copyOf(sources.values());
  }

  private static SourceSummary summary(Event event) {
    String family = event.kind().label();
    String framing =
        family.startsWith("fact.") ? "fact" : family.startsWith("audit.") ? "audit" : "sms";
    return new SourceSummary(
        event.source(),
        "0".repeat(64),
        1,
        framing.equals("audit") ? null : event.log(),
        framing,
        "utf-8",
        1,
        1,
        0,
        0,
        event.time(),
        event.time(),
        List.of(),
        State.COMPLETE);
  }

  private static SourceSummary joined(SourceSummary one, SourceSummary other) {
    return new SourceSummary(
        one.path(),
        one.sha256(),
        1,
        one.log(),
        one.framing(),
        one.encoding(),
        one.lines() + 1,
        one.records() + 1,
        0,
        0,
        earlier(one.firstTime(), other.firstTime()),
        later(one.lastTime(), other.lastTime()),
        List.of(),
        State.COMPLETE);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  private static String log(String source) {
    if (source.endsWith(".evtx")) {
      return "Microsoft-Windows-AAD/Operational";
    }
    String file = source.substring(source.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot < 0 ? file : file.substring(0, dot);
  }
}
