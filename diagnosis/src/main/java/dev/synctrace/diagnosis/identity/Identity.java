package dev.synctrace.diagnosis.identity;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One device or user: all ids that belong to it, with every record that says so.
 *
 * @param ids sorted by type, then value; at least one
 * @param names as written, in order of trust; names never join by themselves
 * @param joins what holds the ids together
 * @param conflicts what contradicts itself
 */
public record Identity(
    MemberType memberType,
    SortedSet<Id> ids,
    List<String> names,
    List<Join> joins,
    List<Conflict> conflicts) {

  /** Device or user. */
  public enum MemberType {
    DEVICE,
    USER
  }

  public Identity {
    ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    names = List.copyOf(names);
    joins = List.copyOf(joins);
    conflicts = List.copyOf(conflicts);
  }

  /** All ids of one type, sorted, in lower case. */
  public List<String> all(IdType type) {
    return ids.stream().filter(id -> id.type() == type).map(Id::value).toList();
  }

  /** The id of that type the site or the directory states; else the first; empty without any. */
  public Optional<String> best(IdType type) {
    return joins.stream()
        .filter(join -> join.trust() == Trust.STATED)
        .flatMap(join -> Stream.of(join.one(), join.other()))
        .filter(id -> id.type() == type)
        .map(Id::value)
        .findFirst()
        .or(() -> all(type).stream().findFirst());
  }

  /** The name to show; empty when no source names it. */
  public Optional<String> name() {
    return names.stream().findFirst();
  }

  public boolean has(IdType type, String value) {
    return ids.contains(new Id(type, value));
  }
}
