package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.condition.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.member;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.site;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.fails;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.holds;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.time;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.Hierarchy;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext.CaseNotesEntry;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.ClockReader.MeasuredClock;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What the group sync log shows, and which log that is; causes.md S13, S15, S43, S48. */
final class SyncLogPredicates {
  private static final String AGENT = "SMS_AZUREAD_DISCOVERY_AGENT";
  private static final String WORKER = "CollectionAADGroupSyncWorker";

  /** Six five-minute rhythms: so long a worker that is enabled does not pause. */
  private static final Duration LONG = Duration.ofMinutes(30);

  private static final MissingEvidence VERSION =
      new MissingEvidence("site version", "write site: {version: 2403} into case-notes.yaml");

  private SyncLogPredicates() {}

  /** The predicates of this class, each with the ways in which it can hold. */
  static List<NamedPredicate<?>> all() {
    return List.of(
        member(
            "changeYoungerThanLastCycle",
            SyncLogPredicates::changeYoungerThanLastCycle,
            of(
                PremiseBasis.CONCLUSION,
                "the change is more recent than the last synchronization cycle",
                Kind.GROUPSYNC_CYCLE_START,
                Kind.TOKEN_VALIDATED,
                Kind.MPREGISTRATION_DEVICE)),
        site(
            "noGroupSyncCycle",
            SyncLogPredicates::noCycle,
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "the log of the noted site version shows user discovery for 30 minutes, but no"
                    + " synchronization cycle",
                Kind.DISCOVERY_END_OK)),
        site(
            "severalHierarchies",
            SyncLogPredicates::severalHierarchies,
            of(
                PremiseBasis.RECORD,
                "the logs in the case name different tenants or server apps",
                Kind.DISCOVERY_START)),
        site(
            "clockDiffers",
            SyncLogPredicates::clockDiffers,
            of(
                PremiseBasis.CONCLUSION,
                "requests and their audit records differ by the same amount of time",
                Kind.GROUPSYNC_MEMBER_ADD,
                Kind.AUDIT_MEMBER_ADDED)),
        site(
            "wrongGroupSyncLog",
            SyncLogPredicates::wrongLog,
            of(
                PremiseBasis.CONCLUSION,
                "the noted site version writes the group synchronization to a log that is not in the case",
                Kind.FACT_NOTE)),
        site(
            "discoveryBrokeOff",
            SyncLogPredicates::brokeOff,
            of(
                PremiseBasis.CONCLUSION,
                "a discovery or synchronization cycle started, did not end, and started again",
                Kind.DISCOVERY_START,
                Kind.DISCOVERY_END_OK,
                Kind.GROUPSYNC_CYCLE_START,
                Kind.GROUPSYNC_CYCLE_END)));
  }

  /**
   * Discovery runs for half an hour and longer in the log that has the group sync in the noted
   * version, and no cycle of the group synchronization is in it.
   */
  static ConditionResult noCycle(SiteContext site) {
    if (!site.cycles().isEmpty()) {
      Event seen = any(site.cycles().getLast());
      return ConditionResult.fails(
          PremiseBasis.RECORD, EvidenceItem.against(seen, "a synchronization cycle"));
    }
    List<Event> failures = site.events(Kind.GROUPSYNC_FAILED);
    if (!failures.isEmpty()) {
      return fails(PremiseBasis.RECORD, failures, "the group synchronization runs but fails");
    }
    Optional<String> right = rightLog(site);
    if (right.isEmpty()) {
      return ConditionResult.unknown(VERSION, KindOrigins.howToGet(Kind.GROUPSYNC_CYCLE_START));
    }
    List<Event> discovery =
        site.events(Kind.DISCOVERY_END_OK).stream()
            .filter(event -> event.time() != null && right.get().equalsIgnoreCase(event.log()))
            .toList();
    boolean lasts =
        !discovery.isEmpty()
            && !Duration.between(time(discovery.getFirst()), time(discovery.getLast()))
                .minus(LONG)
                .isNegative();
    if (!lasts) {
      return unknown(Kind.GROUPSYNC_CYCLE_START);
    }
    return holds(
        PremiseBasis.LOG_SILENCE,
        List.of(discovery.getFirst(), discovery.getLast()),
        "user discovery runs, but the log shows no synchronization cycle");
  }

  /** The log of this version that holds the group sync is not in the case, its neighbour is. */
  static ConditionResult wrongLog(SiteContext site) {
    Optional<String> right = rightLog(site);
    if (right.isEmpty()) {
      return ConditionResult.unknown(VERSION);
    }
    String other = right.get().equals(AGENT) ? WORKER : AGENT;
    boolean wrong = !site.coverage().hasLog(right.get()) && site.coverage().hasLog(other);
    if (!wrong) {
      return ConditionResult.fails(PremiseBasis.RECORD);
    }
    EvidenceItem version =
        site.note("site.version")
            .map(note ->
                EvidenceItem.supporting(
                    note.event(),
                    "this site version writes the group synchronization to " + right.get()))
            .orElseThrow();
    return ConditionResult.holds(PremiseBasis.CONCLUSION, version);
  }

  /** A discovery or a cycle started again without having ended. */
  static ConditionResult brokeOff(SiteContext site) {
    List<Event> broken = new ArrayList<>();
    Map<String, List<Event>> discoveries = new LinkedHashMap<>();
    Stream.of(Kind.DISCOVERY_START, Kind.DISCOVERY_END_OK)
        .flatMap(kind -> site.events(kind).stream())
        .filter(event -> event.time() != null)
        .sorted(Comparator.comparing(RowQueries::time))
        .forEach(event ->
            discoveries
                .computeIfAbsent(site.hierarchyOf(event.source()), _ -> new ArrayList<>())
                .add(event));
    discoveries.values().forEach(events -> broken.addAll(startsWithoutEnd(events)));
    Map<String, List<SyncCycle>> passes = new LinkedHashMap<>();
    for (SyncCycle cycle : site.cycles()) {
      passes.computeIfAbsent(site.hierarchyOf(cycle.source()), _ -> new ArrayList<>()).add(cycle);
    }
    for (List<SyncCycle> cycles : passes.values()) {
      cycles.stream()
          .limit(cycles.size() - 1)
          .filter(cycle -> !cycle.finished())
          .map(SyncLogPredicates::any)
          .forEach(broken::add);
    }
    if (!broken.isEmpty()) {
      return holds(
          PremiseBasis.CONCLUSION, broken, "this started, did not end, and started again later");
    }
    return site.coverage().shows(Kind.DISCOVERY_START)
        ? ConditionResult.fails(PremiseBasis.CONCLUSION)
        : unknown(Kind.DISCOVERY_START);
  }

  /** The case has logs of several hierarchies. */
  static ConditionResult severalHierarchies(SiteContext site) {
    List<Hierarchy> hierarchies = site.hierarchies();
    if (hierarchies.size() < 2) {
      return site.coverage().shows(Kind.DISCOVERY_START)
          ? ConditionResult.fails(PremiseBasis.RECORD)
          : unknown(Kind.DISCOVERY_START);
    }
    return holds(
        PremiseBasis.RECORD,
        hierarchies.stream().map(Hierarchy::first).toList(),
        "discovery of one of " + hierarchies.size() + " hierarchies");
  }

  /** The clock of a machine that synchronizes groups differs from Entra's. */
  static ConditionResult clockDiffers(SiteContext site) {
    List<EvidenceItem> evidence = new ArrayList<>();
    for (MeasuredClock clock : site.clocks().values()) {
      evidence.add(EvidenceItem.supporting(clock.request(), clock.describe()));
      evidence.add(EvidenceItem.supporting(clock.audit(), "the audit record of this addition"));
    }
    return evidence.isEmpty()
        ? unknown(Kind.AUDIT_MEMBER_ADDED)
        : new ConditionResult.Holds(Proof.of(PremiseBasis.CONCLUSION, evidence));
  }

  /** The verdict is pending, or the device became known to the site after the last cycle began. */
  static ConditionResult changeYoungerThanLastCycle(MemberContext member) {
    if (member.status().verdict() == VerdictState.PENDING) {
      return new ConditionResult.Holds(
          Proof.of(PremiseBasis.CONCLUSION, member.status().evidence()));
    }
    List<SyncCycle> cycles = member.mapping().cycles();
    if (cycles.isEmpty()) {
      return unknown(Kind.GROUPSYNC_CYCLE_START);
    }
    SyncCycle last = cycles.getLast();
    Optional<Event> first =
        Stream.of(Kind.TOKEN_VALIDATED, Kind.MPREGISTRATION_DEVICE)
            .flatMap(kind -> member.events(kind).stream())
            .min(Comparator.comparing(RowQueries::time));
    if (first.isEmpty()) {
      return member.coverage().shows(Kind.TOKEN_VALIDATED)
          ? ConditionResult.fails(PremiseBasis.LOG_SILENCE)
          : unknown(Kind.TOKEN_VALIDATED);
    }
    Instant known = time(first.get());
    return known.isAfter(last.from())
        ? ConditionResult.holds(
            PremiseBasis.CONCLUSION,
            EvidenceItem.supporting(first.get(), "the device became known to the site here"),
            EvidenceItem.supporting(any(last), "the last synchronization cycle is older"))
        : ConditionResult.fails(
            PremiseBasis.CONCLUSION,
            EvidenceItem.against(first.get(), "the device was already known to the site"));
  }

  private static List<Event> startsWithoutEnd(List<Event> events) {
    List<Event> broken = new ArrayList<>();
    for (int i = 0; i + 1 < events.size(); i++) {
      if (events.get(i).kind() == Kind.DISCOVERY_START
          && events.get(i + 1).kind() == Kind.DISCOVERY_START) {
        broken.add(events.get(i));
      }
    }
    return broken;
  }

  private static Event any(SyncCycle cycle) {
    return cycle.start().or(cycle::end).orElseThrow();
  }

  /** Which log holds the group sync, by version; messages-server.md 2.1. */
  private static Optional<String> rightLog(SiteContext site) {
    OptionalInt version = version(site);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    boolean own = version.getAsInt() >= 2002 && version.getAsInt() <= 2211;
    return Optional.of(own ? WORKER : AGENT);
  }

  private static OptionalInt version(SiteContext site) {
    String version = site.note("site.version").map(CaseNotesEntry::value).orElse("").strip();
    return version.matches("\\d{4}")
        ? OptionalInt.of(Integer.parseInt(version))
        : OptionalInt.empty();
  }
}
