package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.predicate.Rows.fails;
import static dev.synctrace.diagnosis.cause.predicate.Rows.holds;
import static dev.synctrace.diagnosis.cause.predicate.Rows.newest;
import static dev.synctrace.diagnosis.cause.predicate.Rows.time;
import static dev.synctrace.diagnosis.cause.predicate.Rows.unknown;
import static dev.synctrace.diagnosis.cause.predicate.Rows.value;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.context.Dossier;
import dev.synctrace.diagnosis.context.MappingDossier;
import dev.synctrace.diagnosis.context.ServerApp;
import dev.synctrace.diagnosis.context.SiteDossier;
import dev.synctrace.diagnosis.context.SubjectLists;
import dev.synctrace.diagnosis.evidence.Evidence;
import dev.synctrace.diagnosis.evidence.Ground;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.TextHead;
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
final class GroupWrites {
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

  private GroupWrites() {}

  /** The server app is none of the group's owners. */
  static Finding appNotOwner(MappingDossier mapping) {
    ServerApp app = mapping.serverApp();
    if (!app.known() && app.appIds().isEmpty()) {
      return unknown(Kind.FACT_SERVICE_PRINCIPAL);
    }
    Optional<Event> change = lastOwnerChange(mapping, app);
    Optional<Event> removal = change.filter(last -> last.kind() == Kind.AUDIT_OWNER_REMOVED);
    if (mapping.coverage().shows(Kind.FACT_GROUP_OWNER)
        && !(removal.isPresent() && isNewerThanTheLists(removal.get(), mapping))) {
      return asSureAsTheRole(byOwners(mapping, app), app);
    }
    return removal
        .map(last ->
            holds(Ground.AUDIT, List.of(last), "the server app was removed from the owners"))
        .map(finding -> asSureAsTheRole(finding, app))
        .orElseGet(() -> unknown(Kind.FACT_GROUP_OWNER));
  }

  /** Graph refused a write for want of rights. */
  static Finding refused(MappingDossier mapping) {
    List<Event> audited = auditedRefusals(mapping);
    if (!audited.isEmpty()) {
      return holds(Ground.AUDIT, audited, "Entra refused the change: the app lacks the right");
    }
    List<Event> ofGroup = refusals(mapping);
    if (!ofGroup.isEmpty()) {
      return holds(Ground.UNREAD_MESSAGE, ofGroup, "Graph refused: the app lacks the right");
    }
    List<Event> nearby = refusalsNearby(mapping);
    return nearby.isEmpty()
        ? Finding.fails(Ground.LOG_SILENCE)
        : holds(Ground.COINCIDENCE, nearby, "Graph refused something, the line names no group");
  }

  /** Refused and not an owner: together they prove it, each alone is a sign. */
  static Finding appMayNotWrite(MappingDossier mapping) {
    Finding owner = appNotOwner(mapping);
    Finding refused = refused(mapping);
    if (owner instanceof Finding.Holds notOwner && refused instanceof Finding.Holds refusals) {
      boolean namesGroup = !auditedRefusals(mapping).isEmpty() || !refusals(mapping).isEmpty();
      // Graph's own words about this group state it; a line that names no group only fits.
      Proof refusal =
          namesGroup
              ? Proof.of(Ground.RECORD, refusals.evidence())
              : lostOwnership(notOwner)
                  ? refusals.proof().corroboratedBy(List.of(notOwner.proof()))
                  : refusals.proof();
      return new Finding.Holds(notOwner.proof().and(refusal));
    }
    if (refused instanceof Finding.Holds) {
      return refused;
    }
    // An app with a right for all groups need not be an owner, so this alone is a weak sign.
    return owner instanceof Finding.Holds notOwner
        ? new Finding.Holds(notOwner.proof().restingOn(Ground.ONE_OF_SEVERAL))
        : owner;
  }

  private static boolean lostOwnership(Finding.Holds notOwner) {
    return notOwner.evidence().stream()
        .anyMatch(piece -> piece.event().kind() == Kind.AUDIT_OWNER_REMOVED);
  }

  /**
   * The app's writes to the group succeed: its last one is younger than any refusal, than its
   * removal from the owners, and than the deletion of the group.
   */
  static Finding appWrites(MappingDossier mapping) {
    Optional<Event> write =
        Stream.of(Kind.AUDIT_MEMBER_ADDED, Kind.AUDIT_MEMBER_REMOVED)
            .flatMap(kind -> mapping.events(kind).stream())
            .filter(Rows::succeeded)
            .filter(audit -> mapping.serverApp().is(value(audit, Attribute.ACTOR_ID)))
            .max(Comparator.comparing(Rows::time));
    if (write.isEmpty()) {
      return mapping.coverage().shows(Kind.AUDIT_MEMBER_ADDED)
          ? Finding.fails(Ground.AUDIT_SILENCE)
          : unknown(Kind.AUDIT_MEMBER_ADDED);
    }
    return lastTrouble(mapping).filter(trouble -> !time(write.get()).isAfter(trouble)).isPresent()
        ? Finding.fails(
            Ground.AUDIT, Evidence.against(write.get(), "its last write is older than the trouble"))
        : asSureAsTheRole(
            Finding.holds(
                Ground.AUDIT,
                Evidence.supporting(write.get(), "the server app wrote to the group")),
            mapping.serverApp());
  }

