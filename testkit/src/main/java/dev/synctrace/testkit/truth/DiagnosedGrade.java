package dev.synctrace.testkit.truth;

/** How sure a claim is, as the product grades it. */
public enum DiagnosedGrade {
  POSSIBLE,
  LIKELY,
  PROVEN
}
