package dev.synctrace.diagnosis.trace.model;

import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.diagnosis.verdict.PathStep.PathStage;
import dev.synctrace.diagnosis.verdict.PathStep.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads how far one action came: each stage that a record shows is done. A refusal fails the
 * authorization. An error at the service connection point fails the stage after the last one that a
 * record shows, unless the action was forwarded all the same.
 */
public final class ActionProgressReader {
  private ActionProgressReader() {}

  /**
   * All stages in order, each with its newest record; one that belongs for certain is preferred.
   */
  public static List<PathStep> of(Trace trace) {
    Map<StepKind, Step> newest = new EnumMap<>(StepKind.class);
    for (Step step : trace.steps()) {
      newest.merge(
          step.kind(),
          step,
          (before, after) -> after.join().certain() || !before.join().certain() ? after : before);
    }
    return read(newest.keySet(), newest);
  }

  /**
   * All stages in order, without their records.
   *
   * @param recorded the kinds of which the action has a step
   */
  public static List<PathStep> of(Set<StepKind> recorded) {
    return read(recorded, Map.of());
  }

  private static List<PathStep> read(Set<StepKind> recorded, Map<StepKind, Step> steps) {
    ActionStage stopped = failedByError(recorded).orElse(null);
    List<PathStep> path = new ArrayList<>();
    for (ActionStage stage : ActionStage.values()) {
      if (stage == ActionStage.AUTHORIZED && recorded.contains(StepKind.UNAUTHORIZED)) {
        path.add(step(stage, State.FAILED, StepKind.UNAUTHORIZED, steps));
      } else if (recorded.contains(stage.kind())) {
        path.add(step(stage, State.DONE, stage.kind(), steps));
      } else if (stage == stopped) {
        path.add(step(stage, State.FAILED, StepKind.FAILED, steps));
      } else {
        path.add(PathStep.unknown(stage));
      }
    }
    return path;
  }

  private static Optional<ActionStage> failedByError(Set<StepKind> recorded) {
    if (!recorded.contains(StepKind.FAILED)) {
      return Optional.empty();
    }
    ActionStage next = ActionStage.RECEIVED;
    for (ActionStage stage : ActionStage.values()) {
      if (recorded.contains(stage.kind())) {
        if (stage.compareTo(ActionStage.FORWARDED) >= 0) {
          return Optional.empty();
        }
        next = ActionStage.values()[stage.ordinal() + 1];
      }
    }
    return Optional.of(next);
  }

  private static PathStep step(
      ActionStage stage, State state, StepKind kind, Map<StepKind, Step> steps) {
    Step step = steps.get(kind);
    return step == null
        ? new PathStep(stage, state, kind.phrase(), null)
        : new PathStep(stage, state, says(step), step.event());
  }

  private static String says(Step step) {
    return step.join().certain()
        ? step.what()
        : step.what() + ", uncertain: " + step.join().reason();
  }

  /** The stages of an action on its way to the client and back, in their order. */
  public enum ActionStage implements PathStage {
    RECEIVED("received", "received", "Service connection point", StepKind.RECEIVED),
    VALIDATED("validated", "validated", "Service connection point", StepKind.VALIDATED),
    AUTHORIZED("authorized", "authorized", "Service connection point", StepKind.AUTHORIZED),
    FORWARDED("forwarded", "forwarded", "Service connection point", StepKind.FORWARDED),
    PUSH_TAKEN("pushTaken", "push taken", "Management point", StepKind.TAKEN),
    PUSH_STARTED("pushStarted", "push started", "Management point", StepKind.STARTED),
    PUSH_SENT("pushSent", "push sent", "Management point", StepKind.SENT),
    TASK_RECEIVED("taskReceived", "task received", "Client", StepKind.TASK_RECEIVED),
    TASK_ANSWERED("taskAnswered", "task answered", "Client", StepKind.ANSWERED),
    REPORTED("reported", "reported", "Report", StepKind.REPORTED);

    private final String label;
    private final String title;
    private final String group;
    private final StepKind kind;

    ActionStage(String label, String title, String group, StepKind kind) {
      this.label = label;
      this.title = title;
      this.group = group;
      this.kind = kind;
    }

    @Override
    public String label() {
      return label;
    }

    @Override
    public String title() {
      return title;
    }

    @Override
    public String group() {
      return group;
    }

    /** What a record says that shows the stage done. */
    StepKind kind() {
      return kind;
    }
  }
}
