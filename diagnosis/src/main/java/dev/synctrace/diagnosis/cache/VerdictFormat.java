package dev.synctrace.diagnosis.cache;

import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdLink;
import dev.synctrace.diagnosis.identity.IdLink.Confidence;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.identity.Identity.IdConflict;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.diagnosis.membership.SyncPrediction;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.MemberPathStage;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.MembershipStatus.TimelineEntry;
import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The form of verdicts in a file. */
public final class VerdictFormat {
  private VerdictFormat() {}

  public static void writeMapping(Mapping mapping, CacheEncoder out) throws IOException {
    out.text(mapping.groupId());
    out.text(mapping.groupName());
    out.text(mapping.collectionId());
    out.text(mapping.collectionName());
    out.optionalNumber(mapping.cloudServiceId());
  }

  public static Mapping readMapping(CacheDecoder in) throws IOException {
    return new Mapping(
        in.text(), in.optionalText(), in.optionalText(), in.optionalText(), in.optionalNumber());
  }

  /**
   * Writes verdicts. What many members share is written once: the mapping and the causes of mapping
   * and site where they are those of the member before, and each event of a member that is in
   * several places.
   */
  public static final class Writer {
    private final CacheEncoder out;
    private final Map<String, FoundCause> lastCauses = new HashMap<>();
    private final Map<Event, Integer> events = new IdentityHashMap<>();
    private @Nullable Mapping lastMapping;

    public Writer(CacheEncoder out) {
      this.out = out;
    }

    /** Writes the next verdict. */
    public void write(MemberVerdict verdict) throws IOException {
      events.clear();
      mapping(verdict.mapping());
      identity(verdict.identity());
      status(verdict.status());
      out.all(verdict.causes(), this::cause);
      chain(verdict);
      out.flag(verdict.prediction().isPresent());
      if (verdict.prediction().isPresent()) {
        prediction(verdict.prediction().get());
      }
    }

    private void mapping(Mapping mapping) throws IOException {
      out.flag(mapping.equals(lastMapping));
      if (!mapping.equals(lastMapping)) {
        writeMapping(mapping, out);
        lastMapping = mapping;
      }
    }

    private void identity(Identity identity) throws IOException {
      List<Id> ids = new ArrayList<>(identity.ids());
      out.constant(identity.memberType());
      out.all(ids, this::id);
      out.all(identity.names(), out::text);
      out.all(identity.joins(), idJoin -> join(idJoin, ids));
      out.all(identity.conflicts(), idConflict -> conflict(idConflict, ids));
    }

    private void id(Id id) throws IOException {
      out.constant(id.type());
      out.text(id.value());
    }

    private void join(IdLink idJoin, List<Id> ids) throws IOException {
      idOf(idJoin.one(), ids);
      idOf(idJoin.other(), ids);
      out.constant(idJoin.confidence());
      out.text(idJoin.source());
      out.number(idJoin.line());
      out.time(idJoin.firstTime());
      out.time(idJoin.lastTime());
    }

    /** Its place among the ids of the identity, where it is one of them. */
    private void idOf(Id id, List<Id> ids) throws IOException {
      int place = ids.indexOf(id);
      out.count(place);
      if (place < 0) {
        id(id);
      }
    }

    private void conflict(IdConflict idConflict, List<Id> ids) throws IOException {
      out.constant(idConflict.type());
      out.text(idConflict.what());
      out.all(idConflict.joins(), idJoin -> join(idJoin, ids));
    }

    private void status(MembershipStatus status) throws IOException {
      out.constant(status.verdict());
      proof(status.proof());
      out.constant(status.inCollection());
      out.constant(status.inGroup());
      out.constant(status.expectedInGroup());
      out.text(status.summary());
      out.all(status.timeline(), this::entry);
      out.all(status.path(), this::step);
    }

    private void step(PathStep step) throws IOException {
      out.constant((MemberPathStage) step.stage());
      out.constant(step.state());
      out.text(step.says());
      Event event = step.event();
      out.flag(event != null);
      if (event != null) {
        event(event);
      }
    }

    /** In the order of the causes. */
    private void chain(MemberVerdict verdict) throws IOException {
      if (!verdict.causes().isEmpty()) {
        out.text(verdict.chain().root().orElse(""));
        for (FoundCause cause : verdict.causes()) {
          out.all(verdict.chain().because(cause), out::text);
        }
      }
    }

    private void prediction(SyncPrediction prediction) throws IOException {
      out.constant(prediction.afterIncremental());
      out.constant(prediction.afterFull());
      out.text(prediction.text());
      proof(prediction.proof());
      out.all(prediction.blockedBy(), out::text);
    }

