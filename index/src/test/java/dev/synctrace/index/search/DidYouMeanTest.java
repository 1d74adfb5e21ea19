package dev.synctrace.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
  private static final List<String> NAMES =
      List.of("push.start", "push.done", "push.poll", "token.request", "taskGuid");

  @Test
  void aSlipOfTheFingerIsRecognised() {
    assertThat(DidYouMean.to("push.strat", NAMES)).first().isEqualTo("push.start");
    assertThat(DidYouMean.to("TASKGUID", NAMES)).containsExactly("taskGuid");
  }

  @Test
  void aBeginningIsNear() {
    assertThat(DidYouMean.to("push", NAMES))
        .containsExactly("push.done", "push.poll", "push.start");
  }

  @Test
  void somethingElseHasNoNeighbours() {
    assertThat(DidYouMean.to("certificate", NAMES)).isEmpty();
    assertThat(DidYouMean.to("", NAMES)).isEmpty();
  }
}
