package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.condition.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.member;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.fails;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.holds;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.is;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.time;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.value;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.RegexInputLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who changed the member's membership last; causes.md S16, S17, S41 and graph.md section 6. */
final class GroupChanges {
  private enum Actor {
    SERVER_APP,
    OTHER,
    UNSURE
  }

  /** Entra's words for a member that is one already, which is no failure; causes.md S30. */
  private static final Pattern ALREADY = Pattern.compile("already exist", Pattern.CASE_INSENSITIVE);

  /** Clocks of the site server and of Entra differ by so much without being wrong. */
  private static final Duration CLOCK = Duration.ofSeconds(30);

  private GroupChanges() {}

  /** The predicates of this class, each with the ways in which it can hold. */
  static List<NamedPredicate<?>> all() {
    return List.of(
        member(
            "removedByOther",
            GroupChanges::removedByOther,
            of(
                PremiseBasis.ROW,
                "the last membership change is a removal by an actor other than the server app",
                Kind.AUDIT_MEMBER_REMOVED),
            of(
                PremiseBasis.PROBABLE_ROLE,
                "the same change by an app other than the probable server app",
                Kind.AUDIT_MEMBER_REMOVED),
            of(
                PremiseBasis.COINCIDENCE,
                "the same change by an app between two cycles, if the server app is not known",
                Kind.AUDIT_MEMBER_REMOVED)),
        member(
            "addedByOther",
            GroupChanges::addedByOther,
            of(
                PremiseBasis.ROW,
                "the last membership change is an addition by an actor other than the server app",
                Kind.AUDIT_MEMBER_ADDED),
            of(
                PremiseBasis.PROBABLE_ROLE,
                "the same change by an app other than the probable server app",
                Kind.AUDIT_MEMBER_ADDED),
            of(
                PremiseBasis.COINCIDENCE,
                "the same change by an app between two cycles, if the server app is not known",
                Kind.AUDIT_MEMBER_ADDED)),
        member(
            "removedByServerApp",
            GroupChanges::removedByServerApp,
            of(
                PremiseBasis.ROW,
                "the server app added and removed the member while the collection contains it",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED,
                Kind.FACT_COLLECTION_MEMBER),
            of(
                PremiseBasis.PROBABLE_ROLE,
                "the same change by the probable server app",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED,
                Kind.FACT_COLLECTION_MEMBER),
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "the server app removed the member, and the addition or the collection is not in the case",
                Kind.AUDIT_MEMBER_REMOVED)),
        member(
            "addRefusedByEntra",
            GroupChanges::addRefused,
            of(
                PremiseBasis.AUDIT,
                "the audit records that Entra refused to add the member, and no later success",
                Kind.AUDIT_MEMBER_ADDED)),
        member(
            "fullSyncSinceLastChange",
            GroupChanges::fullSyncSinceLastChange,
            of(
                PremiseBasis.CONCLUSION,
                "the console shows a full synchronization after the last change",
                Kind.FACT_CONSOLE_STATUS)));
  }

  /** The last change was a removal by someone other than Configuration Manager. */
  static ConditionResult removedByOther(MemberContext member) {
    return lastIs(member, Kind.AUDIT_MEMBER_REMOVED, Actor.OTHER);
  }

  /** The last change was an addition by someone other than Configuration Manager. */
  static ConditionResult addedByOther(MemberContext member) {
    return lastIs(member, Kind.AUDIT_MEMBER_ADDED, Actor.OTHER);
  }

  /** Configuration Manager added it, and removed it though the collection still lists it. */
  static ConditionResult removedByServerApp(MemberContext member) {
    ConditionResult removed = lastIs(member, Kind.AUDIT_MEMBER_REMOVED, Actor.SERVER_APP);
    if (!(removed instanceof ConditionResult.Holds holds)) {
      return removed;
    }
    if (member.status().inCollection() == Presence.OUT) {
      return ConditionResult.fails(PremiseBasis.AUDIT);
    }
    List<Event> adds =
        member.events(Kind.AUDIT_MEMBER_ADDED).stream()
            .filter(RowQueries::succeeded)
            .filter(added -> actor(member, added) == Actor.SERVER_APP)
            .toList();
    List<EvidenceItem> evidence =
        Stream.concat(
                adds.stream()
                    .skip(Math.max(0, adds.size() - 1))
                    .map(added -> EvidenceItem.supporting(added, "added by the server app")),
                holds.evidence().stream())
            .toList();
    boolean sure = !adds.isEmpty() && member.status().inCollection() == Presence.IN;
    Proof recorded = Proof.of(PremiseBasis.AUDIT, evidence);
    Proof proof =
        member.mapping().serverApp().isCertain()
            ? recorded
            : recorded.restingOn(PremiseBasis.PROBABLE_ROLE);
    return new ConditionResult.Holds(sure ? proof : proof.restingOn(PremiseBasis.ONE_OF_SEVERAL));
  }

  /** The console names a full synchronization after the last change: it undid changes by hand. */
  static ConditionResult fullSyncSinceLastChange(MemberContext member) {
    Optional<Event> last = lastChange(member);
    List<Event> rows = member.mapping().events(Kind.FACT_CONSOLE_STATUS);
    if (last.isEmpty() || rows.isEmpty()) {
      return unknown(last.isEmpty() ? Kind.AUDIT_MEMBER_REMOVED : Kind.FACT_CONSOLE_STATUS);
    }
    List<Event> since =
        rows.stream()
            .filter(row ->
                instant(value(row, Attribute.LAST_FULL_SYNC_TIME))
                    .filter(time -> time.isAfter(time(last.get())))
                    .isPresent())
            .toList();
    return since.isEmpty()
        ? fails(PremiseBasis.AUDIT_SILENCE, rows, "no full synchronization since the change")
        : holds(PremiseBasis.AUDIT_SILENCE, since, "a full synchronization ran after the change");
  }

  /** Entra refused to add the member, the last time that the audit shows. */
  static ConditionResult addRefused(MemberContext member) {
    List<Event> adds = member.events(Kind.AUDIT_MEMBER_ADDED);
    // What a person or another app may not add says nothing of Configuration Manager.
    List<Event> refused =
        adds.stream()
            .filter(add -> !RowQueries.succeeded(add) && actor(member, add) != Actor.OTHER)
            .toList();
    if (refused.isEmpty()) {
      return member.coverage().shows(Kind.AUDIT_MEMBER_ADDED)
          ? ConditionResult.fails(PremiseBasis.AUDIT_SILENCE)
          : unknown(Kind.AUDIT_MEMBER_ADDED);
    }
    Event last = refused.getLast();
    List<Event> accepted =
        adds.stream()
            .filter(RowQueries::succeeded)
            .filter(add -> time(add).isAfter(time(last)))
            .toList();
    if (!accepted.isEmpty()) {
      return fails(PremiseBasis.AUDIT, accepted, "Entra accepted a later request");
    }
    String reason = value(last, Attribute.REASON);
    return reason.isEmpty()
        ? holds(PremiseBasis.AUDIT, List.of(last), "Entra refused to add the member")
        : ALREADY.matcher(RegexInputLimit.of(reason)).find()
            ? fails(
                PremiseBasis.AUDIT, List.of(last), "the member was already in the group: " + reason)
            : holds(
                PremiseBasis.AUDIT, List.of(last), "Entra refused to add the member: " + reason);
  }

  private static ConditionResult lastIs(MemberContext member, Kind change, Actor actor) {
    Optional<Event> last = lastChange(member);
    if (last.isEmpty()) {
      return member.coverage().shows(change)
          ? ConditionResult.fails(PremiseBasis.AUDIT_SILENCE)
          : unknown(change);
    }
    Event event = last.get();
    if (event.kind() != change) {
      return fails(PremiseBasis.AUDIT, List.of(event), "this is the last change of the membership");
    }
    Actor who = actor(member, event);
    if (who == Actor.UNSURE) {
      return actor == Actor.OTHER && isBetweenCycles(member, event)
          ? new ConditionResult.Holds(
              Proof.of(PremiseBasis.AUDIT, EvidenceItem.supporting(event, betweenCycles(event)))
                  .restingOn(PremiseBasis.COINCIDENCE))
          : unknown(Kind.FACT_SERVICEPRINCIPAL);
    }
    String says = says(event, who);
    if (who != actor) {
      return fails(PremiseBasis.AUDIT, List.of(event), says);
    }
    Proof proof = Proof.of(PremiseBasis.AUDIT, EvidenceItem.supporting(event, says));
    // A person is none of the apps, whichever of these is the server app.
    boolean byApp = is(event, Attribute.ACTOR_KIND, "app");
    boolean guessed = byApp && !member.mapping().serverApp().isCertain();
    return new ConditionResult.Holds(guessed ? proof.restingOn(PremiseBasis.PROBABLE_ROLE) : proof);
  }

  /**
   * Whether the synchronization rested when the change was made: it writes within its cycles only.
   * Where nothing names the server app, this alone hints at another app.
   */
  private static boolean isBetweenCycles(MemberContext member, Event change) {
    Instant time = time(change);
    List<SyncCycle> cycles = member.site().cycles();
    return cycles.stream().anyMatch(cycle -> cycle.to().isBefore(time.minus(CLOCK)))
        && cycles.stream().anyMatch(cycle -> cycle.from().isAfter(time.plus(CLOCK)))
        && cycles.stream()
            .noneMatch(cycle ->
                !cycle.from().isAfter(time.plus(CLOCK)) && !cycle.to().isBefore(time.minus(CLOCK)));
  }

  private static String betweenCycles(Event event) {
    return says(event, Actor.UNSURE) + ", between two synchronization cycles";
  }

  private static Optional<Event> lastChange(MemberContext member) {
    return Stream.of(Kind.AUDIT_MEMBER_ADDED, Kind.AUDIT_MEMBER_REMOVED)
        .flatMap(kind -> member.events(kind).stream())
        .filter(RowQueries::succeeded)
        .max(Comparator.comparing(RowQueries::time));
  }

  private static Actor actor(MemberContext member, Event audit) {
    String id = value(audit, Attribute.ACTOR_ID);
    if (!id.isEmpty() && member.mapping().serverApp().is(id)) {
      return Actor.SERVER_APP;
    }
    String kind = value(audit, Attribute.ACTOR_KIND);
    boolean app = is(audit, Attribute.ACTOR_KIND, "app");
    boolean noActor = kind.isEmpty() || is(audit, Attribute.ACTOR_KIND, "unknown");
    boolean otherApp = app && !id.isEmpty() && member.mapping().serverApp().known();
    return otherApp || !(app || noActor) ? Actor.OTHER : Actor.UNSURE;
  }

  private static String says(Event event, Actor who) {
    String done = event.kind() == Kind.AUDIT_MEMBER_ADDED ? "added" : "removed";
    if (who == Actor.SERVER_APP) {
      return done + " by the server app";
    }
    String name =
        event
            .attributes()
            .get(Attribute.ACTOR_UPN)
            .or(() -> event.attributes().get(Attribute.ACTOR_NAME))
            .orElse("an unnamed actor");
    return done + " by " + name + (who == Actor.OTHER ? ", not by Configuration Manager" : "");
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      // A time without its zone cannot be compared with the audit's.
      return Optional.empty();
    }
  }
}
