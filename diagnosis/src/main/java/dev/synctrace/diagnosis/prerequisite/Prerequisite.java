package dev.synctrace.diagnosis.prerequisite;

import dev.synctrace.diagnosis.evidence.Evidence;
import dev.synctrace.diagnosis.evidence.Missing;
import java.util.List;

/**
 * One thing synchronization needs.
 *
 * @param title what must be so
 * @param state whether it is
 * @param says what the evidence comes to, one sentence
 * @param evidence what shows it
 * @param missing what would show it; empty unless unknown
 */
public record Prerequisite(
    String title, State state, String says, List<Evidence> evidence, List<Missing> missing) {
  /** Whether a prerequisite is met. */
  public enum State {
    PASS,
    FAIL,
    /** The case does not tell. */
    UNKNOWN
  }

  public Prerequisite {
    evidence = List.copyOf(evidence);
    missing = List.copyOf(missing);
  }

  static Prerequisite pass(String title, String says, List<Evidence> evidence) {
    return new Prerequisite(title, State.PASS, says, evidence, List.of());
  }

  static Prerequisite fail(String title, String says, List<Evidence> evidence) {
    return new Prerequisite(title, State.FAIL, says, evidence, List.of());
  }

  static Prerequisite unknown(String title, Missing... missing) {
    return new Prerequisite(
        title, State.UNKNOWN, "The case does not tell.", List.of(), List.of(missing));
  }
}
