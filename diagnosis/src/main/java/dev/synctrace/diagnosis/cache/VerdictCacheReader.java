package dev.synctrace.diagnosis.cache;

import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.identity.Confidence;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdConflict;
import dev.synctrace.diagnosis.identity.IdLink;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.diagnosis.membership.SyncPrediction;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.MemberPathStage;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.diagnosis.verdict.TimelineEntry;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the verdicts that a {@link VerdictCacheWriter} wrote, in their order. */
final class VerdictCacheReader {
  private static final MemberType[] MEMBER_TYPES = MemberType.values();
  private static final IdType[] ID_TYPES = IdType.values();
  private static final Confidence[] TRUSTS = Confidence.values();
  private static final IdConflict.Type[] CONFLICT_TYPES = IdConflict.Type.values();
  private static final VerdictState[] VERDICTS = VerdictState.values();
  private static final MemberPathStage[] STAGES = MemberPathStage.values();
  private static final PathStep.State[] STATES = PathStep.State.values();
  private static final Presence[] PRESENCES = Presence.values();

  private final CacheDecoder in;
  private final Map<String, FoundCause> lastCauses = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private @Nullable Mapping lastMapping;

  VerdictCacheReader(CacheDecoder in) {
    this.in = in;
  }

  MemberVerdict read() throws IOException {
    events.clear();
    Mapping mapping = mapping();
    Identity identity = identity();
    MembershipStatus status = status();
    List<FoundCause> causes = in.all(this::cause);
    return new MemberVerdict(mapping, identity, status, causes, chain(causes), prediction());
  }

  private CauseChain chain(List<FoundCause> causes) throws IOException {
    if (causes.isEmpty()) {
      return CauseChain.NONE;
    }
    String root = in.repeatedText();
    Map<String, List<String>> because = new HashMap<>();
    for (FoundCause cause : causes) {
      because.put(cause.id(), in.all(in::repeatedText));
    }
    return new CauseChain(root.isEmpty() ? Optional.empty() : Optional.of(root), because);
  }

  private Mapping mapping() throws IOException {
    if (in.flag()) {
      return Objects.requireNonNull(lastMapping);
    }
    Mapping mapping = MappingCodec.read(in);
    lastMapping = mapping;
    return mapping;
  }

  private Identity identity() throws IOException {
    MemberType type = in.constant(MEMBER_TYPES);
    List<Id> ids = in.all(this::id);
    return new Identity(
        type,
        new TreeSet<>(ids),
        in.all(in::text),
        in.all(() -> join(ids)),
        in.all(() -> conflict(ids)));
  }

  private Id id() throws IOException {
    return new Id(in.constant(ID_TYPES), in.text());
  }

  private IdLink join(List<Id> ids) throws IOException {
    return new IdLink(
        idOf(ids),
        idOf(ids),
        in.constant(TRUSTS),
        in.repeatedText(),
        in.number(),
        in.time(),
        in.time());
  }

  private Id idOf(List<Id> ids) throws IOException {
    int place = in.count();
    return place < 0 ? id() : ids.get(place);
  }

  private IdConflict conflict(List<Id> ids) throws IOException {
    return new IdConflict(in.constant(CONFLICT_TYPES), in.text(), in.all(() -> join(ids)));
  }

  private MembershipStatus status() throws IOException {
    return new MembershipStatus(
        in.constant(VERDICTS),
        proof(),
        in.constant(PRESENCES),
        in.constant(PRESENCES),
        in.constant(PRESENCES),
        in.repeatedText(),
        in.all(this::entry),
        in.all(this::step));
  }

  private PathStep step() throws IOException {
    return new PathStep(
        in.constant(STAGES), in.constant(STATES), in.repeatedText(), in.flag() ? event() : null);
  }

  private Proof proof() throws IOException {
    return Proof.restored(in.count(), in.all(this::evidence), in.all(this::missing));
  }

  private Optional<SyncPrediction> prediction() throws IOException {
    return in.flag()
        ? Optional.of(
            new SyncPrediction(
                in.constant(PRESENCES),
                in.constant(PRESENCES),
                in.repeatedText(),
                proof(),
                in.all(in::repeatedText)))
        : Optional.empty();
  }

  private TimelineEntry entry() throws IOException {
    return new TimelineEntry(in.repeatedText(), event());
  }

  private EvidenceItem evidence() throws IOException {
    return new EvidenceItem(event(), in.repeatedText(), in.flag());
  }

  private MissingEvidence missing() throws IOException {
    MissingEvidence missing = new MissingEvidence(in.repeatedText(), in.repeatedText());
    String machine = in.repeatedText();
    return machine.isEmpty() ? missing : missing.of(machine);
  }

  private FoundCause cause() throws IOException {
    String id = in.repeatedText();
    if (in.flag()) {
      return Objects.requireNonNull(lastCauses.get(id));
    }
    FoundCause cause =
        new FoundCause(
            id, in.repeatedText(), proof(), in.all(in::repeatedText), in.all(in::repeatedText));
    lastCauses.put(id, cause);
    return cause;
  }

  private Event event() throws IOException {
    int place = in.count();
    if (place < events.size()) {
      return events.get(place);
    }
    Event event = in.event();
    events.add(event);
    return event;
  }
}
