package dev.synctrace.diagnosis.verdict;

/** How sure an answer is. The order is from weak to strong. */
public enum Grade {
  /** Consistent with what is known; other answers are too. */
  POSSIBLE,
  /** Independent signs agree and none speaks against. */
  LIKELY,
  /** Records or facts state it. */
  PROVEN;

  /** The weaker of the two: an answer is no surer than what it rests on. */
  public Grade atMost(Grade ceiling) {
    return compareTo(ceiling) <= 0 ? this : ceiling;
  }
}
