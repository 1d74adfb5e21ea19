package dev.synctrace.diagnosis.evidence;

import java.util.Optional;

/** Whether a list holds all rows there were. */
public enum Completeness {
  /** Nothing is missing from it: what is not in it did not exist. */
  COMPLETE,
  /** Rows are missing: it was cut, or shows a part by definition. */
  PARTIAL,
  /** Rows may be missing: it may have been cut or filtered. */
  UNKNOWN;

  /** How surely what is not in the list did not exist; empty where that shows nothing. */
  public Optional<PremiseBasis> absence() {
    return switch (this) {
      case COMPLETE -> Optional.of(PremiseBasis.COMPLETE_LIST);
      case UNKNOWN -> Optional.of(PremiseBasis.LIMITED_LIST);
      case PARTIAL -> Optional.empty();
    };
  }
}
