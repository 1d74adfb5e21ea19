package dev.synctrace.diagnosis.world;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.testkit.truth.DiagnosedGrade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A deliberately wrong rule. It shows a case to the product as a product with that rule would take
 * it, so that the right rules come to the wrong rule's conclusions.
 */
enum WrongRule {
  /** What a heartbeat reports ties a client to its device, as ClientKeyData does. */
  HEARTBEAT_IS_TRUSTED(DiagnosedGrade.PROVEN, WrongRule::trustHeartbeats),
  /** A list that states that rows are missing is complete. */
  CUT_LIST_IS_COMPLETE(DiagnosedGrade.PROVEN, events -> stating(events, "false")),
  /** A list that may have been cut or filtered is complete. */
  FILTERED_LIST_IS_COMPLETE(DiagnosedGrade.LIKELY, events -> stating(events, "unknown")),
  /** A list that does not name its group is that of the first mapping. */
  ASSUMED_OWNER_IS_NAMED(DiagnosedGrade.PROVEN, WrongRule::nameOwners),
  /** Any export wins, be it the oldest, and counts as of the end. */
  ANY_EXPORT_WINS(DiagnosedGrade.LIKELY, WrongRule::keepOldest),
  /** The members of one collection are those of all that are mapped to the group. */
  ONE_COLLECTION_IS_ALL(DiagnosedGrade.PROVEN, WrongRule::oneMappingPerGroup),
  /** Two things of one name are one. */
  NAMES_JOIN(DiagnosedGrade.PROVEN, WrongRule::joinByName),
  /** A device object's deletion ends no membership. */
  DELETION_IS_IGNORED(DiagnosedGrade.LIKELY, events -> without(events, Kind.AUDIT_DEVICE_DELETED)),
  /** A removal from the group needs no record. */
  REMOVALS_ARE_IGNORED(DiagnosedGrade.LIKELY, events -> without(events, Kind.AUDIT_MEMBER_REMOVED)),
  /** A deleted group still takes members: the obstacle is ignored. */
  DELETED_GROUP_IS_IGNORED(
      DiagnosedGrade.LIKELY, events -> without(events, Kind.AUDIT_GROUP_DELETED)),
  /** A restored group stays empty. */
  RESTORED_GROUP_IS_IGNORED(
      DiagnosedGrade.LIKELY, events -> without(events, Kind.AUDIT_GROUP_RESTORED));

  private static final String NOTE = "exports.";

  private final DiagnosedGrade detectedAt;
  private final UnaryOperator<List<Event>> view;

  WrongRule(DiagnosedGrade detectedAt, UnaryOperator<List<Event>> view) {
    this.detectedAt = detectedAt;
    this.view = view;
  }

  /** The grade of the false claims it leads to. */
  DiagnosedGrade detectedAt() {
    return detectedAt;
  }

  /** The events as the rule takes them. */
  List<Event> view(List<Event> events) {
    return view.apply(events);
  }

  private static List<Event> trustHeartbeats(List<Event> events) {
    List<Event> seen = new ArrayList<>();
    for (Event event : events) {
      Optional<String> device = event.attributes().get(Attribute.DEVICE_ID);
      boolean key = event.kind() == Kind.FACT_CLIENTKEY;
      if (!key) {
        seen.add(event);
      }
      if (event.kind() == Kind.FACT_SYSTEM && device.isPresent()) {
        seen.add(of(event, Kind.FACT_CLIENTKEY, event.attributes().values()));
      }
    }
    return seen;
  }

  private static List<Event> stating(List<Event> events, String stated) {
    return changed(
        events,
        event ->
            event.kind() == Kind.FACT_EXPORT
                    && event.attributes().get(Attribute.COMPLETE).filter(stated::equals).isPresent()
                ? with(event, Map.of(Attribute.COMPLETE, "true"))
                : event);
  }

  private static List<Event> nameOwners(List<Event> events) {
    Optional<String> group =
        events.stream()
            .filter(event -> event.kind() == Kind.FACT_MAPPING)
            .map(event -> event.attributes().get(Attribute.GROUP_ID))
            .flatMap(Optional::stream)
            .findFirst();
    return changed(
        events,
        event ->
            group.isPresent()
                    && event
                        .attributes()
                        .get(Attribute.GROUP_FROM)
                        .filter("unknown"::equals)
                        .isPresent()
                ? with(event, Map.of(Attribute.GROUP_ID, group.get(), Attribute.GROUP_FROM, "key"))
                : event);
  }

