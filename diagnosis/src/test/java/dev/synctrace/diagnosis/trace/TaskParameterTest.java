package dev.synctrace.diagnosis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskParameterTest {
  private static final String SCRIPT = "<ScriptHash ScriptHashAlg='SHA256'>72bd</ScriptHash>";

  @Test
  void itIsMaskedUnlessAskedFor() {
    assertThat(parameter(SCRIPT).masked()).isEqualTo("[masked, 72 characters]");
  }

  @Test
  void itIsDecodedWhenAskedFor() {
    assertThat(parameter(SCRIPT).decoded(200)).contains(SCRIPT);
  }

  @Test
  void aParameterInUtf16IsDecoded() {
    String wide = Base64.getEncoder().encodeToString(SCRIPT.getBytes(StandardCharsets.UTF_16LE));
    assertThat(new TaskParameter(wide).decoded(200)).contains(SCRIPT);
  }

  @Test
  void aLongOneIsCut() {
    assertThat(parameter("x".repeat(500)).decoded(10)).contains("x".repeat(10) + "\u2026");
  }

  @Test
  void whatTheLogItselfCutIsDecodedAsFarAsItGoes() {
    assertThat(new TaskParameter("PFNjcmlwdEhhc2ggU2NyaXB0SGF...truncated...").decoded(200))
        .contains("<ScriptHash Script\u2026");
  }

  @Test
  void aCutInsideACharacterLosesOnlyThatCharacter() {
    byte[] bytes = "größ".getBytes(StandardCharsets.UTF_8);
    String base64 = Base64.getEncoder().encodeToString(bytes);
    assertThat(new TaskParameter(base64.substring(0, 4)).decoded(200)).contains("gr");
  }

  @Test
  void linesBecomeOneAndNothingRearrangesTheTerminal() {
    assertThat(parameter("a\r\nb\tc\u202Ed").decoded(200)).contains("a  b cd");
  }

  @Test
  void tokensInAScriptStayMasked() {
    Optional<String> decoded =
        parameter("$t = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln'").decoded(200);
    assertThat(decoded).hasValueSatisfying(text -> assertThat(text).contains("[masked"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "AAAA", "not base64!", "====", "a", "AAEC/w==", "G1szMW0="})
  void whatIsNoTextIsNotShown(String written) {
    assertThat(new TaskParameter(written).decoded(200)).isEmpty();
  }

  @Test
  void aHugeOneCostsLittle() {
    String huge =
        Base64.getEncoder().encodeToString("y".repeat(50_000_000).getBytes(StandardCharsets.UTF_8));
    assertThat(new TaskParameter(huge).decoded(5)).contains("yyyyy\u2026");
  }

  private static TaskParameter parameter(String text) {
    return new TaskParameter(
        Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }
}
