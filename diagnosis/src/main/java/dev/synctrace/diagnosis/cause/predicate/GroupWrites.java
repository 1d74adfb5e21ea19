package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.predicate.Rows.fails;
import static dev.synctrace.diagnosis.cause.predicate.Rows.holds;
import static dev.synctrace.diagnosis.cause.predicate.Rows.is;
import static dev.synctrace.diagnosis.cause.predicate.Rows.newest;
import static dev.synctrace.diagnosis.cause.predicate.Rows.time;
import static dev.synctrace.diagnosis.cause.predicate.Rows.unknown;
import static dev.synctrace.diagnosis.cause.predicate.Rows.value;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.dossier.Dossier;
import dev.synctrace.diagnosis.dossier.MappingDossier;
import dev.synctrace.diagnosis.dossier.ServerApp;
import dev.synctrace.diagnosis.evidence.Evidence;
import dev.synctrace.diagnosis.evidence.Ground;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the server app may write to the group; causes.md S09, S25. */
final class GroupWrites {
  /** Graph's own words; how Configuration Manager logs them is not known. */
  private static final Pattern REFUSAL =
      Pattern.compile(
          "Authorization_RequestDenied|Insufficient privileges to complete the operation",
          Pattern.CASE_INSENSITIVE);

  private GroupWrites() {}

  /** The server app is none of the group's owners. */
  static Finding appNotOwner(MappingDossier mapping) {
    ServerApp app = mapping.serverApp();
    if (!app.known() && app.appIds().isEmpty()) {
      return unknown(Kind.FACT_SERVICE_PRINCIPAL);
    }
    if (mapping.coverage().shows(Kind.FACT_GROUP_OWNER)) {
      return byOwners(mapping, app);
    }
    return lastOwnerChange(mapping, app)
        .filter(change -> change.kind() == Kind.AUDIT_OWNER_REMOVED)
        .map(change ->
            holds(Ground.AUDIT, List.of(change), "the server app was removed from the owners"))
        .orElseGet(() -> unknown(Kind.FACT_GROUP_OWNER));
  }

  /** Graph refused a write for want of rights. */
  static Finding refused(MappingDossier mapping) {
    List<Event> ofGroup = refusals(mapping);
    if (!ofGroup.isEmpty()) {
      return holds(Ground.UNREAD_MESSAGE, ofGroup, "Graph refused: the app lacks the right");
    }
    List<Event> ofSite = refusals(mapping.site());
    return ofSite.isEmpty()
        ? Finding.fails(Ground.LOG_SILENCE)
        : holds(Ground.COINCIDENCE, ofSite, "Graph refused something, the line names no group");
  }

  /** Refused and not an owner: together they prove it, each alone is a sign. */
  static Finding appMayNotWrite(MappingDossier mapping) {
    Finding owner = appNotOwner(mapping);
    Finding refused = refused(mapping);
    if (owner instanceof Finding.Holds notOwner && refused instanceof Finding.Holds refusals) {
      // The refusal need not name the group; that the app is no owner makes it fit.
      return new Finding.Holds(notOwner.proof().and(refusals.proof().corroboratedBy(List.of(notOwner.proof()))));
    }
    if (refused instanceof Finding.Holds) {
      return refused;
    }
    // An app with a right for all groups need not be an owner, so this alone is a weak sign.
    return owner instanceof Finding.Holds notOwner
        ? new Finding.Holds(notOwner.proof().restingOn(Ground.ONE_OF_SEVERAL))
        : owner;
  }

  /** The app's writes to the group succeed: an audit record of it is younger than any refusal. */
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
    Instant lastRefusal =
        refusals(mapping).stream().map(Rows::time).max(Instant::compareTo).orElse(Instant.MIN);
    return time(write.get()).isAfter(lastRefusal)
        ? Finding.holds(
            Ground.AUDIT, Evidence.supporting(write.get(), "the server app wrote to the group"))
        : Finding.fails(
            Ground.AUDIT, Evidence.against(write.get(), "its last write is older than a refusal"));
  }

  private static Finding byOwners(MappingDossier mapping, ServerApp app) {
    List<Event> owners = newest(mapping.events(Kind.FACT_GROUP_OWNER));
    List<Event> apps = owners.stream().filter(owner -> isApp(owner, app)).toList();
    if (!apps.isEmpty()) {
      return fails(Ground.AUDIT, apps, "the server app is an owner");
    }
    if (!app.known() && owners.stream().noneMatch(o -> Rows.has(o, Attribute.APP_ID))) {
      return unknown(Kind.FACT_SERVICE_PRINCIPAL);
    }
    List<Event> shown = owners.isEmpty() ? Rows.export(mapping, Kind.FACT_GROUP_OWNER) : owners;
    boolean cut =
        Rows.export(mapping, Kind.FACT_GROUP_OWNER).stream()
            .anyMatch(export -> is(export, Attribute.COMPLETE, "false"));
    return holds(
        cut ? Ground.AUDIT_SILENCE : Ground.AUDIT,
        shown,
        "the list of owners does not have the server app");
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
        .filter(event -> REFUSAL.matcher(event.message()).find())
        .toList();
  }
}
