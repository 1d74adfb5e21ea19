package dev.synctrace.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Output is readable on the code pages that Windows has. */
class SymbolWriterTest {
  private static final String SYMBOLS = "●●○ PROVEN ✓ ✗ … · – █ b713929f…";

  private static String written(String charset, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer = SymbolWriter.of(bytes, Charset.forName(charset))) {
      writer.write(text);
      writer.write(text.charAt(0));
    }
    return bytes.toString(Charset.forName(charset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IBM437", "IBM850", "windows-1252", "MS932", "UTF-8", "US-ASCII"})
  void noSymbolIsBrokenAndColumnsStay(String codePage) throws IOException {
    String shown = written(codePage, SYMBOLS);

    assertThat(shown).doesNotContain("?", "\uFFFD").hasSize(SYMBOLS.length() + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "IBM437, **o x, ●●○ ✗",
    "windows-1252, **o x, ●●○ ✗",
    "UTF-8, ●●○ ✗, ●●○ ✗",
    "MS932, ●●○ x, ●●○ ✗",
    "windows-1252, Müller…, Müller…"
  })
  void onlyWhatAPageLacksIsReplaced(String codePage, String shown, String text) throws IOException {
    assertThat(written(codePage, text)).startsWith(shown);
  }

  @Test
  void lettersThatAPageLacksAreNoSymbols() throws IOException {
    assertThat(written("windows-1252", "东")).startsWith("?");
  }
}
