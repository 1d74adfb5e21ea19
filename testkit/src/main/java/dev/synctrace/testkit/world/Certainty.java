package dev.synctrace.testkit.world;

/** How sure a claim is, as the product grades it. */
public enum Certainty {
  POSSIBLE,
  LIKELY,
  PROVEN
}
