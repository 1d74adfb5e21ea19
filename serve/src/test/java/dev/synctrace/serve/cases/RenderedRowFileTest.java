package dev.synctrace.serve.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of 120 rows, every third of them labelled failed. */
class RenderedRowFileTest {
  @TempDir private Path temp;
  private Path file;

  @BeforeEach
  void aTable() throws IOException {
    file = temp.resolve("rows");
    try (RenderedRowFile.Writer rows = new RenderedRowFile.Writer(file)) {
      for (int i = 0; i < 120; i++) {
        rows.add(i % 3 == 0 ? "failed" : "success", "CLIENT-%03d Büro".formatted(i), "<tr>" + i);
      }
    }
  }

  @Test
  void aPageHoldsItsRowsAndTheCountOfAll() throws IOException {
    RenderedRowFile.RowPage page = RenderedRowFile.read(file, "", "", 3, 50);
    assertThat(page.rows()).isEqualTo(IntStream.range(100, 120).mapToObj(i -> "<tr>" + i).toList());
    assertThat(page.total()).isEqualTo(120);
    assertThat(page.counts()).containsEntry("failed", 40L).containsEntry("success", 80L);
  }

  @Test
  void labelAndWordsNarrowTheRowsButNotTheCounts() throws IOException {
    RenderedRowFile.RowPage page = RenderedRowFile.read(file, "failed", "büro  client-01", 1, 50);
    assertThat(page.rows()).containsExactly("<tr>12", "<tr>15", "<tr>18");
    assertThat(page.total()).isEqualTo(3);
    assertThat(page.counts()).containsEntry("success", 80L);
  }

  @Test
  void aPageBehindTheLastIsEmpty() throws IOException {
    assertThat(RenderedRowFile.read(file, "", "", 4, 50).rows()).isEmpty();
  }

  @Test
  void anEmptyTableHasNoRows() throws IOException {
    new RenderedRowFile.Writer(file).close();
    assertThat(RenderedRowFile.read(file, "", "", 1, 50).total()).isZero();
  }

  @Test
  void aTableThatEndsInTheMiddleIsAnError() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
    assertThatThrownBy(() -> RenderedRowFile.read(file, "", "", 1, 500))
        .isInstanceOf(IOException.class);
  }
}
