package dev.synctrace.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.output.redact.Redaction;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Times in sentences are told in the reader's zone. */
class ViewFormatterTest {
  private final ViewFormatter formatter =
      new ViewFormatter(Redaction.secretsOnly(), ZoneId.of("Europe/Berlin"));

  @Test
  void anInstantIsToldInTheReadersZone() {
    assertThat(formatter.sentence("Removed by adele on 2026-10-13T12:48:09Z."))
        .isEqualTo("Removed by adele on 2026-10-13 14:48:09 UTC+02:00.");
  }

  @Test
  void whatOnlyLooksLikeAnInstantStaysAsItIs() {
    String sentence = "Removed by 2026-02-30T00:00:00Z on 9999-99-99T99:99:99Z.";

    assertThat(formatter.sentence(sentence)).isEqualTo(sentence);
  }

  @Test
  void aSentenceIsToldTheSameHoweverManyComeBetween() {
    String sentence = "Listed in the group";
    for (int i = 0; i < 3_000; i++) {
      assertThat(formatter.sentence("Sentence " + i)).isEqualTo("Sentence " + i);
      assertThat(formatter.sentence(sentence)).isEqualTo(sentence);
    }
  }
}
