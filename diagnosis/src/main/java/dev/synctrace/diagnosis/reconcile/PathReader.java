package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.context.AuditSorter;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.diagnosis.membership.GroupPresence;
import dev.synctrace.diagnosis.membership.MembershipHistory.MembershipChange;
import dev.synctrace.diagnosis.membership.MembershipSignals;
import dev.synctrace.diagnosis.membership.VerdictSentences;
import dev.synctrace.diagnosis.verdict.MemberPathStage;
import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.diagnosis.verdict.PathStep.State;
import dev.synctrace.diagnosis.verdict.Presence;
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
import org.jspecify.annotations.Nullable;

/**
 * Reads how far one member came on its way into the group: the newest record of each stage. A stage
 * without a record is unknown, even where a later one is done.
 */
final class PathReader {
  /** What a device's own logs tell. */
  private static final Set<Kind> OF_ITS_MACHINE =
      EnumSet.of(Kind.AADTOKEN_RETRIEVED, Kind.AADTOKEN_FAILED, Kind.FACT_DSREGCMD);

  private static final Comparator<Event> BY_TIME =
      Comparator.comparing(PathReader::time).thenComparing(Event::line);

  private final MemberContext member;
  private final MappingContext mapping;
  private final MembershipSignals signals;
  private final GroupPresence group;
  private final List<Event> ofItsMachine;

  private PathReader(MemberContext member, MembershipSignals signals, GroupPresence group) {
    this.member = member;
    this.mapping = member.mapping();
    this.signals = signals;
    this.group = group;
    this.ofItsMachine = mapping.site().ofItsMachine(member.identity(), OF_ITS_MACHINE);
  }

  /** The stages of a device or of a user, in order. */
  static List<PathStep> read(MemberContext member, MembershipSignals signals, GroupPresence group) {
    PathReader reader = new PathReader(member, signals, group);
    List<PathStep> steps = new ArrayList<>();
    if (member.identity().memberType() == MemberType.USER) {
      steps.add(reader.discovered());
    } else {
      steps.addAll(
          List.of(
              reader.joined(),
              reader.tokenIssued(),
              reader.tokenAccepted(),
              reader.identityStored()));
    }
    steps.addAll(List.of(reader.lookedUp(), reader.addRequested(), reader.added()));
    return steps;
  }

  private PathStep joined() {
    Optional<Event> dsregcmd =
        newest(Kind.FACT_DSREGCMD)
            .filter(output -> output.attributes().get(Attribute.AZURE_AD_JOINED).isPresent());
    if (dsregcmd.isPresent()) {
      boolean joined = isJoined(dsregcmd.get());
      return joined
          ? done(MemberPathStage.JOINED, "Joined to Microsoft Entra (dsregcmd)", dsregcmd.get())
          : failed(
              MemberPathStage.JOINED, "Not joined to Microsoft Entra (dsregcmd)", dsregcmd.get());
    }
    Optional<Event> deleted =
        newest(Kind.AUDIT_DEVICE_DELETED).filter(audit -> !AuditSorter.failed(audit));
    Optional<Event> object =
        newest(Kind.FACT_DEVICE, Kind.AUDIT_DEVICE_ADDED, Kind.AUDIT_DEVICE_REGISTERED);
    if (deleted.isPresent()
        && object.filter(o -> BY_TIME.compare(o, deleted.get()) > 0).isEmpty()) {
      return failed(MemberPathStage.JOINED, "The device object was deleted", deleted.get());
    }
    return object
        .map(event ->
            done(MemberPathStage.JOINED, "The directory contains the device object", event))
        .orElseGet(() -> PathStep.unknown(MemberPathStage.JOINED));
  }

  private static boolean isJoined(Event dsregcmd) {
    return dsregcmd.attributes().get(Attribute.AZURE_AD_JOINED).filter("true"::equals).isPresent();
  }

  private PathStep tokenIssued() {
    Optional<Event> last = newest(Kind.AADTOKEN_RETRIEVED, Kind.AADTOKEN_FAILED);
    if (last.filter(event -> event.kind() == Kind.AADTOKEN_RETRIEVED).isPresent()) {
      return done(
          MemberPathStage.TOKEN_ISSUED, "The client retrieved a Microsoft Entra token", last.get());
    }
    if (last.isPresent()) {
      Event told = withReason(last.get());
      return failed(
          MemberPathStage.TOKEN_ISSUED,
          "The client could not retrieve a Microsoft Entra token",
          told);
    }
    return newest(Kind.TOKEN_VALIDATED)
        .map(event ->
            new PathStep(
                MemberPathStage.TOKEN_ISSUED,
                State.DONE,
                "A management point received the Microsoft Entra token",
                null))
        .orElseGet(() -> PathStep.unknown(MemberPathStage.TOKEN_ISSUED));
  }

  /** One failure is several records; the one that names the code or the reason tells most. */
  private Event withReason(Event last) {
    return events(Kind.AADTOKEN_FAILED).stream()
        .filter(event -> event.source().equals(last.source()))
        .filter(event -> event.attributes().get(Attribute.ERROR_CODE).isPresent())
        .reduce((first, second) -> second)
        .orElse(last);
  }

  private PathStep tokenAccepted() {
    return newest(Kind.TOKEN_VALIDATED, Kind.TOKEN_REFUSED)
        .map(event ->
            event.kind() == Kind.TOKEN_VALIDATED
                ? done(
                    MemberPathStage.TOKEN_ACCEPTED,
                    "A management point accepted the Entra token",
                    event)
                : failed(
                    MemberPathStage.TOKEN_ACCEPTED, "A management point rejected the token", event))
        .orElseGet(() -> PathStep.unknown(MemberPathStage.TOKEN_ACCEPTED));
  }

