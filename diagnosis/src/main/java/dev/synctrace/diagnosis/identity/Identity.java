package dev.synctrace.diagnosis.identity;

import dev.synctrace.diagnosis.identity.IdLink.Confidence;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    List<IdLink> joins,
    List<IdConflict> conflicts) {

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
        .filter(idJoin -> idJoin.confidence() == Confidence.STATED)
        .flatMap(idJoin -> Stream.of(idJoin.one(), idJoin.other()))
        .filter(id -> id.type() == type)
        .map(Id::value)
        .findFirst()
        .or(() -> all(type).stream().findFirst());
  }

  /** The name to show; empty when no source names it. */
  public Optional<String> name() {
    return names.stream().findFirst();
  }

  /** Whether any of its IDs is Configuration Manager's. */
  public boolean hasClientId() {
    return ids.stream().anyMatch(EventIdentifiers::isClientSide);
  }

  /**
   * Its IDs that trusted sources tie together: of a client, what is tied to its own IDs by
   * ClientKeyData, the directory or the sync's own look-up, never by a heartbeat; of an object that
   * no client is known for, all of its IDs.
   */
  public Set<Id> trustedIds() {
    Set<Id> trusted = new HashSet<>();
    for (Id id : ids) {
      if (!hasClientId() || EventIdentifiers.isClientSide(id)) {
        trusted.add(id);
      }
    }
    boolean grows = hasClientId();
    while (grows) {
      grows = false;
      for (IdLink idJoin : joins) {
        if (idJoin.confidence() != Confidence.CLAIMED
            && trusted.contains(idJoin.one()) != trusted.contains(idJoin.other())) {
          trusted.add(idJoin.one());
          trusted.add(idJoin.other());
          grows = true;
        }
      }
    }
    return trusted;
  }

  /** Whether nothing identifies it but a resource ID that is the ID of several resources. */
  public boolean isAmbiguous() {
    return ids.size() == 1
        && ids.first().type() == IdType.RESOURCE_ID
        && conflicts.stream()
            .anyMatch(conflict -> conflict.type() == IdConflict.Type.RESOURCE_ID_OF_SEVERAL);
  }

  public boolean has(IdType type, String value) {
    return ids.contains(new Id(type, value));
  }

  /**
   * Ids that contradict each other. It is reported, never settled silently.
   *
   * @param what one plain sentence
   * @param joins the records that say one thing and the other
   */
  public record IdConflict(Type type, String what, List<IdLink> joins) {
    /** What sort of contradiction it is. */
    public enum Type {
      /** One Entra device id with several directory objects: deleted and made again (S32). */
      DEVICE_WITH_SEVERAL_OBJECTS,
      /**
       * One client with several Entra device ids: joined again (S32), or a false heartbeat (S07).
       */
      CLIENT_WITH_SEVERAL_DEVICES,
      /** One Entra device id at several clients (S45). */
      DEVICE_WITH_SEVERAL_CLIENTS,
      /** Several objects with one name (S33). */
      NAME_WITH_SEVERAL_OBJECTS,
      /** One resource ID of several resources, as in two hierarchies. */
      RESOURCE_ID_OF_SEVERAL
    }

    public IdConflict {
      joins = List.copyOf(joins);
    }
  }
}
