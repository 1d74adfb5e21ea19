package dev.synctrace.output.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1+1", "\uff20x"})
  void noCellIsAFormula(String hostile) {
    assertThat(row(hostile, "next")).startsWith(hostile.matches("(?s).*[\r\n].*") ? "\"'" : "'");
  }

  @Test
  void separatorsQuotesAndLineBreaksStayInTheirCell() {
    assertThat(row("a,b", "c\"d", "e\r\nf")).isEqualTo("\"a,b\",\"c\"\"d\",\"e\r\nf\"\r\n");
  }

  @Test
  void aNumberIsNotTakenForText() {
    StringWriter out = new StringWriter();
    PrintWriter lines = new PrintWriter(out);
    new Csv(lines).row(List.of(-5L, "x"));
    lines.flush();
    assertThat(out).hasToString("-5,x\r\n");
  }

  private static String row(String... cells) {
    StringWriter out = new StringWriter();
    PrintWriter lines = new PrintWriter(out);
    new Csv(lines).row(List.of(cells));
    lines.flush();
    return out.toString();
  }
}
