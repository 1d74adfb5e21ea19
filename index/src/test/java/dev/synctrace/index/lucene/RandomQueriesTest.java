package dev.synctrace.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.Case;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random expressions find what trying each event finds. */
class RandomQueriesTest {
  private static final int EVENTS = 200;
  private static final int QUERIES = 4_000;

  @TempDir private Path folder;

  @Test
  void aRandomExpressionFindsWhatItMeans() {
    Random random = new Random(2026);
    List<Event> events =
        IntStream.range(1, EVENTS).mapToObj(line -> RandomQuery.event(random, line)).toList();
    int some = 0;
    try (Case opened = LuceneTestCase.of(folder.resolve("case"), events)) {
      for (int i = 0; i < QUERIES; i++) {
        RandomQuery query = RandomQuery.of(random);
        List<Long> expected = events.stream().filter(query.meaning()).map(Event::line).toList();
        assertThat(LuceneTestCase.lines(opened, SearchRequest.of(query.text())))
            .as(query.text())
            .isEqualTo(expected);
        some += expected.isEmpty() || expected.size() == events.size() ? 0 : 1;
      }
    }
    // Otherwise the expressions would tell little.
    assertThat(some).isGreaterThan(QUERIES / 2);
  }
}
