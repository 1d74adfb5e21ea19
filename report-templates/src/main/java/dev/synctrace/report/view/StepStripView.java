package dev.synctrace.report.view;

import dev.synctrace.diagnosis.trace.StepKind;
import dev.synctrace.diagnosis.trace.Trace;
import java.util.List;
import java.util.stream.Stream;

/**
 * The steps of an action at one machine at a glance.
 *
 * @param machine its role
 * @param marks in the order of the chain
 */
public record StepStripView(String machine, List<Mark> marks) {

  /** Whether a record shows the step. */
  public enum State {
    SHOWN("●", "shown"),
    NOT_SHOWN("○", "not shown"),
    REFUSED("✗", "refused"),
    FAILED("✗", "failed");

    private final String symbol;
    private final String words;

    State(String symbol, String words) {
      this.symbol = symbol;
      this.words = words;
    }

    public String symbol() {
      return symbol;
    }

    public String words() {
      return words;
    }
  }

  /** One step. */
  public record Mark(String step, State state) {}

  static List<StepStripView> of(Trace trace) {
    return List.of(
        at(
            trace,
            "Service connection point",
            StepKind.RECEIVED,
            StepKind.VALIDATED,
            StepKind.AUTHORIZED,
            StepKind.FORWARDED),
        at(trace, "Management point", StepKind.TAKEN, StepKind.STARTED, StepKind.SENT),
        at(trace, "Client", StepKind.TASK_RECEIVED, StepKind.ANSWERED),
        at(trace, "Report", StepKind.REPORTED));
  }

  /** All of it as one sentence, for those who do not see the marks. */
  public String words() {
    return machine
        + ": "
        + String.join(
            ", ", marks.stream().map(mark -> mark.step() + " " + mark.state().words()).toList());
  }

  private static StepStripView at(Trace trace, String machine, StepKind... steps) {
    return new StepStripView(
        machine,
        List.of(steps).stream().map(step -> new Mark(step.phrase(), state(trace, step))).toList());
  }

  private static State state(Trace trace, StepKind step) {
    if (step == StepKind.AUTHORIZED && !trace.steps(StepKind.UNAUTHORIZED).isEmpty()) {
      return State.REFUSED;
    }
    if (trace.steps(step).isEmpty()) {
      return isWhereItFailed(trace, step) ? State.FAILED : State.NOT_SHOWN;
    }
    return State.SHOWN;
  }

  /** The first step at the service connection point that an error kept from coming. */
  private static boolean isWhereItFailed(Trace trace, StepKind step) {
    return trace.has(StepKind.FAILED)
        && !trace.has(StepKind.FORWARDED)
        && step
            == Stream.of(
                    StepKind.RECEIVED, StepKind.VALIDATED, StepKind.AUTHORIZED, StepKind.FORWARDED)
                .filter(kind -> !trace.has(kind))
                .findFirst()
                .orElse(null);
  }
}
