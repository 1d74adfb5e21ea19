package dev.synctrace.diagnosis.membership;

import dev.synctrace.diagnosis.context.AuditSorter;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.diagnosis.verdict.MembershipStatus.TimelineEntry;
import dev.synctrace.parsers.fact.row.StatedEmptyAttributes;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known to have happened to a member, oldest first; what carries no time comes last. */
public final class Timelines {
  /** The newest of this many are told; a device that is updated every minute has more. */
  private static final int MOST = 200;

  /** Kinds of a device's own logs about its token; they do not name its IDs. */
  private static final Set<Kind> OF_ITS_MACHINE =
      EnumSet.of(Kind.AADTOKEN_RETRIEVED, Kind.AADTOKEN_FAILED);

  private static final Comparator<TimelineEntry> ORDER =
      Comparator.<TimelineEntry, Instant>comparing(entry -> time(entry.event()))
          .thenComparing(entry -> entry.event().source())
          .thenComparing(entry -> entry.event().line());

  private Timelines() {}

  public static List<TimelineEntry> of(MemberContext member) {
    MappingContext mapping = member.mapping();
    List<TimelineEntry> entries = new ArrayList<>();
    for (Kind kind : member.kinds()) {
      for (Event event : member.eventsOfAnyMapping(kind)) {
        if (isOfThis(event, mapping)) {
          says(event, mapping).ifPresent(what -> entries.add(new TimelineEntry(what, event)));
        }
      }
    }
    for (Event event : member.site().ofItsMachine(member.identity(), OF_ITS_MACHINE)) {
      says(event, mapping).ifPresent(what -> entries.add(new TimelineEntry(what, event)));
    }
    // What names the member in its own log comes both ways.
    List<TimelineEntry> once = entries.stream().distinct().sorted(ORDER).toList();
    return once.size() <= MOST ? once : once.subList(once.size() - MOST, once.size());
  }

  private static boolean isOfThis(Event event, MappingContext mapping) {
    return event.attributes().get(Attribute.GROUP_ID).map(mapping.mapping()::isOfGroup).orElse(true)
        && (event.kind() != Kind.FACT_COLLECTION_MEMBER || mapping.isOfCollection(event));
  }

  /** Empty for what tells nothing of the way into the group. */
  private static Optional<String> says(Event event, MappingContext mapping) {
    return switch (event.kind()) {
      case AUDIT_MEMBER_ADDED -> Optional.of(change("Added to the group", event, mapping));
      case AUDIT_MEMBER_REMOVED -> Optional.of(change("Removed from the group", event, mapping));
      case AUDIT_DEVICE_ADDED -> Optional.of(change("Directory object created", event, mapping));
      case AUDIT_DEVICE_DELETED -> Optional.of(change("Directory object deleted", event, mapping));
      case AUDIT_DEVICE_REGISTERED -> Optional.of(change("Device registered", event, mapping));
      case AUDIT_DEVICE_UPDATED -> switched(event, mapping);
      case GROUPSYNC_DEVICE_LOOKUP ->
          Optional.of("The synchronization asked Entra for the object ID");
      case GROUPSYNC_DEVICE_FOUND -> Optional.of("Entra returned the object ID");
      case GROUPSYNC_DEVICE_CACHED -> Optional.of("The synchronization cached the object ID");
      case GROUPSYNC_MEMBER_ADD ->
          Optional.of("The synchronization requested to add the member to the group");
      case GROUPSYNC_MEMBER_REMOVE ->
          Optional.of("The synchronization requested to remove the member from the group");
      case TOKEN_VALIDATED -> Optional.of("The management point accepted the Entra token");
      case TOKEN_REFUSED -> Optional.of("The management point rejected the token");
      case REGISTRATION_REGISTERED, MPREGISTRATION_DONE -> Optional.of("The client registered");
      case AADTOKEN_RETRIEVED -> Optional.of("The client retrieved a Microsoft Entra token");
      case AADTOKEN_FAILED -> Optional.of("The client could not retrieve a Microsoft Entra token");
      case FACT_CLIENTKEY -> Optional.of(trusted(event));
      case FACT_SYSTEM -> claimed(event);
      case FACT_COLLECTION_MEMBER -> Optional.of("Listed in the collection");
      case FACT_GROUP_MEMBER -> Optional.of("Listed in the group");
      case FACT_DEVICE, FACT_ENTRA_USER -> Optional.of("Listed in the directory");
      case OTHER -> Optional.of(firstLine(event));
      default -> Optional.empty();
    };
  }

  private static String change(String what, Event event, MappingContext mapping) {
    String by = " by " + ActorRole.of(event, mapping.serverApp()).describe(event);
    return AuditSorter.failed(event) ? "Failed: " + VerdictSentences.lower(what) + by : what + by;
  }

  /** Most updates of a device object are heartbeats without a meaning here. graph.md 1.2. */
  private static Optional<String> switched(Event event, MappingContext mapping) {
    return event
        .attributes()
        .get(Attribute.CHANGES)
        .filter(changes -> changes.contains("AccountEnabled"))
        .map(changes -> change("Directory object enabled or disabled", event, mapping));
  }

  private static String trusted(Event row) {
    boolean none =
        StatedEmptyAttributes.isStated(row.attributes(), Attribute.DEVICE_ID)
            || StatedEmptyAttributes.isStated(row.attributes(), Attribute.TENANT_ID);
    return none
        ? "The site has no verified Entra device ID for this device"
        : "The site has a verified Entra device ID for this device";
  }

  private static Optional<String> claimed(Event row) {
    return row.attributes()
        .get(Attribute.DEVICE_ID)
        .map(id -> "Heartbeat reports an Entra device ID (self-reported, not verified)");
  }

  private static String firstLine(Event event) {
    String message = event.message().strip();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static Instant time(Event event) {
    Instant time = event.time() == null ? event.orderTime() : event.time();
    return time == null ? UnboundedInstants.AFTER_ALL : time;
  }
}