  /** Of several lists of one owner the oldest stays, and no list states when it was taken. */
  private static List<Event> keepOldest(List<Event> events) {
    Map<String, String> times = new HashMap<>();
    for (Event note : events) {
      String key = note.attributes().get(Attribute.NOTE_KEY).orElse("");
      if (key.startsWith(NOTE) && key.endsWith(".at")) {
        String file = key.substring(NOTE.length(), key.length() - ".at".length());
        times.put(file, note.attributes().get(Attribute.NOTE_VALUE).orElse(""));
      }
    }
    Map<String, String> kept = new HashMap<>();
    Set<String> dropped = new HashSet<>();
    for (Event export : events) {
      if (export.kind() == Kind.FACT_EXPORT) {
        String key =
            export.attributes().get(Attribute.FACT).orElse("")
                + export.attributes().get(Attribute.GROUP_ID).orElse("")
                + export.attributes().get(Attribute.COLLECTION_ID).orElse("");
        String other = kept.putIfAbsent(key, export.source());
        if (other != null && !other.equals(export.source())) {
          boolean older = time(times, export.source()).compareTo(time(times, other)) < 0;
          dropped.add(older ? other : export.source());
          kept.put(key, older ? export.source() : other);
        }
      }
    }
    return events.stream()
        .filter(event -> !dropped.contains(event.source()))
        .filter(event ->
            event
                .attributes()
                .get(Attribute.NOTE_KEY)
                .filter(key -> key.startsWith(NOTE))
                .isEmpty())
        .toList();
  }

  /** What states no time counts as the newest. */
  private static String time(Map<String, String> times, String source) {
    return times.getOrDefault(source, "9999");
  }

  private static List<Event> oneMappingPerGroup(List<Event> events) {
    Set<String> groups = new HashSet<>();
    return events.stream()
        .filter(event ->
            event.kind() != Kind.FACT_MAPPING
                || groups.add(event.attributes().get(Attribute.GROUP_ID).orElse("")))
        .filter(event -> event.kind() != Kind.FACT_CONSOLE_STATUS)
        .toList();
  }

  private static List<Event> joinByName(List<Event> events) {
    Map<String, String> clients = new HashMap<>();
    for (Event event : events) {
      if (event.kind() == Kind.FACT_COLLECTION_MEMBER) {
        Optional<String> name = event.attributes().get(Attribute.HOST_NAME);
        Optional<String> client = event.attributes().get(Attribute.SMS_ID);
        if (name.isPresent() && client.isPresent()) {
          clients.put(name.get(), client.get());
        }
      }
    }
    return changed(
        events,
        event -> {
          String name = event.attributes().get(Attribute.HOST_NAME).orElse("");
          String client = clients.get(name);
          return event.kind() == Kind.FACT_GROUP_MEMBER && client != null
              ? with(event, Map.of(Attribute.SMS_ID, client))
              : event;
        });
  }

  private static List<Event> without(List<Event> events, Kind kind) {
    return events.stream().filter(event -> event.kind() != kind).toList();
  }

  private static List<Event> changed(List<Event> events, UnaryOperator<Event> change) {
    return events.stream().map(change).toList();
  }

  private static Event with(Event event, Map<Attribute, String> more) {
    Map<Attribute, String> all = new HashMap<>(event.attributes().values());
    all.putAll(more);
    return of(event, event.kind(), all);
  }

  private static Event of(Event event, Kind kind, Map<Attribute, String> said) {
    Attributes.Builder attributes = Attributes.builder();
    said.forEach(attributes::put);
    event.attributes().mentions().forEach(attributes::mention);
    return new Event(
        event.time(),
        event.orderTime(),
        event.zoneMinutes(),
        event.source(),
        event.line(),
        event.endLine(),
        event.log(),
        event.component(),
        event.thread(),
        event.severity(),
        kind,
        event.message(),
        attributes.build());
  }
}
