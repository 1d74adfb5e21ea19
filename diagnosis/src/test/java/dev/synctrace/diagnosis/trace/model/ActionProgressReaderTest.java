package dev.synctrace.diagnosis.trace.model;

import static dev.synctrace.diagnosis.trace.join.ActionRecords.ADA;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.GATEWAY;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.SERVER;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.TASK;
import static dev.synctrace.diagnosis.trace.model.StepKind.ANSWERED;
import static dev.synctrace.diagnosis.trace.model.StepKind.AUTHORIZED;
import static dev.synctrace.diagnosis.trace.model.StepKind.FAILED;
import static dev.synctrace.diagnosis.trace.model.StepKind.FORWARDED;
import static dev.synctrace.diagnosis.trace.model.StepKind.RECEIVED;
import static dev.synctrace.diagnosis.trace.model.StepKind.REPORTED;
import static dev.synctrace.diagnosis.trace.model.StepKind.SENT;
import static dev.synctrace.diagnosis.trace.model.StepKind.STARTED;
import static dev.synctrace.diagnosis.trace.model.StepKind.TAKEN;
import static dev.synctrace.diagnosis.trace.model.StepKind.TASK_RECEIVED;
import static dev.synctrace.diagnosis.trace.model.StepKind.UNAUTHORIZED;
import static dev.synctrace.diagnosis.trace.model.StepKind.VALIDATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.trace.join.ActionRecords;
import dev.synctrace.diagnosis.trace.model.ActionProgressReader.ActionStage;
import dev.synctrace.diagnosis.verdict.PathStep;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stages of an action: ten letters of the states done, failed and unknown. */
class ActionProgressReaderTest {
  static Stream<Arguments> rows() {
    return Stream.of(
        row("nothing", "uuuu uuu uu u"),
        row("only received", "duuu uuu uu u", RECEIVED),
        row("refused", "ddfu uuu uu u", RECEIVED, VALIDATED, UNAUTHORIZED),
        row(
            "refused, with an error too",
            "ddfu uuu uu u",
            RECEIVED,
            VALIDATED,
            UNAUTHORIZED,
            FAILED),
        row("error as the first record", "fuuu uuu uu u", FAILED),
        row("error after the check", "ddfu uuu uu u", RECEIVED, VALIDATED, FAILED),
        row("error, the first record cut off", "udfu uuu uu u", VALIDATED, FAILED),
        row(
            "error instead of forwarding",
            "dddf uuu uu u",
            RECEIVED,
            VALIDATED,
            AUTHORIZED,
            FAILED),
        row(
            "failed after forwarding",
            "dddd uuu uu u",
            RECEIVED,
            VALIDATED,
            AUTHORIZED,
            FORWARDED,
            FAILED),
        row(
            "error, pushed all the same",
            "dduu ddd uu u",
            RECEIVED,
            VALIDATED,
            FAILED,
            TAKEN,
            STARTED,
            SENT),
        row(
            "nothing from the management point",
            "dddd uuu dd u",
            RECEIVED,
            VALIDATED,
            AUTHORIZED,
            FORWARDED,
            TASK_RECEIVED,
            ANSWERED),
        row(
            "completed",
            "dddd ddd dd d",
            RECEIVED,
            VALIDATED,
            AUTHORIZED,
            FORWARDED,
            TAKEN,
            STARTED,
            SENT,
            TASK_RECEIVED,
            ANSWERED,
            REPORTED),
        row("answer only", "uuuu uuu ud u", ANSWERED));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void theRecordedStepsTellHowFarEachStageCame(
      String name, String expected, Set<StepKind> recorded) {
    List<PathStep> path = ActionProgressReader.of(recorded, ActionOutcome.UNKNOWN, null);

    assertThat(letters(path)).as(name).isEqualTo(expected);
    assertThat(path).extracting(PathStep::event).containsOnlyNulls();
  }

  @Test
  void theStageWhereAnActionStoppedIsMarked() {
    Set<StepKind> forwarded = Set.of(RECEIVED, VALIDATED, AUTHORIZED, FORWARDED);
    Set<StepKind> pushed = Set.of(RECEIVED, VALIDATED, AUTHORIZED, FORWARDED, TAKEN, STARTED, SENT);
    Set<StepKind> reported =
        Set.of(FORWARDED, TAKEN, STARTED, SENT, TASK_RECEIVED, ANSWERED, REPORTED);

    assertThat(path(forwarded, ActionOutcome.FORWARDED, TraceComponent.NOTIFICATION_SERVER))
        .isEqualTo("dddd suu uu u");
    assertThat(path(pushed, ActionOutcome.PUSHED, TraceComponent.AGENT)).isEqualTo("dddd ddd su u");
    assertThat(
            path(
                Set.of(FORWARDED, STARTED, SENT, REPORTED),
                ActionOutcome.PUSHED,
                TraceComponent.AGENT))
        .isEqualTo("uuud udd su d");
    assertThat(path(pushed, ActionOutcome.PUSHED, null))
        .as("the logs do not show where")
        .isEqualTo("dddd ddd uu u");
    assertThat(path(reported, ActionOutcome.FAILED, TraceComponent.AGENT))
        .isEqualTo("uuud ddd dd f");
    assertThat(path(Set.of(TASK_RECEIVED, ANSWERED), ActionOutcome.FAILED, TraceComponent.AGENT))
        .isEqualTo("uuuu uuu df u");
    assertThat(path(pushed, ActionOutcome.FAILED, TraceComponent.AGENT)).isEqualTo("dddd ddd fu u");
    assertThat(path(reported, ActionOutcome.COMPLETED, null)).isEqualTo("uuud ddd dd d");
  }

  private static String path(
      Set<StepKind> recorded, ActionOutcome outcome, @Nullable TraceComponent stoppedAt) {
    return letters(ActionProgressReader.of(recorded, outcome, stoppedAt));
  }

  @Test
  void aTraceHasTheSamePathAsTheKindsOfItsSteps() {
    Trace trace = completed().onlyTrace();
    Set<StepKind> kinds = EnumSet.noneOf(StepKind.class);
    trace.steps().forEach(step -> kinds.add(step.kind()));

    assertThat(letters(ActionProgressReader.of(trace)))
        .isEqualTo(letters(ActionProgressReader.of(kinds, trace.outcome(), trace.stoppedAt())))
        .isEqualTo("dddd ddd dd d");
  }

  @Test
  void aStageNamesItsNewestRecord() {
    ActionRecords pushedTwice = completed().in(SERVER).at(90_000).started(1, 3, TASK, 1);

    PathStep started = ActionProgressReader.of(pushedTwice.onlyTrace()).get(5);

    assertThat(started.stage()).isEqualTo(ActionStage.PUSH_STARTED);
    assertThat(started.says()).isEqualTo("push started: push 1, task 3, targeted clients: 1");
    assertThat(Objects.requireNonNull(started.event()).time())
        .isEqualTo(ActionRecords.START.plusMillis(90_000));
  }

  @Test
  void aRefusalIsTheRecordOfTheFailedStage() {
    Trace refused =
        new ActionRecords().in(GATEWAY).received().validated().unauthorized(ADA).onlyTrace();

    PathStep authorized = ActionProgressReader.of(refused).get(2);

    assertThat(authorized.state()).isEqualTo(PathStep.State.FAILED);
    assertThat(authorized.says()).isEqualTo("not authorized: RequestMachinePolicy");
    assertThat(Objects.requireNonNull(authorized.event()).line()).isEqualTo(3);
  }

  @Test
  void aStageWhoseRecordMayBelongToAnotherActionSaysSo() {
    Trace withoutThreads =
        new ActionRecords().in(GATEWAY).on(null).received().validated().onlyTrace();

    assertThat(ActionProgressReader.of(withoutThreads).get(1).says())
        .startsWith("content checked, uncertain: ");
  }

  private static ActionRecords completed() {
    return new ActionRecords().goodAction(0, TASK, 1);
  }

  private static Arguments row(String name, String states, StepKind... recorded) {
    return Arguments.of(name, states, Set.of(recorded));
  }

  /** One letter a stage, a blank between groups. */
  private static String letters(List<PathStep> path) {
    return PathStep.groups(path).stream()
        .map(group ->
            group.stream()
                .map(step -> step.state().label().substring(0, 1))
                .collect(Collectors.joining()))
        .collect(Collectors.joining(" "));
  }
}
