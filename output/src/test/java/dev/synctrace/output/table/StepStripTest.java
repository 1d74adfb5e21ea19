package dev.synctrace.output.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.ActionProgressReader;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.diagnosis.verdict.MemberPathStage;
import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.diagnosis.verdict.PathStep.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The same marks for members and for actions. */
class StepStripTest {
  private static final List<PathStep> REFUSED =
      ActionProgressReader.of(
          Set.of(StepKind.RECEIVED, StepKind.VALIDATED, StepKind.UNAUTHORIZED),
          ActionOutcome.UNAUTHORIZED,
          TraceComponent.SERVICE_CONNECTOR);

  private static final List<PathStep> USER =
      List.of(
          step(MemberPathStage.DISCOVERED, State.DONE),
          step(MemberPathStage.LOOKED_UP, State.FAILED),
          step(MemberPathStage.ADD_REQUESTED, State.NOT_NEEDED),
          PathStep.unknown(MemberPathStage.ADDED));

  @Test
  void aStripHasOneMarkForEachStageInGroupsByPlace() {
    assertThat(StepStrip.of(REFUSED)).isEqualTo("●●✗· ··· ·· ·");
    assertThat(StepStrip.of(USER)).isEqualTo("● ✗–·");
    assertThat(StepStrip.of(List.of())).isEmpty();
  }

  @Test
  void titlesStandBesideTheirMarks() {
    assertThat(StepStrip.titled(USER))
        .isEqualTo("● discovered | ✗ looked up, – add requested, · added");
  }

  @Test
  void theLegendNamesEveryStageAndEveryMark() {
    assertThat(StepStrip.titles(ActionProgressReader.stages()))
        .isEqualTo(
            "received, validated, authorized, forwarded | push taken, push started, push sent |"
                + " task received, task answered | reported");
    assertThat(StepStrip.legend())
        .isEqualTo("● done, ✗ failed, ○ stopped here, · no record, – not needed");
  }

  private static PathStep step(MemberPathStage stage, State state) {
    return new PathStep(stage, state, "", null);
  }
}
