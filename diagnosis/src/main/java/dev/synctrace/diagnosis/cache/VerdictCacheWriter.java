package dev.synctrace.diagnosis.cache;

import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdConflict;
import dev.synctrace.diagnosis.identity.IdLink;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.membership.SyncPrediction;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.MemberPathStage;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.diagnosis.verdict.TimelineEntry;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes verdicts as {@link VerdictCacheReader} reads them. What many members share is written
 * once: the mapping and the causes of mapping and site where they are those of the member before,
 * and each event of a member that is in several places.
 */
final class VerdictCacheWriter {
  private final CacheEncoder out;
  private final Map<String, FoundCause> lastCauses = new HashMap<>();
  private final Map<Event, Integer> events = new IdentityHashMap<>();
  private @Nullable Mapping lastMapping;

  VerdictCacheWriter(CacheEncoder out) {
    this.out = out;
  }

  void write(MemberVerdict verdict) throws IOException {
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
      MappingCodec.write(mapping, out);
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
    out.repeatedText(idJoin.source());
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
    out.repeatedText(status.summary());
    out.all(status.timeline(), this::entry);
    out.all(status.path(), this::step);
  }

  private void step(PathStep step) throws IOException {
    out.constant((MemberPathStage) step.stage());
    out.constant(step.state());
    out.repeatedText(step.says());
    Event event = step.event();
    out.flag(event != null);
    if (event != null) {
      event(event);
    }
  }

  /** In the order of the causes. */
  private void chain(MemberVerdict verdict) throws IOException {
    if (!verdict.causes().isEmpty()) {
      out.repeatedText(verdict.chain().root().orElse(""));
      for (FoundCause cause : verdict.causes()) {
        out.all(verdict.chain().because(cause), out::repeatedText);
      }
    }
  }

  private void prediction(SyncPrediction prediction) throws IOException {
    out.constant(prediction.afterIncremental());
    out.constant(prediction.afterFull());
    out.repeatedText(prediction.text());
    proof(prediction.proof());
    out.all(prediction.blockedBy(), out::repeatedText);
  }

  private void proof(Proof proof) throws IOException {
    out.count(proof.grade().ordinal());
    out.all(proof.evidence(), this::evidence);
    out.all(proof.missing(), this::missing);
  }

  private void entry(TimelineEntry entry) throws IOException {
    out.repeatedText(entry.what());
    event(entry.event());
  }

  private void evidence(EvidenceItem evidence) throws IOException {
    event(evidence.event());
    out.repeatedText(evidence.says());
    out.flag(evidence.supports());
  }

  private void missing(MissingEvidence missing) throws IOException {
    out.repeatedText(missing.what());
    out.repeatedText(missing.how());
    out.repeatedText(missing.machine() == null ? "" : missing.machine());
  }

  private void cause(FoundCause cause) throws IOException {
    boolean again = lastCauses.put(cause.id(), cause) == cause;
    out.repeatedText(cause.id());
    out.flag(again);
    if (again) {
      return;
    }
    out.repeatedText(cause.title());
    proof(cause.proof());
    out.all(cause.fix(), out::repeatedText);
    out.all(cause.links(), out::repeatedText);
  }

  private void event(Event event) throws IOException {
    Integer place = events.putIfAbsent(event, events.size());
    out.count(place == null ? events.size() - 1 : place);
    if (place == null) {
      out.event(event);
    }
  }
}
