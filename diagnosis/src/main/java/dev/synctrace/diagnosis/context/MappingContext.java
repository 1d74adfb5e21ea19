package dev.synctrace.diagnosis.context;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Data of the case on one mapping: facts of the group and the collection, audits of the group and
 * its owners, every log line that names the group.
 */
public interface MappingContext extends SubjectContext {
  Mapping mapping();

  /** The app that should write to the group. */
  ServerApp serverApp();

  /** What the case knows of the group's members. */
  MemberList groupList();

  /** What the case knows of the collection's members. */
  MemberList collectionList();

  /**
   * Audited changes of members that others than the server app changed as well, oldest first: of
   * these, a full synchronization undoes what others did.
   */
  default List<Event> contestedChanges() {
    return List.of();
  }

  /** Audited changes of members that Entra did not carry out, oldest first. */
  default List<Event> failedChanges() {
    return Stream.of(Kind.AUDIT_MEMBER_ADDED, Kind.AUDIT_MEMBER_REMOVED)
        .flatMap(kind -> events(kind).stream())
        .filter(change ->
            change
                .attributes()
                .get(Attribute.RESULT)
                .map(result -> result.toLowerCase(Locale.ROOT))
                .filter(FAILED::contains)
                .isPresent())
        .toList();
  }

  /** Results of an audited operation that changed nothing. */
  Set<String> FAILED = Set.of("failure", "timeout");

  /** Rows of the group's list that are groups themselves: nested groups. */
  default List<Event> nestedGroups() {
    return events(Kind.FACT_GROUP_MEMBER).stream()
        .filter(row ->
            row.attributes()
                .get(Attribute.MEMBER_TYPE)
                .filter("group"::equalsIgnoreCase)
                .isPresent())
        .toList();
  }

  /** Passes of the hierarchy that synchronizes the group: where the case has logs of one, all. */
  default List<SyncCycle> cycles() {
    SiteContext site = site();
    if (site.hierarchies().size() < 2) {
      return site.cycles();
    }
    Set<String> own = new HashSet<>();
    for (Kind kind : List.of(Kind.GROUPSYNC_GROUP_READ, Kind.GROUPSYNC_MEMBER_ADD)) {
      events(kind).forEach(event -> own.add(site.hierarchyOf(event.source())));
    }
    return site.cycles().stream()
        .filter(cycle -> own.contains(site.hierarchyOf(cycle.source())))
        .toList();
  }
}
