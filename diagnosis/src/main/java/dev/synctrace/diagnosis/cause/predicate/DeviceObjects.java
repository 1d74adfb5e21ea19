package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.condition.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.member;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.fails;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.has;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.holds;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.is;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.newest;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.time;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.value;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.identity.IdLink.Confidence;
import dev.synctrace.diagnosis.identity.Identity.IdConflict;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The device's object in the directory; causes.md S31 to S35, S45. */
final class DeviceObjects {
  private DeviceObjects() {}

  /** The predicates of this class, each with the ways in which it can hold. */
  static List<NamedPredicate<?>> all() {
    return List.of(
        member(
            "deviceObjectDeleted",
            DeviceObjects::deleted,
            of(
                PremiseBasis.ROW,
                "the audit records that the device object was deleted",
                Kind.AUDIT_DEVICE_DELETED)),
        member(
            "deviceDisabled",
            DeviceObjects::disabled,
            of(PremiseBasis.ROW, "the device object is disabled", Kind.FACT_DEVICE)),
        member(
            "deviceObjectMissing",
            DeviceObjects::missing,
            of(
                PremiseBasis.CONCLUSION,
                "a complete export of devices has no device with the device ID that the site uses",
                Kind.FACT_DEVICE,
                Kind.FACT_CLIENTKEY)),
        member(
            "deviceLookupUnanswered",
            DeviceObjects::lookupUnanswered,
            of(
                PremiseBasis.CONCLUSION,
                "the synchronization asked Graph for the device and logged no object",
                Kind.GROUPSYNC_DEVICE_LOOKUP)),
        member(
            "severalObjectsWithItsName",
            DeviceObjects::severalWithItsName,
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "several device objects have the same name",
                Kind.FACT_DEVICE)),
        member(
            "addsDeadObject",
            DeviceObjects::addsDeadObject,
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "the synchronization adds an object that was deleted earlier",
                Kind.GROUPSYNC_MEMBER_ADD,
                Kind.AUDIT_DEVICE_DELETED)),
        member(
            "severalClientsForDevice",
            DeviceObjects::severalClients,
            of(
                PremiseBasis.CONCLUSION,
                "two clients have the same Entra device ID",
                Kind.FACT_SYSTEM,
                Kind.FACT_CLIENTKEY),
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "two client records have the same name",
                Kind.FACT_SYSTEM)));
  }

  /** The audit shows the deletion of its object, and no newer object with that id. */
  static ConditionResult deleted(MemberContext member) {
    List<Event> deletions =
        member.events(Kind.AUDIT_DEVICE_DELETED).stream().filter(RowQueries::succeeded).toList();
    if (deletions.isEmpty()) {
      return member.coverage().shows(Kind.AUDIT_DEVICE_DELETED)
          ? ConditionResult.fails(PremiseBasis.CONCLUSION)
          : unknown(Kind.AUDIT_DEVICE_DELETED);
    }
    Event last = deletions.getLast();
    List<Event> again =
        member.events(Kind.AUDIT_DEVICE_ADDED).stream()
            .filter(RowQueries::succeeded)
            .filter(added -> time(added).isAfter(time(last)))
            .filter(added -> is(added, Attribute.OBJECT_ID, value(last, Attribute.OBJECT_ID)))
            .toList();
    return again.isEmpty()
        ? holds(
            PremiseBasis.ROW,
            List.of(last),
            "the device object was deleted, which also ends its membership")
        : fails(PremiseBasis.ROW, again, "the object was re-created after it was deleted");
  }

  /** Its object is disabled. */
  static ConditionResult disabled(MemberContext member) {
    List<Event> objects = newest(member.events(Kind.FACT_DEVICE));
    List<Event> off =
        objects.stream().filter(row -> is(row, Attribute.ACCOUNT_ENABLED, "false")).toList();
    if (!off.isEmpty()) {
      return holds(PremiseBasis.ROW, off, "the device object is disabled");
    }
    return objects.isEmpty()
        ? unknown(Kind.FACT_DEVICE)
        : fails(PremiseBasis.ROW, objects, "the device object is enabled");
  }

  /** The worker asked Graph for the device and logged no object: Graph's answer was empty. */
  static ConditionResult lookupUnanswered(MemberContext member) {
    List<Event> lookups = member.events(Kind.GROUPSYNC_DEVICE_LOOKUP);
    if (lookups.isEmpty()) {
      return member.coverage().shows(Kind.GROUPSYNC_DEVICE_LOOKUP)
          ? ConditionResult.fails(PremiseBasis.LOG_SILENCE)
          : unknown(Kind.GROUPSYNC_DEVICE_LOOKUP);
    }
    Event last = lookups.getLast();
    List<Event> answers =
        Stream.of(Kind.GROUPSYNC_DEVICE_FOUND, Kind.GROUPSYNC_DEVICE_CACHED)
            .flatMap(kind -> member.events(kind).stream())
            .filter(answer -> !time(answer).isBefore(time(last)))
            .toList();
    return answers.isEmpty()
        ? holds(
            PremiseBasis.CONCLUSION, List.of(last), "Graph returned no device with this device ID")
        : fails(PremiseBasis.ROW, answers, "Graph returned the device object");
  }

  /** An export of the directory's devices has none with the device id the site knows. */
  static ConditionResult missing(MemberContext member) {
    Set<String> ids =
        newest(member.events(Kind.FACT_CLIENTKEY)).stream()
            .filter(row -> has(row, Attribute.DEVICE_ID))
            .map(DeviceObjects::deviceId)
            .collect(Collectors.toSet());
    if (ids.isEmpty() || !member.coverage().shows(Kind.FACT_DEVICE)) {
      return unknown(ids.isEmpty() ? Kind.FACT_CLIENTKEY : Kind.FACT_DEVICE);
    }
    List<Event> objects =
        newest(member.events(Kind.FACT_DEVICE)).stream()
            .filter(row -> ids.contains(deviceId(row)))
            .toList();
    if (!objects.isEmpty()) {
      return fails(PremiseBasis.ROW, objects, "the device object exists");
    }
    boolean listed =
        RowQueries.isComplete(member, Kind.FACT_DEVICE)
            && ListCatalogue.newest(member.lists(Kind.FACT_DEVICE)).stream()
                .allMatch(list -> list.idTypes().contains(Attribute.DEVICE_ID));
    return listed
        ? holds(
            PremiseBasis.CONCLUSION,
            RowQueries.export(member, Kind.FACT_DEVICE),
            "this complete export of devices has no device with the device ID that the site uses")
        : unknown(Kind.FACT_DEVICE);
  }

  /** Several device objects carry its name. */
  static ConditionResult severalWithItsName(MemberContext member) {
    if (!member.coverage().shows(Kind.FACT_DEVICE)) {
      return unknown(Kind.FACT_DEVICE);
    }
    List<Event> objects = new ArrayList<>(newest(member.events(Kind.FACT_DEVICE)));
    objects.addAll(newest(member.nameOnlyMatches(Kind.FACT_DEVICE)));
    long distinct = objects.stream().map(row -> value(row, Attribute.OBJECT_ID)).distinct().count();
    if (distinct > 1) {
      return holds(
          PremiseBasis.LOG_SILENCE,
          objects,
          "one of " + distinct + " device objects with this name");
    }
    return RowQueries.isComplete(member, Kind.FACT_DEVICE)
        ? fails(PremiseBasis.ROW, objects, "the only device object with this name")
        : unknown(Kind.FACT_DEVICE);
  }

  /** An add names an object that had been deleted before. */
  static ConditionResult addsDeadObject(MemberContext member) {
    List<Event> adds = member.events(Kind.GROUPSYNC_MEMBER_ADD);
    List<Event> deletions = member.events(Kind.AUDIT_DEVICE_DELETED);
    if (adds.isEmpty() || deletions.isEmpty()) {
      boolean shown = member.coverage().shows(Kind.AUDIT_DEVICE_DELETED);
      return shown
          ? ConditionResult.fails(PremiseBasis.CONCLUSION)
          : unknown(Kind.AUDIT_DEVICE_DELETED);
    }
    Event last = adds.getLast();
    Optional<Event> death =
        deletions.stream()
            .filter(RowQueries::succeeded)
            .filter(deletion -> is(deletion, Attribute.OBJECT_ID, value(last, Attribute.OBJECT_ID)))
            .filter(deletion -> time(deletion).isBefore(time(last)))
            .findFirst();
    return death.isPresent()
        ? ConditionResult.holds(
            PremiseBasis.ONE_OF_SEVERAL,
            EvidenceItem.supporting(death.get(), "this object was deleted"),
            EvidenceItem.supporting(
                last, "the synchronization requested to add it after the deletion"))
        : fails(PremiseBasis.CONCLUSION, List.of(last), "this object was not deleted earlier");
  }

  /** Two clients share one Entra device id, or two client records carry the device's name. */
  static ConditionResult severalClients(MemberContext member) {
    boolean conflict =
        member.identity().conflicts().stream()
            .filter(c -> c.type() == IdConflict.Type.DEVICE_WITH_SEVERAL_CLIENTS)
            .anyMatch(DeviceObjects::isTrusted);
    List<Event> own = newest(member.events(Kind.FACT_SYSTEM));
    List<Event> named = newest(member.nameOnlyMatches(Kind.FACT_SYSTEM));
    if (conflict || !named.isEmpty()) {
      List<Event> both = Stream.concat(own.stream(), named.stream()).toList();
      return holds(
          conflict ? PremiseBasis.CONCLUSION : PremiseBasis.NAME,
          both,
          "one of several records of this client");
    }
    return member.coverage().shows(Kind.FACT_SYSTEM)
        ? fails(PremiseBasis.CONCLUSION, own, "the only record of this client")
        : unknown(Kind.FACT_SYSTEM);
  }

  /** Any client can claim any device ID; ClientKeyData holds verified ones. */
  private static boolean isTrusted(IdConflict idConflict) {
    return idConflict.joins().stream()
            .filter(idJoin -> idJoin.confidence() != Confidence.CLAIMED)
            .count()
        > 1;
  }

  private static String deviceId(Event event) {
    return value(event, Attribute.DEVICE_ID).toLowerCase(Locale.ROOT);
  }
}
