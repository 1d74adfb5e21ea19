package dev.synctrace.bench.page;

/** What a figure is to reach, in its own unit. */
public sealed interface Goal {

  /** A figure that is only told. */
  record None() implements Goal {}

  /** Smaller is better. */
  record AtMost(double bound) implements Goal {}

  /** Larger is better. */
  record AtLeast(double bound) implements Goal {}

  static Goal none() {
    return new None();
  }

  static Goal atMost(double bound) {
    return new AtMost(bound);
  }

  static Goal atLeast(double bound) {
    return new AtLeast(bound);
  }

  /** The goal as the page shows it; empty when there is none. */
  default String show(Unit unit) {
    return switch (this) {
      case None none -> "";
      case AtMost(double bound) -> "at most " + unit.show(bound);
      case AtLeast(double bound) -> "at least " + unit.show(bound);
    };
  }

  /** Yes, no, or empty when there is no goal. */
  default String met(double value) {
    return switch (this) {
      case None none -> "";
      case AtMost(double bound) -> value <= bound ? "yes" : "**no**";
      case AtLeast(double bound) -> value >= bound ? "yes" : "**no**";
    };
  }
}