    private void proof(Proof proof) throws IOException {
      out.count(proof.grade().ordinal());
      out.all(proof.evidence(), this::evidence);
      out.all(proof.missing(), this::missing);
    }

    private void entry(TimelineEntry entry) throws IOException {
      out.text(entry.what());
      event(entry.event());
    }

    private void evidence(EvidenceItem evidence) throws IOException {
      event(evidence.event());
      out.text(evidence.says());
      out.flag(evidence.supports());
    }

    private void missing(MissingEvidence missing) throws IOException {
      out.text(missing.what());
      out.text(missing.how());
      out.text(missing.machine() == null ? "" : missing.machine());
    }

    private void cause(FoundCause cause) throws IOException {
      boolean again = lastCauses.put(cause.id(), cause) == cause;
      out.text(cause.id());
      out.flag(again);
      if (again) {
        return;
      }
      out.text(cause.title());
      proof(cause.proof());
      out.all(cause.fix(), out::text);
      out.all(cause.links(), out::text);
    }

    private void event(Event event) throws IOException {
      Integer place = events.putIfAbsent(event, events.size());
      out.count(place == null ? events.size() - 1 : place);
      if (place == null) {
        out.event(event);
      }
    }
  }

  /** Reads the verdicts that a {@link Writer} wrote, in their order. */
  public static final class Reader {
    private final CacheDecoder in;
    private final Map<String, FoundCause> lastCauses = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private @Nullable Mapping lastMapping;

    public Reader(CacheDecoder in) {
      this.in = in;
    }

    /** Reads the next verdict. */
    public MemberVerdict read() throws IOException {
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
      String root = in.text();
      Map<String, List<String>> because = new HashMap<>();
      for (FoundCause cause : causes) {
        because.put(cause.id(), in.all(in::text));
      }
      return new CauseChain(root.isEmpty() ? Optional.empty() : Optional.of(root), because);
    }

    private Mapping mapping() throws IOException {
      if (in.flag()) {
        return Objects.requireNonNull(lastMapping);
      }
      Mapping mapping = readMapping(in);
      lastMapping = mapping;
      return mapping;
    }

    private Identity identity() throws IOException {
      MemberType type = in.constant(MemberType.class);
      List<Id> ids = in.all(this::id);
      return new Identity(
          type,
          new TreeSet<>(ids),
          in.all(in::text),
          in.all(() -> join(ids)),
          in.all(() -> conflict(ids)));
    }

    private Id id() throws IOException {
      return new Id(in.constant(IdType.class), in.text());
    }

    private IdLink join(List<Id> ids) throws IOException {
      return new IdLink(
          idOf(ids),
          idOf(ids),
          in.constant(Confidence.class),
          in.text(),
          in.number(),
          in.time(),
          in.time());
    }

    private Id idOf(List<Id> ids) throws IOException {
      int place = in.count();
      return place < 0 ? id() : ids.get(place);
    }

    private IdConflict conflict(List<Id> ids) throws IOException {
      return new IdConflict(in.constant(IdConflict.Type.class), in.text(), in.all(() -> join(ids)));
    }

    private MembershipStatus status() throws IOException {
      return new MembershipStatus(
          in.constant(VerdictState.class),
          proof(),
          in.constant(Presence.class),
          in.constant(Presence.class),
          in.constant(Presence.class),
          in.text(),
          in.all(this::entry),
          in.all(this::step));
    }

    private PathStep step() throws IOException {
      return new PathStep(
          in.constant(MemberPathStage.class),
          in.constant(PathStep.State.class),
          in.text(),
          in.flag() ? event() : null);
    }

    private Proof proof() throws IOException {
      return Proof.restored(in.count(), in.all(this::evidence), in.all(this::missing));
    }

    private Optional<SyncPrediction> prediction() throws IOException {
      return in.flag()
          ? Optional.of(
              new SyncPrediction(
                  in.constant(Presence.class),
                  in.constant(Presence.class),
                  in.text(),
                  proof(),
                  in.all(in::text)))
          : Optional.empty();
    }

    private TimelineEntry entry() throws IOException {
      return new TimelineEntry(in.text(), event());
    }

    private EvidenceItem evidence() throws IOException {
      return new EvidenceItem(event(), in.text(), in.flag());
    }

    private MissingEvidence missing() throws IOException {
      MissingEvidence missing = new MissingEvidence(in.text(), in.text());
      String machine = in.text();
      return machine.isEmpty() ? missing : missing.of(machine);
    }

    private FoundCause cause() throws IOException {
      String id = in.text();
      if (in.flag()) {
        return Objects.requireNonNull(lastCauses.get(id));
      }
      FoundCause cause = new FoundCause(id, in.text(), proof(), in.all(in::text), in.all(in::text));
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
}