  private PathStep identityStored() {
    return newest(Kind.FACT_CLIENTKEY)
        .map(row ->
            isEmpty(row, Attribute.DEVICE_ID) || isEmpty(row, Attribute.TENANT_ID)
                ? failed(
                    MemberPathStage.IDENTITY_STORED,
                    "The ClientKeyData row has no Entra device ID",
                    row)
                : done(
                    MemberPathStage.IDENTITY_STORED,
                    "The ClientKeyData row has the Entra device ID",
                    row))
        .orElseGet(() -> PathStep.unknown(MemberPathStage.IDENTITY_STORED));
  }

  private PathStep discovered() {
    return newest(Kind.FACT_USER)
        .map(row ->
            isEmpty(row, Attribute.USER_ID)
                ? failed(
                    MemberPathStage.DISCOVERED, "The site has no Entra record of the user", row)
                : done(
                    MemberPathStage.DISCOVERED, "The site has the Entra record of the user", row))
        .orElseGet(() -> PathStep.unknown(MemberPathStage.DISCOVERED));
  }

  private PathStep lookedUp() {
    Optional<Event> answer = newest(Kind.GROUPSYNC_DEVICE_FOUND, Kind.GROUPSYNC_DEVICE_CACHED);
    Optional<Event> question = newest(Kind.GROUPSYNC_DEVICE_LOOKUP);
    if (answer.isPresent()) {
      return done(MemberPathStage.LOOKED_UP, "The synchronization has the object ID", answer.get());
    }
    if (question.isPresent()) {
      return failed(
          MemberPathStage.LOOKED_UP,
          "Graph returned no device with this device ID",
          question.get());
    }
    return notNeededOrUnknown(MemberPathStage.LOOKED_UP);
  }

  private PathStep addRequested() {
    return member.eventsOfAnyMapping(Kind.GROUPSYNC_MEMBER_ADD).stream()
        .filter(mapping::isOfGroup)
        .max(BY_TIME)
        .map(event ->
            done(
                MemberPathStage.ADD_REQUESTED,
                "The synchronization requested to add the member",
                event))
        .orElseGet(() -> notNeededOrUnknown(MemberPathStage.ADD_REQUESTED));
  }

  private PathStep added() {
    Optional<MembershipChange> add =
        signals.membershipHistory().steps().stream()
            .filter(change -> change.type() == MembershipChange.Type.ADDED)
            .reduce((first, last) -> last);
    if (add.isPresent()) {
      Event event = add.get().event();
      return done(MemberPathStage.ADDED, "Added by " + add.get().actor().describe(event), event);
    }
    Optional<Event> row =
        member.eventsOfAnyMapping(Kind.FACT_GROUP_MEMBER).stream()
            .filter(mapping::isOfGroup)
            .findFirst();
    if (group.presence() == Presence.IN && row.isPresent()) {
      return done(MemberPathStage.ADDED, "Listed as a member of the group", row.get());
    }
    if (signals.refused().isPresent()) {
      Event refusal = signals.refused().get();
      return failed(MemberPathStage.ADDED, VerdictSentences.refusal(refusal), refusal);
    }
    if (group.presence() == Presence.OUT && signals.collection().is(Presence.IN)) {
      return new PathStep(MemberPathStage.ADDED, State.FAILED, "Not in the group", null);
    }
    return notNeededOrUnknown(MemberPathStage.ADDED);
  }

  /** Who is not in the collection is not looked up, let alone added. */
  private PathStep notNeededOrUnknown(MemberPathStage stage) {
    return signals.collection().is(Presence.OUT)
        ? new PathStep(stage, State.NOT_NEEDED, "Not in the collection", null)
        : PathStep.unknown(stage);
  }

  private Optional<Event> newest(Kind... kinds) {
    Event newest = null;
    for (Kind kind : kinds) {
      newest = newest(newest, member.eventsOfAnyMapping(kind));
      if (OF_ITS_MACHINE.contains(kind)) {
        for (Event event : ofItsMachine) {
          newest = event.kind() == kind ? newer(newest, event) : newest;
        }
      }
    }
    return Optional.ofNullable(newest);
  }

  private static @Nullable Event newest(@Nullable Event before, List<Event> events) {
    Event newest = before;
    for (Event event : events) {
      newest = newer(newest, event);
    }
    return newest;
  }

  private static Event newer(@Nullable Event one, Event other) {
    return one != null && BY_TIME.compare(one, other) >= 0 ? one : other;
  }

  private List<Event> events(Kind kind) {
    List<Event> events = new ArrayList<>(member.eventsOfAnyMapping(kind));
    ofItsMachine.stream().filter(event -> event.kind() == kind).forEach(events::add);
    return events;
  }

  private static boolean isEmpty(Event row, Attribute attribute) {
    return StatedEmptyAttributes.isStated(row.attributes(), attribute);
  }

  /** What has no time is of an export, which counts as the end of the case. */
  private static Instant time(Event event) {
    Instant time = event.time() == null ? event.orderTime() : event.time();
    return time == null ? UnboundedInstants.AFTER_ALL : time;
  }

  private static PathStep done(MemberPathStage stage, String says, Event event) {
    return new PathStep(stage, State.DONE, says, event);
  }

  private static PathStep failed(MemberPathStage stage, String says, @Nullable Event event) {
    return new PathStep(stage, State.FAILED, says, event);
  }
}