  /** Since when the app may not write, at the earliest: what was before says nothing of it. */
  private static Optional<Instant> lastTrouble(MappingDossier mapping) {
    Stream<Instant> refused =
        Stream.of(refusals(mapping), refusalsNearby(mapping))
            .flatMap(List::stream)
            .map(mapping.site()::entraTime);
    Stream<Instant> audited = auditedRefusals(mapping).stream().map(Rows::time);
    Stream<Instant> removed =
        lastOwnerChange(mapping, mapping.serverApp())
            .filter(change -> change.kind() == Kind.AUDIT_OWNER_REMOVED)
            .map(Rows::time)
            .stream();
    return Stream.of(refused, audited, removed, GroupState.goneSince(mapping).stream())
        .flatMap(instants -> instants)
        .max(Instant::compareTo);
  }

  private static Finding byOwners(MappingDossier mapping, ServerApp app) {
    List<Event> owners = newest(mapping.events(Kind.FACT_GROUP_OWNER));
    List<Event> apps = owners.stream().filter(owner -> isApp(owner, app)).toList();
    if (!apps.isEmpty()) {
      return fails(Ground.ROW, apps, "the server app is an owner");
    }
    if (!app.known() && owners.stream().noneMatch(o -> Rows.has(o, Attribute.APP_ID))) {
      return unknown(Kind.FACT_SERVICE_PRINCIPAL);
    }
    // Owners that were cut short still show who is one, so a list without the app is a sign.
    Ground ground =
        Rows.absence(mapping, Kind.FACT_GROUP_OWNER)
            .orElse(owners.isEmpty() ? Ground.ONE_OF_SEVERAL : Ground.LIMITED_LIST);
    List<Event> shown = owners.isEmpty() ? Rows.export(mapping, Kind.FACT_GROUP_OWNER) : owners;
    return holds(ground, shown, "the list of owners does not have the server app");
  }

  private static boolean isNewerThanTheLists(Event change, MappingDossier mapping) {
    return SubjectLists.of(mapping, Kind.FACT_GROUP_OWNER).stream()
        .allMatch(list -> list.asOf().filter(asOf -> asOf.isBefore(time(change))).isPresent());
  }

  private static Finding asSureAsTheRole(Finding finding, ServerApp app) {
    boolean certain = app.isCertain() || (!app.known() && !app.appIds().isEmpty());
    return finding instanceof Finding.Holds holds && !certain
        ? new Finding.Holds(holds.proof().restingOn(Ground.PROBABLE_ROLE))
        : finding;
  }

  private static Optional<Event> lastOwnerChange(MappingDossier mapping, ServerApp app) {
    return Stream.of(Kind.AUDIT_OWNER_ADDED, Kind.AUDIT_OWNER_REMOVED)
        .flatMap(kind -> mapping.events(kind).stream())
        .filter(Rows::succeeded)
        .filter(change -> isApp(change, app))
        .max(Comparator.comparing(Rows::time));
  }

  private static boolean isApp(Event event, ServerApp app) {
    return app.is(value(event, Attribute.OBJECT_ID))
        || app.appIds().contains(value(event, Attribute.APP_ID).toLowerCase(Locale.ROOT));
  }

  private static List<Event> refusals(Dossier dossier) {
    return dossier.events(Kind.OTHER).stream()
        .filter(event -> REFUSAL.matcher(event.messageHead()).find())
        .toList();
  }

  /** Changes by the app that the audit records as refused for want of rights. */
  private static List<Event> auditedRefusals(MappingDossier mapping) {
    return mapping.failedChanges().stream()
        .filter(audit -> mapping.serverApp().is(value(audit, Attribute.ACTOR_ID)))
        .filter(audit -> REFUSAL.matcher(TextHead.of(value(audit, Attribute.REASON))).find())
        .toList();
  }

  /** Refusals that name no group, but for those that follow a request for another group. */
  private static List<Event> refusalsNearby(MappingDossier mapping) {
    List<Refusal> all =
        mapping.site().once(GroupWrites.class, () -> unnamedRefusals(mapping.site()));
    return all.stream()
        .filter(refusal -> refusal.group() == null || mapping.mapping().isOfGroup(refusal.group()))
        .map(Refusal::event)
        .toList();
  }

  private static List<Refusal> unnamedRefusals(SiteDossier site) {
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
