package dev.synctrace.diagnosis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingEvidenceTest {
  @ParameterizedTest
  @ValueSource(strings = {"of", "on"})
  void whatIsMissingIsTheSameThingOnEveryComputer(String preposition) {
    MissingEvidence any =
        new MissingEvidence("CcmAad.log " + preposition + " the device", "copy it from the device");

    MissingEvidence first = any.of("CLIENT-042");
    MissingEvidence second = any.of("CLIENT-088");

    assertThat(first.what()).isEqualTo("CcmAad.log " + preposition + " CLIENT-042");
    assertThat(first.thing()).isEqualTo("CcmAad.log").isEqualTo(second.thing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"log of CLIENT-0421", "log of a CLIENT-042x"})
  void aLongerNameIsNotTheComputer(String what) {
    assertThat(new MissingEvidence(what, "copy it", "CLIENT-042").thing()).isEqualTo(what);
  }
}
