package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.predicate.Rows.fails;
import static dev.synctrace.diagnosis.cause.predicate.Rows.holds;
import static dev.synctrace.diagnosis.cause.predicate.Rows.unknown;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.dossier.MappingDossier;
import dev.synctrace.diagnosis.evidence.Evidence;
import dev.synctrace.diagnosis.evidence.Ground;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the group is there and mapped; causes.md S14, S29. */
final class GroupState {
  private GroupState() {}

  /** The group was deleted and not restored since. */
  static Finding deleted(MappingDossier mapping) {
    Optional<Event> last =
        Stream.of(Kind.AUDIT_GROUP_DELETED, Kind.AUDIT_GROUP_RESTORED)
            .flatMap(kind -> mapping.events(kind).stream())
            .filter(Rows::succeeded)
            .max(Comparator.comparing(Rows::time));
    if (last.isEmpty()) {
      return mapping.coverage().shows(Kind.AUDIT_GROUP_DELETED)
          ? Finding.fails(Ground.AUDIT_SILENCE)
          : unknown(Kind.AUDIT_GROUP_DELETED);
    }
    return last.get().kind() == Kind.AUDIT_GROUP_DELETED
        ? Finding.holds(Ground.AUDIT, Evidence.supporting(last.get(), "the group was deleted"))
        : Finding.fails(Ground.AUDIT, Evidence.against(last.get(), "the group was restored"));
  }

  /** The export of mappings has no row for the group. */
  static Finding notMapped(MappingDossier mapping) {
    List<Event> rows = mapping.events(Kind.FACT_MAPPING);
    if (!rows.isEmpty()) {
      return fails(Ground.AUDIT, rows, "the collection is mapped to the group");
    }
    return mapping.coverage().shows(Kind.FACT_MAPPING)
        ? holds(
            Ground.AUDIT,
            Rows.export(mapping, Kind.FACT_MAPPING),
            "this export of mappings has no row for the group")
        : unknown(Kind.FACT_MAPPING);
  }

  /** The worker reads other groups and never this one. */
  static Finding neverRead(MappingDossier mapping) {
    List<Event> own = mapping.events(Kind.GROUPSYNC_GROUP_READ);
    if (!own.isEmpty()) {
      return fails(Ground.AUDIT, own, "the worker reads this group");
    }
    List<Event> others = mapping.site().events(Kind.GROUPSYNC_GROUP_READ);
    if (!others.isEmpty()) {
      return holds(Ground.AUDIT_SILENCE, others, "the worker reads other groups and never this one");
    }
    return mapping.coverage().shows(Kind.GROUPSYNC_GROUP_READ)
        ? Finding.fails(Ground.LOG_SILENCE)
        : unknown(Kind.GROUPSYNC_GROUP_READ);
  }
}
