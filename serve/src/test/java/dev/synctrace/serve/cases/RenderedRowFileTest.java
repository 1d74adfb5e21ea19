package dev.synctrace.serve.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of 120 rows, every third of them labelled failed. */
class RenderedRowFileTest {
  private enum Order implements RowOrder {
    WRITTEN,
    KEY(0);

    private final List<Integer> keys;

    Order(Integer... keys) {
      this.keys = List.of(keys);
    }

    @Override
    public List<Integer> keys() {
      return keys;
    }
  }

  private static final List<Order> ORDERS = List.of(Order.values());

  @TempDir private Path temp;
  private Path file;

  @BeforeEach
  void aTable() throws IOException {
    file = temp.resolve("rows");
    try (RenderedRowFile.Writer rows = new RenderedRowFile.Writer(file, ORDERS)) {
      for (int i = 0; i < 120; i++) {
        rows.add(
            i % 3 == 0 ? "failed" : "success",
            "CLIENT-%03d Büro".formatted(i),
            "<tr>" + i,
            List.of(String.valueOf(9 - i % 10)));
      }
    }
  }

  @Test
  void aPageHoldsItsRowsAndTheCountOfAll() throws IOException {
    RenderedRowFile.RowPage page = read("", "", Order.WRITTEN, false, 3, 50);
    assertThat(page.rows()).isEqualTo(IntStream.range(100, 120).mapToObj(i -> "<tr>" + i).toList());
    assertThat(page.total()).isEqualTo(120);
    assertThat(page.counts()).containsEntry("failed", 40L).containsEntry("success", 80L);
  }

  @Test
  void labelAndWordsNarrowTheRowsButNotTheCounts() throws IOException {
    RenderedRowFile.RowPage page = read("failed", "büro  client-01", Order.WRITTEN, false, 1, 50);
    assertThat(page.rows()).containsExactly("<tr>12", "<tr>15", "<tr>18");
    assertThat(page.total()).isEqualTo(3);
    assertThat(page.counts()).containsEntry("success", 80L);
  }

  @Test
  void aPageBehindTheLastIsEmpty() throws IOException {
    assertThat(read("", "", Order.WRITTEN, false, 4, 50).rows()).isEmpty();
  }

  @Test
  void anEmptyTableHasNoRows() throws IOException {
    new RenderedRowFile.Writer(file, ORDERS).close();
    assertThat(read("", "", Order.WRITTEN, false, 1, 50).total()).isZero();
  }

  @Test
  void aTableThatEndsInTheMiddleIsAnError() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
    assertThatThrownBy(() -> read("", "", Order.WRITTEN, false, 1, 500))
        .isInstanceOf(IOException.class);
  }

  private RenderedRowFile.RowPage read(
      String label, String words, Order order, boolean descending, int page, int size)
      throws IOException {
    return RenderedRowFile.read(file, new RowQuery(label, words, order, descending, page, size));
  }

  @Test
  void theRowsComeInTheOrderOfTheirKeys() throws IOException {
    assertThat(read("", "", Order.KEY, false, 1, 3).rows())
        .containsExactly("<tr>9", "<tr>19", "<tr>29");
    assertThat(read("failed", "", Order.KEY, false, 1, 3).rows())
        .containsExactly("<tr>9", "<tr>39", "<tr>69");
    assertThat(read("", "client-01", Order.KEY, false, 2, 4).rows())
        .containsExactly("<tr>15", "<tr>14", "<tr>13", "<tr>12");
  }

  @Test
  void backwardsThePagesAreThoseOfTheOrderFromItsEnd() throws IOException {
    assertThat(read("", "", Order.KEY, true, 1, 3).rows())
        .containsExactly("<tr>110", "<tr>100", "<tr>90");
    assertThat(read("", "client-01", Order.KEY, true, 3, 4).rows())
        .containsExactly("<tr>18", "<tr>19");
    assertThat(read("", "", Order.KEY, true, 41, 3).rows()).isEmpty();
  }
}
