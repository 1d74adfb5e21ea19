package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.coverage.MachineFolder;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A group that no collection is mapped to any more. Whoever is in it is a left-over: what the
 * synchronization added once was in a collection then, and is in none that counts now.
 */
final class UnmappedGroup {
  /** Three cycles; each reads every mapped group. */
  private static final Duration SILENCE = Duration.ofMinutes(15);

  private UnmappedGroup() {}

  /**
   * That no one is in a collection that is mapped to the group; empty where one is mapped, where no
   * export of the mappings shows it, or where the synchronization still reads the group: then the
   * export is older, or of another hierarchy.
   */
  static Optional<ListPresence> of(Mapping mapping, CaseAtInstant context, SiteContext site) {
    if (mapping.collectionId() != null) {
      return Optional.empty();
    }
    Optional<Event> read = lastRead(mapping.groupId(), context);
    List<ExportedList> lists = ListCatalogue.newest(site.lists().of(Kind.FACT_MAPPING));
    boolean shown =
        !lists.isEmpty()
            && read.map(last -> isFollowedBySilence(last, context.asOf().at(), site)).orElse(true)
            && isOfTheSameHierarchy(read, context, site);
    return shown
        ? ListCatalogue.completeness(lists)
            .absence()
            .map(ground -> outside(lists.getFirst(), ground))
        : Optional.empty();
  }

  private static ListPresence outside(ExportedList list, PremiseBasis ground) {
    EvidenceItem row = list.evidence("No collection is mapped to the group in this export", true);
    return ListPresence.concluded(
        Presence.OUT, Proof.of(ground, row).restingOn(PremiseBasis.CONCLUSION));
  }

  private static Optional<Event> lastRead(String group, CaseAtInstant context) {
    EventQuery reads = EventQuery.of(Kind.GROUPSYNC_GROUP_READ).with(Attribute.GROUP_ID, group);
    return context.list(reads.newest(1)).stream().findFirst();
  }

  private static boolean isFollowedBySilence(Event read, Instant at, SiteContext site) {
    Instant time = read.time();
    if (time == null) {
      return false;
    }
    Instant due = time.plus(SILENCE);
    return !due.isAfter(at)
        && site.sources().stream()
            .filter(source -> source.source().equals(read.source()))
            .map(SourceCoverage::lastTime)
            .anyMatch(last -> last != null && !due.isAfter(last));
  }

  /** The export is of the hierarchy whose log reads its groups. */
  private static boolean isOfTheSameHierarchy(
      Optional<Event> read, CaseAtInstant context, SiteContext site) {
    List<String> folders =
        site.mappings().stream()
            .filter(mapped -> mapped.collectionId() != null)
            .map(mapped -> lastRead(mapped.groupId(), context))
            .flatMap(Optional::stream)
            .map(event -> MachineFolder.of(event.source()))
            .toList();
    return read.isEmpty() || folders.isEmpty()
        ? site.hierarchies().size() <= 1
        : folders.contains(MachineFolder.of(read.get().source()));
  }
}
