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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads how far one action came: each stage that a record shows is done. A refusal fails the
 * authorization. An error at the service connection point fails the stage after the last one that a
 * record shows, unless the action was forwarded all the same. Otherwise a failed action failed at
 * the client or where it stopped, and an action that stopped is marked where the next record is
 * missing.
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
    return read(newest.keySet(), newest, trace.outcome(), trace.stoppedAt());
  }

  /**
   * All stages in order, without their records.
   *
   * @param recorded the kinds of which the action has a step
   * @param stoppedAt null when it completed or when the logs do not show it
   */
  public static List<PathStep> of(
      Set<StepKind> recorded, ActionOutcome outcome, @Nullable TraceComponent stoppedAt) {
    return read(recorded, Map.of(), outcome, stoppedAt);
  }

  /** All stages in order, such as a legend names them. */
  public static List<PathStep> stages() {
    return Stream.of(ActionStage.values()).map(PathStep::unknown).toList();
  }

  private static List<PathStep> read(
      Set<StepKind> recorded,
      Map<StepKind, Step> steps,
      ActionOutcome outcome,
      @Nullable TraceComponent stoppedAt) {
    ActionStage byError = failedByError(recorded).orElse(null);
    boolean refused = recorded.contains(StepKind.UNAUTHORIZED);
    ActionStage failed =
        outcome == ActionOutcome.FAILED && byError == null && !refused
            ? failedAtClient(recorded).or(() -> stage(recorded, stoppedAt)).orElse(null)
            : null;
    ActionStage stopped =
        outcome == ActionOutcome.FAILED || byError != null || refused
            ? null
            : stage(recorded, stoppedAt).orElse(null);
    List<PathStep> path = new ArrayList<>();
    for (ActionStage stage : ActionStage.values()) {
      if (stage == ActionStage.AUTHORIZED && recorded.contains(StepKind.UNAUTHORIZED)) {
        path.add(step(stage, State.FAILED, StepKind.UNAUTHORIZED, steps));
      } else if (stage == failed) {
        StepKind shown = recorded.contains(stage.kind()) ? stage.kind() : StepKind.FAILED;
        path.add(step(stage, State.FAILED, shown, steps));
      } else if (recorded.contains(stage.kind())) {
        path.add(step(stage, State.DONE, stage.kind(), steps));
      } else if (stage == byError) {
        path.add(step(stage, State.FAILED, StepKind.FAILED, steps));
      } else if (stage == stopped) {
        path.add(
            new PathStep(stage, State.STOPPED, "No record, though the log covers the time", null));
      } else {
        path.add(PathStep.unknown(stage));
      }
    }
    return path;
  }

  /** The server's report counts a failed client, else the client answered with an error. */
  private static Optional<ActionStage> failedAtClient(Set<StepKind> recorded) {
    return Stream.of(ActionStage.REPORTED, ActionStage.TASK_ANSWERED)
        .filter(stage -> recorded.contains(stage.kind()))
        .findFirst();
  }

  /**
   * The first stage of a component that no record shows, after the last that one shows; what the
   * server reports about the clients afterwards does not count.
   */
  private static Optional<ActionStage> stage(
      Set<StepKind> recorded, @Nullable TraceComponent component) {
    List<ActionStage> open = new ArrayList<>();
    for (ActionStage stage : ActionStage.values()) {
      if (recorded.contains(stage.kind()) && stage != ActionStage.REPORTED) {
        open.clear();
      } else if (stage.kind().component() == component) {
        open.add(stage);
      }
    }
    return open.stream().filter(stage -> !recorded.contains(stage.kind())).findFirst();
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
