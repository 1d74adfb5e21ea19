package dev.synctrace.diagnosis.evidence;

import dev.synctrace.parsers.model.Event;

/**
 * One record or fact that speaks for or against an answer.
 *
 * @param event the record itself: its source, line, time and text are the proof
 * @param says its meaning for the answer, one plain sentence
 * @param supports true when it speaks for the answer, false when against
 */
public record EvidenceItem(Event event, String says, boolean supports) {
  public static EvidenceItem supporting(Event event, String says) {
    return new EvidenceItem(event, says, true);
  }

  public static EvidenceItem against(Event event, String says) {
    return new EvidenceItem(event, says, false);
  }

  /** The same record or fact as evidence that contradicts the answer. */
  public EvidenceItem contradicting() {
    return supports ? new EvidenceItem(event, says, false) : this;
  }
}
