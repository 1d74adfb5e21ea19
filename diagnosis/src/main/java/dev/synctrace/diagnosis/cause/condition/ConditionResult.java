package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import java.util.List;

/** What looking at a condition came to. */
public sealed interface ConditionResult {
  /**
   * It holds.
   *
   * @param proof why; its evidence, oldest first, is empty only where an absence shows it and no
   *     export can be named
   */
  record Holds(Proof proof) implements ConditionResult {
    public Grade grade() {
      return proof.grade();
    }

    public List<EvidenceItem> evidence() {
      return proof.evidence();
    }
  }

  /**
   * It does not hold, and the case holds what would show it.
   *
   * @param proof why not; its evidence speaks against the condition
   */
  record Fails(Proof proof) implements ConditionResult {
    public Grade grade() {
      return proof.grade();
    }

    public List<EvidenceItem> evidence() {
      return proof.evidence();
    }
  }

  /**
   * The case does not hold what would decide.
   *
   * @param missing what would
   */
  record Unknown(List<MissingEvidence> missing) implements ConditionResult {
    public Unknown {
      missing = List.copyOf(missing);
    }
  }

  static ConditionResult holds(PremiseBasis ground, EvidenceItem... evidence) {
    return new Holds(Proof.of(ground, evidence));
  }

  static ConditionResult fails(PremiseBasis ground, EvidenceItem... evidence) {
    return new Fails(Proof.of(ground, evidence));
  }

  static ConditionResult unknown(MissingEvidence... missing) {
    return new Unknown(List.of(missing));
  }
}
