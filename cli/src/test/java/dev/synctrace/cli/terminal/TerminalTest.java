package dev.synctrace.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a console of Windows can show, which no launcher says. */
class TerminalTest {
  @Test
  void theOldConsoleOfWindowsGetsNoColors() {
    assertThat(Terminal.understandsEscapes(Map.of("Path", "C:\\Windows"))).isFalse();
    assertThat(Terminal.understandsEscapes(Map.of("ConEmuANSI", "OFF"))).isFalse();
    assertThat(Terminal.understandsEscapes(Map.of("ConEmuANSI", "ON"))).isTrue();
    assertThat(Terminal.understandsEscapes(Map.of("WT_SESSION", "4f1a"))).isTrue();
  }

  @Test
  void theWidthIsThatOfTheVariableElseThatOfANewWindow() {
    assertThat(Terminal.columns("100", true)).isEqualTo(100);
    assertThat(Terminal.columns("100", false)).isEqualTo(100);
    assertThat(Terminal.columns("wide", true)).isEqualTo(119);
    assertThat(Terminal.columns(null, true)).isEqualTo(119);
    assertThat(Terminal.columns(null, false)).isZero();
  }

  @Test
  void whereNoLauncherTellsAnOutputElsewhereThanOnWindowsIsNoTerminal() {
    assertThat(Terminal.out()).isFalse();
    assertThat(Terminal.color()).isFalse();
    assertThat(Terminal.columns()).isEqualTo(Integer.MAX_VALUE);
  }
}
