package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.verdict.Evidence;
import dev.synctrace.diagnosis.verdict.Grade;
import dev.synctrace.diagnosis.verdict.Presence;
import java.util.List;

/**
 * Whether a member is in a list, how sure that is, and what says so.
 *
 * @param evidence each piece is needed for the grade; of an unknown presence, the row of a list
 *     that may be the member
 */
record Sign(Presence presence, Grade grade, List<Evidence> evidence) {
  static final Sign NONE = new Sign(Presence.UNKNOWN, Grade.POSSIBLE, List.of());

  Sign {
    evidence = List.copyOf(evidence);
  }

  static Sign of(Presence presence, Grade grade, Evidence... evidence) {
    return new Sign(presence, grade, List.of(evidence));
  }

  /** A row has the member's name, and nothing tells whether it is the member. */
  static Sign untied(Evidence row) {
    return new Sign(Presence.UNKNOWN, Grade.POSSIBLE, List.of(row));
  }

  /** The same, no surer than likely. */
  Sign likely() {
    return new Sign(presence, grade.atMost(Grade.LIKELY), evidence);
  }

  boolean isUntied() {
    return !isKnown() && !evidence.isEmpty();
  }

  boolean is(Presence wanted) {
    return presence == wanted;
  }

  boolean isKnown() {
    return presence != Presence.UNKNOWN;
  }
}
