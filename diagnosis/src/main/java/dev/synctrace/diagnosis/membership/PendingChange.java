package dev.synctrace.diagnosis.membership;

import dev.synctrace.diagnosis.context.AuditSorter;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.coverage.Coverage.AuditCoverage;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A change that is too young to be seen: younger than the next cycle, or than the audit reaches.
 *
 * @param evidence the change
 * @param until from when on it should be seen
 */
public record PendingChange(EvidenceItem evidence, Instant until) {
  /** One cycle every five minutes, and the documentation asks for seven in all. Seeds 001, 002. */
  private static final Duration PASS = Duration.ofMinutes(7);

  /** An audit that should have come by then is missing rather than late. */
  private static final Duration LATEST = AuditCoverage.LATENESS.multipliedBy(2);

  /** What makes a member one that can be synchronized. */
  private static final Set<Kind> READY =
      EnumSet.of(Kind.AUDIT_DEVICE_ADDED, Kind.AUDIT_DEVICE_REGISTERED, Kind.TOKEN_VALIDATED);

  /** Whether the request to add it is younger than the audit and the list can show. */
  public static Optional<PendingChange> forAudit(MemberContext member, MembershipSignals signals) {
    MappingContext mapping = member.mapping();
    Optional<Instant> known = mapping.auditedUpTo();
    // Requested before, too: then it is not the first try that waits for its record.
    boolean again =
        member.eventsOfAnyMapping(Kind.GROUPSYNC_MEMBER_ADD).stream()
            .filter(mapping::isOfGroup)
            .anyMatch(request -> known.isPresent() && !time(request).isAfter(known.get()));
    if (again) {
      return Optional.empty();
    }
    return signals
        .request()
        .filter(request -> request.time() != null)
        .filter(request -> known.isPresent() && time(request).isAfter(known.get()))
        .filter(request -> !time(request).plus(LATEST).isBefore(mapping.at()))
        .map(request ->
            new PendingChange(
                EvidenceItem.supporting(
                    request, "Requested to add the member after the period that the audit covers"),
                time(request).plus(AuditCoverage.LATENESS)));
  }

  /** Whether it became ready for synchronization after the last cycle and only just now. */
  public static Optional<PendingChange> forPass(MemberContext member) {
    MappingContext mapping = member.mapping();
    Optional<Event> ready =
        Stream.concat(mapping.mappedSince().stream(), becameReady(member))
            .max(Comparator.comparing(PendingChange::time));
    return ready
        .filter(event -> mapping.passAfter(time(event)).filter(p -> p.finished()).isEmpty())
        .filter(event -> time(event).plus(PASS).isAfter(mapping.at()))
        .map(event ->
            new PendingChange(
                EvidenceItem.supporting(event, "Ready for synchronization only since this time"),
                time(event).plus(PASS)));
  }

  /** The first sign of each sort, since tokens are shown again and again. */
  private static Stream<Event> becameReady(MemberContext member) {
    return READY.stream()
        .map(kind ->
            member.eventsOfAnyMapping(kind).stream()
                .filter(event -> event.time() != null)
                .filter(event -> !isFailure(event))
                .min(Comparator.comparing(PendingChange::time)))
        .flatMap(Optional::stream);
  }

  private static boolean isFailure(Event event) {
    return event.attributes().get(Attribute.RESULT).isPresent() && AuditSorter.failed(event);
  }

  private static Instant time(Event event) {
    return Objects.requireNonNullElse(event.time(), UnboundedInstants.BEFORE_ALL);
  }
}
