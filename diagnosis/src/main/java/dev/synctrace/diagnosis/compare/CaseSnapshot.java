package dev.synctrace.diagnosis.compare;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.compare.CaseComparison.ActionSide;
import dev.synctrace.diagnosis.compare.CaseComparison.VerdictSide;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.IndexedEvents;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.trace.advice.ActionRow;
import dev.synctrace.diagnosis.trace.advice.ActionTable;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison needs of one case: of each member and action a few words, so that a hundred
 * thousand of each fit into the memory twice.
 */
public final class CaseSnapshot {
  private final Map<MappingKey, MappingMembers> mappings = new LinkedHashMap<>();
  private final Map<String, ActionEntry> actions = new LinkedHashMap<>();
  private final SortedMap<String, Long> causes = new TreeMap<>();
  private final Map<String, Prerequisite> prerequisites = new LinkedHashMap<>();
  private final SortedSet<CoveredLog> logs = new TreeSet<>();
  private final SortedSet<String> tenants = new TreeSet<>();
  private final SortedSet<String> catalogues = new TreeSet<>();
  private final Optional<TimeRange> time;

  private CaseSnapshot(Optional<TimeRange> time) {
    this.time = time;
  }

  /** A mapping by its IDs, in lower case; without a collection where none is known. */
  record MappingKey(String group, String collection) {
    static MappingKey of(Mapping mapping) {
      String collection = mapping.collectionId();
      return new MappingKey(
          mapping.groupId().toLowerCase(Locale.ROOT),
          collection == null ? "" : collection.toLowerCase(Locale.ROOT));
    }
  }

  /**
   * The members of one mapping in the order of the list.
   *
   * @param listed whether the case has a list of the collection's members
   */
  record MappingMembers(
      Mapping mapping, boolean listed, List<MemberEntry> members, Map<Id, Integer> byId) {}

  /**
   * One member.
   *
   * @param ids that trusted sources tie together, sorted; at least one
   * @param inOrder whether it is as it should be
   */
  record MemberEntry(String name, Collection<Id> ids, VerdictSide side, boolean inOrder) {}

  /** One action. */
  record ActionEntry(@Nullable String action, @Nullable Instant start, ActionSide side) {}

  /** A log or export of a machine; without the machine where none is known. */
  record CoveredLog(String log, String machine) implements Comparable<CoveredLog> {
    @Override
    public int compareTo(CoveredLog other) {
      int order = log.compareToIgnoreCase(other.log);
      return order != 0 ? order : machine.compareToIgnoreCase(other.machine);
    }
  }

  /**
   * Judges a case.
   *
   * @param diagnosis of this case
   * @param table its actions; gone through here, and closed by the caller
   */
  public static CaseSnapshot of(Case opened, Diagnosis diagnosis, ActionTable table) {
    CaseSnapshot snapshot = new CaseSnapshot(opened.events().timeRange());
    for (Mapping mapping : diagnosis.mappings()) {
      snapshot.mappings.put(
          MappingKey.of(mapping),
          new MappingMembers(
              mapping,
              diagnosis.context(mapping).collectionList().known(),
              new ArrayList<>(),
              new HashMap<>()));
    }
    diagnosis.explain(ExplainRequest.all(), snapshot::add);
    table.forEach(snapshot::add);
    diagnosis.siteCauses().forEach(cause -> snapshot.count(cause.id()));
    snapshot.addPrerequisites(diagnosis);
    for (SourceCoverage source : diagnosis.sources()) {
      String log = source.log();
      if (log != null) {
        String machine = diagnosis.machines().nameOf(source.source());
        snapshot.logs.add(new CoveredLog(log, machine == null ? "" : machine));
      }
    }
    new IndexedEvents(opened)
        .values(
            EventQuery.of(Kind.DISCOVERY_START, Kind.FACT_CLIENTKEY, Kind.FACT_USER),
            Attribute.TENANT_ID)
        .keySet()
        .forEach(tenant -> snapshot.tenants.add(tenant.toLowerCase(Locale.ROOT)));
    for (SourceSummary source : opened.sources()) {
      snapshot.catalogues.add(Objects.requireNonNullElse(source.catalogue(), "unknown"));
    }
    return snapshot;
  }

  private void add(MemberVerdict verdict) {
    MappingMembers members = mappings.get(MappingKey.of(verdict.mapping()));
    if (members == null) {
      return;
    }
    Identity identity = verdict.identity();
    Set<Id> ids = new TreeSet<>(identity.trustedIds());
    MemberEntry entry =
        new MemberEntry(
            identity.name().orElseGet(() -> identity.ids().first().display()),
            List.copyOf(ids),
            new VerdictSide(
                verdict.status().verdict(),
                verdict.status().grade(),
                verdict.rootCause().map(FoundCause::id).orElse(null)),
            verdict.status().isExpected());
    ids.forEach(id -> members.byId().putIfAbsent(id, members.members().size()));
    members.members().add(entry);
    for (FoundCause cause : verdict.causes()) {
      if (verdict.chain().role(cause) != CauseChain.Role.CONSEQUENCE) {
        count(cause.id());
      }
    }
  }

  private void add(ActionRow row) {
    row.causes().forEach(this::count);
    String task = row.ids().taskGuid();
    if (task != null) {
      actions.putIfAbsent(
          task.toLowerCase(Locale.ROOT),
          new ActionEntry(
              row.action().orElse(null),
              row.start(),
              new ActionSide(row.outcome(), row.causes().stream().findFirst().orElse(null))));
    }
  }

  private void count(String cause) {
    causes.merge(cause, 1L, Long::sum);
  }

  /** By their titles, in which the ID of a group is in the place of its name. */
  private void addPrerequisites(Diagnosis diagnosis) {
    for (Prerequisite prerequisite : diagnosis.prerequisites()) {
      String key = prerequisite.title();
      for (Mapping mapping : diagnosis.mappings()) {
        String name = mapping.groupName();
        if (name != null && !name.isBlank()) {
          key = key.replace(name, mapping.groupId());
        }
      }
      prerequisites.putIfAbsent(key, prerequisite);
    }
  }

  Map<MappingKey, MappingMembers> mappings() {
    return mappings;
  }

  Map<String, ActionEntry> actions() {
    return actions;
  }

  SortedMap<String, Long> causes() {
    return causes;
  }

  Map<String, Prerequisite> prerequisites() {
    return prerequisites;
  }

  SortedSet<CoveredLog> logs() {
    return logs;
  }

  SortedSet<String> tenants() {
    return tenants;
  }

  /** Versions of the catalogue by which its sources were read. */
  SortedSet<String> catalogues() {
    return catalogues;
  }

  Optional<TimeRange> time() {
    return time;
  }
}
