package dev.synctrace.output.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.Case;
import dev.synctrace.output.BundleCase;
import dev.synctrace.output.redact.pseudonym.RedactionKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two tables of texts with what must not be left of them: from the field, and our own. The case
 * knows Megan Bowen by her principal name only, some devices, a group, and a collection. A third
 * table holds what must stay.
 */
class FreeTextRedactionTest {
  private static final RedactionKey KEY =
      RedactionKey.of("a secret of the tests".getBytes(StandardCharsets.UTF_8));

  @TempDir private static Path temp;

  private static CaseRedaction numbered;
  private static CaseRedaction keyed;

  /**
   * A text of a table.
   *
   * @param hidden what must not be left of it; empty where the text must stay as it is
   */
  record Row(String label, List<String> hidden, String text) {
    @Override
    public String toString() {
      return label;
    }
  }

  @BeforeAll
  static void learn() throws IOException {
    Path people = Path.of("src/test/resources/dev/synctrace/output/redact/people");
    try (Case opened =
        BundleCase.of(temp, BundleCase.SAMPLES.resolve("contoso-group-sync"), people)) {
      numbered = CaseRedaction.of(opened, (RedactionKey) null);
      keyed = CaseRedaction.of(opened, KEY);
    }
  }

  static Stream<Row> hidden() {
    return Stream.concat(rows("field-texts.tsv"), rows("own-texts.tsv"));
  }

  static Stream<Row> kept() {
    return rows("texts-that-stay.tsv");
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void nothingIsLeftOfAnIdentifier(Row row) {
    for (CaseRedaction redaction : List.of(numbered, keyed)) {
      for (String text : List.of(row.text(), "Worker says: " + row.text() + " and 7 more")) {
        String shown = redaction.text(text);

        assertThat(shown.toLowerCase(Locale.ROOT))
            .doesNotContain(row.hidden().stream().map(s -> s.toLowerCase(Locale.ROOT)).toList());
        assertThat(redaction.text(shown)).as("redacted twice").isEqualTo(shown);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void whatIsNoIdentifierStays(Row row) {
    assertThat(keyed.text(row.text())).isEqualTo(row.text());
  }

  private static Stream<Row> rows(String table) {
    try (InputStream file = FreeTextRedactionTest.class.getResourceAsStream(table)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("\t", -1))
              .map(FreeTextRedactionTest::row)
              .toList()
              .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A table of texts that stay has one column more or less: a label and a text. */
  private static Row row(String[] cells) {
    return cells.length == 2
        ? new Row(cells[0], List.of(), cells[1])
        : new Row(cells[0], List.of(cells[1].split("\\|", -1)), cells[2]);
  }
}
