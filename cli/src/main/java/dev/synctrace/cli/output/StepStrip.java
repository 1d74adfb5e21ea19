package dev.synctrace.cli.output;

import dev.synctrace.diagnosis.trace.StepKind;
import java.util.List;
import java.util.function.Predicate;

/**
 * The steps of an action at a glance, in groups by machine: a filled mark for a step that a record
 * shows, an empty one for a step that none shows, a cross for a refusal or an error.
 */
final class StepStrip {
  private static final List<List<StepKind>> MACHINES =
      List.of(
          List.of(StepKind.RECEIVED, StepKind.VALIDATED, StepKind.AUTHORIZED, StepKind.FORWARDED),
          List.of(StepKind.TAKEN, StepKind.STARTED, StepKind.SENT),
          List.of(StepKind.TASK_RECEIVED, StepKind.ANSWERED),
          List.of(StepKind.REPORTED));

  /** What the marks mean. */
  static final String LEGEND =
      "received validated authorized forwarded | taken started sent | received answered | reported;"
          + " ● recorded, · no record, ✗ refused or failed";

  private StepStrip() {}

  /**
   * The strip.
   *
   * @param recorded whether a record shows a step
   */
  static String of(Predicate<StepKind> recorded) {
    StringBuilder strip = new StringBuilder();
    for (List<StepKind> steps : MACHINES) {
      strip.append(strip.isEmpty() ? "" : " ");
      for (StepKind step : steps) {
        strip.append(mark(recorded, step));
      }
    }
    return strip.toString();
  }

  private static char mark(Predicate<StepKind> recorded, StepKind step) {
    if (step == StepKind.AUTHORIZED && recorded.test(StepKind.UNAUTHORIZED)) {
      return '✗';
    }
    if (recorded.test(step)) {
      return '●';
    }
    return isWhereItFailed(recorded, step) ? '✗' : '·';
  }

  /** The first step at the service connection point that an error kept from coming. */
  private static boolean isWhereItFailed(Predicate<StepKind> recorded, StepKind step) {
    return recorded.test(StepKind.FAILED)
        && !recorded.test(StepKind.FORWARDED)
        && step == MACHINES.getFirst().stream().filter(recorded.negate()).findFirst().orElse(null);
  }
}
