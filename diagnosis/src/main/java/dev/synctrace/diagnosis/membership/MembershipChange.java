package dev.synctrace.diagnosis.membership;

import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.parsers.model.Event;
import java.time.Instant;
import java.util.Objects;

/**
 * One recorded change of a membership.
 *
 * @param objectId the directory object whose membership it is, in lower case
 * @param tied whether a trusted source ties that object to the member
 */
public record MembershipChange(
    Type type, String objectId, ActorRole actor, boolean tied, Event event) {
  public enum Type {
    ADDED,
    REMOVED,
    /** The directory object was deleted, and its memberships with it: no record of its own. */
    OBJECT_DELETED,
    GROUP_DELETED,
    /** The group was restored, and its memberships with it. */
    GROUP_RESTORED
  }

  boolean isEnd() {
    return type != Type.ADDED && type != Type.GROUP_RESTORED;
  }

  Instant time() {
    return Objects.requireNonNullElse(event.time(), UnboundedInstants.BEFORE_ALL);
  }

  /** The record as proof of the change; no more than possible where only a heartbeat ties it. */
  public Proof proof(String says) {
    Proof recorded = Proof.of(PremiseBasis.AUDIT, EvidenceItem.supporting(event, says));
    return tied ? recorded : recorded.restingOn(PremiseBasis.HEARTBEAT);
  }

  EvidenceItem against() {
    return EvidenceItem.against(event, VerdictSentences.step(this));
  }
}
