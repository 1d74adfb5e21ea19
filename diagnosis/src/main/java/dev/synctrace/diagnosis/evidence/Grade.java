package dev.synctrace.diagnosis.evidence;

/**
 * Certainty of an answer. The order is from weak to strong. A grade is always that of a {@link
 * Proof}: nothing outside this package names one, which an architecture test checks.
 */
public enum Grade {
  /** Consistent with what is known; other answers are too. */
  POSSIBLE,
  /** Independent evidence agrees, and none contradicts. */
  LIKELY,
  /** Records or rows state it, or a complete list shows that they do not. */
  PROVEN;

  /** Whether records or rows state it. */
  public boolean isProven() {
    return this == PROVEN;
  }

  /** Whether other answers are as consistent with what is known. */
  public boolean isPossible() {
    return this == POSSIBLE;
  }

  /** Whether it is at least as sure as the other. */
  public boolean isAtLeast(Grade other) {
    return compareTo(other) >= 0;
  }

  /** Words a sentence as surely as it is known: unless it is proven, it begins with the doubt. */
  public String qualify(String sentence) {
    return switch (this) {
      case PROVEN -> sentence;
      case LIKELY -> "Probably: " + sentence;
      case POSSIBLE -> "Possibly: " + sentence;
    };
  }

  /** What is left of it where something contradicts: one grade less. */
  public Grade contradicted() {
    return this == PROVEN ? LIKELY : POSSIBLE;
  }

  /** What it becomes where independent evidence agrees, which never proves. */
  public Grade corroborated() {
    return this == POSSIBLE ? LIKELY : this;
  }

  /** The grade of what rests on both. */
  public Grade weaker(Grade other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Grade stronger(Grade other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
