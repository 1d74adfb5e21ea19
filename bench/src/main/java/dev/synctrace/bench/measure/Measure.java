package dev.synctrace.bench.measure;

import dev.synctrace.bench.page.Row;
import java.io.IOException;
import java.util.function.Consumer;

/** One question about speed or size, answered in rows of docs/performance.md. */
interface Measure {
  /** The heading of its rows; {@code bench/run --only} knows it by this. */
  String title();

  /** What is run, in a sentence or two. */
  String explanation();

  /**
   * Measures.
   *
   * @param place what all measures share
   * @param rows takes each row as soon as it is known
   * @throws IllegalStateException when what is measured fails
   */
  void run(BenchWorkspace place, Consumer<Row> rows) throws IOException, InterruptedException;
}
