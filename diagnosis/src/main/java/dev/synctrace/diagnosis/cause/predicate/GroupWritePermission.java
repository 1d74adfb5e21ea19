package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.condition.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.mapping;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.fails;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.holds;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.newest;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.time;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.value;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.cause.condition.DecisionRule;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.ServerApp;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.RegexInputLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the server app may write to the group; causes.md S09, S25. */
final class GroupWritePermission {
  /** Graph's own words; how Configuration Manager logs them is not known. */
  private static final Pattern REFUSAL =
      Pattern.compile(
          "Authorization_RequestDenied|Insufficient privileges to complete the operation",
          Pattern.CASE_INSENSITIVE);

  /** Requests that name their group. */
  private static final List<Kind> ASKED =
      List.of(Kind.GROUPSYNC_GROUP_READ, Kind.GROUPSYNC_MEMBER_ADD, Kind.GROUPSYNC_MEMBER_REMOVE);

  /** So many lines after a request its answer is still near. */
  private static final int NEAR = 10;

  private GroupWritePermission() {}

  /** The predicates of this class, each with the ways in which it can hold. */
  static List<NamedPredicate<?>> all() {
    return List.of(
        mapping(
            "serverAppNotOwner",
            GroupWritePermission::appNotOwner,
            of(
                PremiseBasis.ROW,
                "the owners of the group do not include the server app, or the audit records that it was removed as an owner",
                Kind.FACT_GROUP_OWNER,
                Kind.AUDIT_OWNER_REMOVED),
            of(
                PremiseBasis.CONCLUSION,
                "an incomplete list of owners does not contain the server app, or the server app is not certain",
                Kind.FACT_GROUP_OWNER),
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "an incomplete list of owners has no row",
                Kind.FACT_GROUP_OWNER)),
        mapping(
            "groupWriteRefused",
            GroupWritePermission::refused,
            of(
                PremiseBasis.AUDIT,
                "the audit records that Entra refused a change by the server app because of missing permissions",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED),
            DecisionRule.unread(
                PremiseBasis.UNREAD_MESSAGE,
                "Graph refused a request that names the group because of missing permissions"),
            DecisionRule.unread(
                PremiseBasis.COINCIDENCE,
                "Graph refused a request because of missing permissions, and the log line names no group")),
        mapping(
            "serverAppMayNotWriteGroup",
            GroupWritePermission::appMayNotWrite,
            of(
                PremiseBasis.ROW,
                "the server app is not an owner, and Graph refused a request that names the group",
                Kind.FACT_GROUP_OWNER,
                Kind.AUDIT_OWNER_REMOVED,
                Kind.OTHER),
            of(
                PremiseBasis.CONCLUSION,
                "Graph refused a request that names the group, or one that names no group after the server app"
                    + " was removed from the owners",
                Kind.AUDIT_OWNER_REMOVED,
                Kind.OTHER),
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "only one of these is known: the server app is not an owner, or Graph refused a request",
                Kind.FACT_GROUP_OWNER,
                Kind.AUDIT_OWNER_REMOVED,
                Kind.OTHER)),
        mapping(
            "serverAppWritesGroup",
            GroupWritePermission::appWrites,
            of(
                PremiseBasis.ROW,
                "the server app wrote to the group later",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED),
            of(
                PremiseBasis.PROBABLE_ROLE,
                "the probable server app wrote to the group later",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED)));
  }

  /** The server app is none of the group's owners. */
  static ConditionResult appNotOwner(MappingContext mapping) {
    ServerApp app = mapping.serverApp();
    if (!app.known() && app.appIds().isEmpty()) {
      return unknown(Kind.FACT_SERVICEPRINCIPAL);
    }
    Optional<Event> change = lastOwnerChange(mapping, app);
    Optional<Event> removal = change.filter(last -> last.kind() == Kind.AUDIT_OWNER_REMOVED);
    if (mapping.coverage().shows(Kind.FACT_GROUP_OWNER)
        && !(removal.isPresent() && isNewerThanTheLists(removal.get(), mapping))) {
      return asSureAsTheRole(byOwners(mapping, app), app);
    }
    return removal
        .map(last ->
            holds(PremiseBasis.AUDIT, List.of(last), "the server app was removed from the owners"))
        .map(conditionResult -> asSureAsTheRole(conditionResult, app))
        .orElseGet(() -> unknown(Kind.FACT_GROUP_OWNER));
  }

  /** Graph refused a write for want of rights. */
  static ConditionResult refused(MappingContext mapping) {
    List<Event> audited = auditedRefusals(mapping);
    if (!audited.isEmpty()) {
      return holds(
          PremiseBasis.AUDIT,
          audited,
          "Entra refused the change: the app does not have the permission");
    }
    List<Event> ofGroup = refusals(mapping);
    if (!ofGroup.isEmpty()) {
      return holds(
          PremiseBasis.UNREAD_MESSAGE,
          ofGroup,
          "Graph refused the request: the app does not have the permission");
    }
    List<Event> nearby = refusalsNearby(mapping);
    return nearby.isEmpty()
        ? ConditionResult.fails(PremiseBasis.LOG_SILENCE)
        : holds(
            PremiseBasis.COINCIDENCE,
            nearby,
            "Graph refused a request, and the log line names no group");
  }

  /** Refused and not an owner: together they prove it, each alone is a sign. */
  static ConditionResult appMayNotWrite(MappingContext mapping) {
    ConditionResult owner = appNotOwner(mapping);
    ConditionResult refused = refused(mapping);
    if (owner instanceof ConditionResult.Holds notOwner
        && refused instanceof ConditionResult.Holds refusals) {
      boolean namesGroup = !auditedRefusals(mapping).isEmpty() || !refusals(mapping).isEmpty();
      // Graph's own words about this group state it; a line that names no group only fits.
      Proof refusal =
          namesGroup
              ? Proof.of(PremiseBasis.RECORD, refusals.evidence())
              : lostOwnership(notOwner)
                  ? refusals.proof().corroboratedBy(List.of(notOwner.proof()))
                  : refusals.proof();
      return new ConditionResult.Holds(notOwner.proof().and(refusal));
    }
    if (refused instanceof ConditionResult.Holds) {
      return refused;
    }
    // An app with a right for all groups need not be an owner, so this alone is a weak sign.
    return owner instanceof ConditionResult.Holds notOwner
        ? new ConditionResult.Holds(notOwner.proof().restingOn(PremiseBasis.ONE_OF_SEVERAL))
        : owner;
  }

  private static boolean lostOwnership(ConditionResult.Holds notOwner) {
    return notOwner.evidence().stream()
        .anyMatch(piece -> piece.event().kind() == Kind.AUDIT_OWNER_REMOVED);
  }

  /**
   * The app's writes to the group succeed: its last one is younger than any refusal, than its
   * removal from the owners, and than the deletion of the group.
   */
  static ConditionResult appWrites(MappingContext mapping) {
    Optional<Event> write =
        Stream.of(Kind.AUDIT_MEMBER_ADDED, Kind.AUDIT_MEMBER_REMOVED)
            .flatMap(kind -> mapping.events(kind).stream())
            .filter(RowQueries::succeeded)
            .filter(audit -> mapping.serverApp().is(value(audit, Attribute.ACTOR_ID)))
            .max(Comparator.comparing(RowQueries::time));
    if (write.isEmpty()) {
      return mapping.coverage().shows(Kind.AUDIT_MEMBER_ADDED)
          ? ConditionResult.fails(PremiseBasis.AUDIT_SILENCE)
          : unknown(Kind.AUDIT_MEMBER_ADDED);
    }
    return lastTrouble(mapping).filter(trouble -> !time(write.get()).isAfter(trouble)).isPresent()
        ? ConditionResult.fails(
            PremiseBasis.AUDIT,
            EvidenceItem.against(
                write.get(), "the last write of the server app is older than the refusal"))
        : asSureAsTheRole(
            ConditionResult.holds(
                PremiseBasis.AUDIT,
                EvidenceItem.supporting(write.get(), "the server app wrote to the group")),
            mapping.serverApp());
  }

  /** Since when the app may not write, at the earliest: what was before says nothing of it. */
  private static Optional<Instant> lastTrouble(MappingContext mapping) {
    Stream<Instant> refused =
        Stream.of(refusals(mapping), refusalsNearby(mapping))
            .flatMap(List::stream)
            .map(mapping.site()::entraTime);
    Stream<Instant> audited = auditedRefusals(mapping).stream().map(RowQueries::time);
    Stream<Instant> removed =
        lastOwnerChange(mapping, mapping.serverApp())
            .filter(change -> change.kind() == Kind.AUDIT_OWNER_REMOVED)
            .map(RowQueries::time)
            .stream();
    return Stream.of(refused, audited, removed, GroupStatePredicates.goneSince(mapping).stream())
        .flatMap(instants -> instants)
        .max(Instant::compareTo);
  }

  private static ConditionResult byOwners(MappingContext mapping, ServerApp app) {
    List<Event> owners = newest(mapping.events(Kind.FACT_GROUP_OWNER));
    List<Event> apps = owners.stream().filter(owner -> isApp(owner, app)).toList();
    if (!apps.isEmpty()) {
      return fails(PremiseBasis.ROW, apps, "the server app is an owner");
    }
    if (!app.known() && owners.stream().noneMatch(o -> RowQueries.has(o, Attribute.APP_ID))) {
      return unknown(Kind.FACT_SERVICEPRINCIPAL);
    }
    // Owners that were cut short still show who is one, so a list without the app is a sign.
    PremiseBasis ground =
        RowQueries.absence(mapping, Kind.FACT_GROUP_OWNER)
            .orElse(owners.isEmpty() ? PremiseBasis.ONE_OF_SEVERAL : PremiseBasis.LIMITED_LIST);
    List<Event> shown =
        owners.isEmpty() ? RowQueries.export(mapping, Kind.FACT_GROUP_OWNER) : owners;
    return holds(ground, shown, "the list of owners does not contain the server app");
  }

  private static boolean isNewerThanTheLists(Event change, MappingContext mapping) {
    return mapping.lists(Kind.FACT_GROUP_OWNER).stream()
        .allMatch(list -> list.asOf().filter(asOf -> asOf.isBefore(time(change))).isPresent());
  }

  private static ConditionResult asSureAsTheRole(ConditionResult conditionResult, ServerApp app) {
    boolean certain = app.isCertain() || (!app.known() && !app.appIds().isEmpty());
    return conditionResult instanceof ConditionResult.Holds holds && !certain
        ? new ConditionResult.Holds(holds.proof().restingOn(PremiseBasis.PROBABLE_ROLE))
        : conditionResult;
  }

  private static Optional<Event> lastOwnerChange(MappingContext mapping, ServerApp app) {
    return Stream.of(Kind.AUDIT_OWNER_ADDED, Kind.AUDIT_OWNER_REMOVED)
        .flatMap(kind -> mapping.events(kind).stream())
        .filter(RowQueries::succeeded)
        .filter(change -> isApp(change, app))
        .max(Comparator.comparing(RowQueries::time));
  }

  private static boolean isApp(Event event, ServerApp app) {
    return app.is(value(event, Attribute.OBJECT_ID))
        || app.appIds().contains(value(event, Attribute.APP_ID).toLowerCase(Locale.ROOT));
  }

  private static List<Event> refusals(SubjectContext subjectContext) {
    return subjectContext.events(Kind.OTHER).stream()
        .filter(event -> REFUSAL.matcher(event.messageHead()).find())
        .toList();
  }

  /** Changes by the app that the audit records as refused for want of rights. */
  private static List<Event> auditedRefusals(MappingContext mapping) {
    return mapping.failedChanges().stream()
        .filter(audit -> mapping.serverApp().is(value(audit, Attribute.ACTOR_ID)))
        .filter(audit -> REFUSAL.matcher(RegexInputLimit.of(value(audit, Attribute.REASON))).find())
        .toList();
  }

  /** Refusals that name no group, but for those that follow a request for another group. */
  private static List<Event> refusalsNearby(MappingContext mapping) {
    List<Refusal> all =
        mapping.site().once(GroupWritePermission.class, () -> unnamedRefusals(mapping.site()));
    return all.stream()
        .filter(refusal -> refusal.group() == null || mapping.mapping().isOfGroup(refusal.group()))
        .map(Refusal::event)
        .toList();
  }

  private static List<Refusal> unnamedRefusals(SiteContext site) {
    List<Event> lines = refusals(site);
    if (lines.isEmpty()) {
      return List.of();
    }
    Map<String, TreeMap<Long, String>> asked = new HashMap<>();
    for (Kind kind : ASKED) {
      for (Event request : site.events(kind)) {
        asked
            .computeIfAbsent(request.source(), _ -> new TreeMap<>())
            .put(request.line(), value(request, Attribute.GROUP_ID));
      }
    }
    List<Refusal> refusals = new ArrayList<>();
    for (Event line : lines) {
      Map.Entry<Long, String> before =
          asked.getOrDefault(line.source(), new TreeMap<>()).lowerEntry(line.line());
      boolean near = before != null && line.line() - before.getKey() <= NEAR;
      refusals.add(new Refusal(line, near && before != null ? before.getValue() : null));
    }
    return refusals;
  }

  /**
   * A refusal that names no group.
   *
   * @param group of the request before it in the log; null where there is none
   */
  private record Refusal(Event event, @Nullable String group) {}
}
