package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.verdict.Evidence;
import dev.synctrace.diagnosis.verdict.Grade;
import dev.synctrace.diagnosis.verdict.Missing;
import java.util.List;

/** What looking at a condition came to. */
public sealed interface Finding {

  /**
   * It holds.
   *
   * @param grade how sure that is
   * @param evidence what shows it, oldest first; empty only where an absence shows it and no export
   *     can be named
   */
  record Holds(Grade grade, List<Evidence> evidence) implements Finding {
    public Holds {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * It does not hold, and the case holds what would show it.
   *
   * @param grade how sure that is: what a complete export lacks is PROVEN absent, what a covered
   *     audit lacks LIKELY, silence of a log no more than POSSIBLE
   * @param evidence what shows it, as evidence that speaks against
   */
  record Fails(Grade grade, List<Evidence> evidence) implements Finding {
    public Fails {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * The case does not hold what would decide.
   *
   * @param missing what would
   */
  record Unknown(List<Missing> missing) implements Finding {
    public Unknown {
      missing = List.copyOf(missing);
    }
  }

  static Finding holds(Grade grade, Evidence... evidence) {
    return new Holds(grade, List.of(evidence));
  }

  static Finding fails(Grade grade, Evidence... evidence) {
    return new Fails(grade, List.of(evidence));
  }

  static Finding unknown(Missing... missing) {
    return new Unknown(List.of(missing));
  }
}
