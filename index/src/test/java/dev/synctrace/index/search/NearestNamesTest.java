package dev.synctrace.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
  private static final List<String> NAMES =
      List.of("push.start", "push.done", "push.poll", "token.request", "taskGuid");

  @Test
  void aSlipOfTheFingerIsRecognised() {
    assertThat(NearestNames.to("push.strat", NAMES)).first().isEqualTo("push.start");
    assertThat(NearestNames.to("TASKGUID", NAMES)).containsExactly("taskGuid");
  }

  @Test
  void aBeginningIsNear() {
    assertThat(NearestNames.to("push", NAMES))
        .containsExactly("push.done", "push.poll", "push.start");
  }

  @Test
  void somethingElseHasNoNeighbours() {
    assertThat(NearestNames.to("certificate", NAMES)).isEmpty();
    assertThat(NearestNames.to("", NAMES)).isEmpty();
  }
}
