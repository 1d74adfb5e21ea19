package dev.synctrace.diagnosis.evidence;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted. {@link #all()} asks for every event; the other methods narrow it.
 *
 * @param kinds one of these; empty for any
 * @param naming one of these attributes has one of its values, without case; empty for any
 * @param with each of these attributes has its value, without case
 * @param having each of these attributes has any value
 * @param source path of the source; null for any
 * @param severities one of these; empty for any
 * @param heartbeats whether updates of device objects count that say no more than that the device
 *     lives; most records of an audit are such (graph.md section 1.2)
 * @param newest at most so many, the newest; 0 for all
 */
public record EventQuery(
    Set<Kind> kinds,
    Map<Attribute, Set<String>> naming,
    Map<Attribute, String> with,
    Set<Attribute> having,
    @Nullable String source,
    Set<Severity> severities,
    boolean heartbeats,
    int newest) {
  public EventQuery {
    kinds = Set.copyOf(kinds);
    naming = Map.copyOf(naming);
    with = Map.copyOf(with);
    having = Set.copyOf(having);
    severities = Set.copyOf(severities);
  }

  public static EventQuery all() {
    return new EventQuery(Set.of(), Map.of(), Map.of(), Set.of(), null, Set.of(), true, 0);
  }

  public static EventQuery of(Kind... kinds) {
    return of(List.of(kinds));
  }

  public static EventQuery of(Collection<Kind> kinds) {
    Set<Kind> distinct = EnumSet.noneOf(Kind.class);
    distinct.addAll(kinds);
    return new EventQuery(distinct, Map.of(), Map.of(), Set.of(), null, Set.of(), true, 0);
  }

  /** Also accepts events whose attribute has one of the values; IDs in any spelling. */
  public EventQuery naming(Attribute attribute, Collection<String> values) {
    if (values.isEmpty()) {
      return this;
    }
    Map<Attribute, Set<String>> more = new EnumMap<>(Attribute.class);
    more.putAll(naming);
    Set<String> merged = new LinkedHashSet<>(more.getOrDefault(attribute, Set.of()));
    values.forEach(value -> merged.add(internal(attribute, value)));
    more.put(attribute, merged);
    return new EventQuery(kinds, more, with, having, source, severities, heartbeats, newest);
  }

  public EventQuery naming(Attribute attribute, String... values) {
    return naming(attribute, Arrays.asList(values));
  }

  public EventQuery with(Attribute attribute, String value) {
    Map<Attribute, String> more = new EnumMap<>(Attribute.class);
    more.putAll(with);
    more.put(attribute, internal(attribute, value));
    return new EventQuery(kinds, naming, more, having, source, severities, heartbeats, newest);
  }

  /** Only events in which each of the attributes has a value. */
  public EventQuery having(Attribute... attributes) {
    Set<Attribute> more = EnumSet.noneOf(Attribute.class);
    more.addAll(having);
    more.addAll(Arrays.asList(attributes));
    return new EventQuery(kinds, naming, with, more, source, severities, heartbeats, newest);
  }

  private static String internal(Attribute attribute, String value) {
    return attribute.type() == Attribute.Type.GUID ? Guid.canonical(value.strip()) : value;
  }

  public EventQuery inSource(String path) {
    return new EventQuery(kinds, naming, with, having, path, severities, heartbeats, newest);
  }

  public EventQuery newest(int count) {
    return new EventQuery(kinds, naming, with, having, source, severities, heartbeats, count);
  }

  /** Only events of these severities. */
  public EventQuery ofSeverity(Severity... wanted) {
    return new EventQuery(kinds, naming, with, having, source, Set.of(wanted), heartbeats, newest);
  }

  /** Without updates of device objects, but for those that enable or disable one. */
  public EventQuery withoutHeartbeats() {
    return new EventQuery(kinds, naming, with, having, source, severities, false, newest);
  }
}
