package dev.synctrace.diagnosis.verdict;

import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.parsers.model.Event;
import java.util.List;

/**
 * Membership status of one member in one mapping, without its causes.
 *
 * @param proof the evidence of the verdict: without any piece of it the grade is lower
 * @param inCollection whether it is in the collection
 * @param inGroup whether it is in the group
 * @param expectedInGroup whether the model of full and incremental synchronization says that it
 *     must be, given what others did; where this differs from {@code inGroup}, something failed
 * @param summary one plain sentence
 * @param timeline what is known to have happened, oldest first
 * @param path the stages of its way into the group, in order
 */
public record MembershipStatus(
    VerdictState verdict,
    Proof proof,
    Presence inCollection,
    Presence inGroup,
    Presence expectedInGroup,
    String summary,
    List<TimelineEntry> timeline,
    List<PathStep> path) {
  public MembershipStatus {
    timeline = List.copyOf(timeline);
    path = List.copyOf(path);
  }

  /** Whether it is as it should be: it left the collection, and the group. */
  public boolean isExpected() {
    return verdict == VerdictState.SYNCED
        || (verdict == VerdictState.REMOVED && inCollection == Presence.OUT);
  }

  /** Whether the verdict says where it is. */
  public boolean isDecided() {
    return verdict != VerdictState.UNKNOWN && verdict != VerdictState.PENDING;
  }

  /** How sure the verdict is. */
  public Grade grade() {
    return proof.grade();
  }

  /** Evidence that supports the verdict, and what contradicts it. */
  public List<EvidenceItem> evidence() {
    return proof.evidence();
  }

  /** What would decide the verdict or make it surer. */
  public List<MissingEvidence> missing() {
    return proof.missing();
  }

  /**
   * One thing that happened to a member.
   *
   * @param what one plain sentence
   * @param event the record that says so
   */
  public record TimelineEntry(String what, Event event) {}
}
