package dev.synctrace.index.lucene;

import static dev.synctrace.index.lucene.SampleEvents.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.Case;
import dev.synctrace.index.search.EventPlace;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.PatternRequest;
import dev.synctrace.index.search.PatternResult;
import dev.synctrace.index.search.PatternSummary;
import dev.synctrace.index.search.QueryException;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.parsers.model.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternSearchTest {
  private static final Instant FAILURE = Instant.parse("2026-09-25T12:10:00Z");

  @TempDir private Path folder;

  /** A log that says one thing often, one until a failure, and one from then on. */
  private static List<Event> logs() {
    List<Event> events = new ArrayList<>();
    for (int minute = 0; minute < 20; minute++) {
      String time = "2026-09-25T12:%02d:00Z".formatted(minute);
      events.add(
          event().at("CM01/a.log", 10 + minute).time(time).message("Polled " + minute).build());
      if (minute < 10) {
        events.add(
            event()
                .at("MP01/b.log", 50 + minute)
                .time(time)
                .message("Sent to PC" + minute)
                .build());
      }
    }
    events.add(
        event().at("CM01/a.log", 99).time("2026-09-25T12:15:00Z").message("Lost \"PC1\"").build());
    return events;
  }

  private static List<String> texts(PatternResult result) {
    return result.patterns().stream().map(PatternSummary::text).toList();
  }

  @Test
  void patternsComeByCountOrRarestFirst() {
    try (Case opened = LuceneTestCase.of(folder, logs())) {
      PatternRequest all = PatternRequest.of(SearchRequest.all());

      PatternResult result = opened.events().patterns(all);

      assertThat(texts(result))
          .containsExactly("Polled <number>", "Sent to <name>", "Lost \"<text>\"");
      assertThat(texts(opened.events().patterns(all.withRarestFirst().withLimit(1))))
          .containsExactly("Lost \"<text>\"");
      assertThat(result.events()).isEqualTo(31);
      PatternSummary sent = result.patterns().get(1);
      assertThat(sent.count()).isEqualTo(10);
      assertThat(sent.first()).isEqualTo("2026-09-25T12:00:00Z");
      assertThat(sent.last()).isEqualTo("2026-09-25T12:09:00Z");
      assertThat(sent.sources()).containsExactly("MP01/b.log");
      assertThat(sent.example()).isEqualTo(new EventPlace("MP01/b.log", 50));
    }
  }

  @Test
  void whatIsNewSinceAFailureAndWhatEndedWithIt() {
    try (Case opened = LuceneTestCase.of(folder, logs())) {
      PatternRequest all = PatternRequest.of(SearchRequest.all());

      assertThat(texts(opened.events().patterns(all.withNewSince(FAILURE))))
          .containsExactly("Lost \"<text>\"");
      assertThat(texts(opened.events().patterns(all.withGoneSince(FAILURE))))
          .containsExactly("Sent to <name>");
    }
  }

  @Test
  void anotherCaseTellsWhatWasNeverSaidBefore() {
    try (Case before = LuceneTestCase.of(folder.resolve("before"), logs().subList(0, 30));
        Case now = LuceneTestCase.of(folder.resolve("now"), logs())) {
      Set<String> known = before.events().values("*", "pattern");

      assertThat(known).hasSize(2);
      assertThat(
              texts(
                  now.events()
                      .patterns(PatternRequest.of(SearchRequest.all()).withoutPatterns(known))))
          .containsExactly("Lost \"<text>\"");
    }
  }

  @Test
  void aPatternLeadsToItsEvents() {
    try (Case opened = LuceneTestCase.of(folder, logs())) {
      String id =
          opened.events().patterns(PatternRequest.of(SearchRequest.all())).patterns().get(1).id();

      assertThat(count(opened, "pattern:" + id)).isEqualTo(10);
      assertThat(count(opened, "pattern:" + id.toUpperCase(Locale.ROOT))).isEqualTo(10);
      assertThat(count(opened, "pattern:" + id.substring(0, 8) + "*")).isEqualTo(10);
      assertThat(count(opened, "NOT pattern:" + id)).isEqualTo(21);
      assertThat(count(opened, "pattern:*")).isEqualTo(31);
      assertThat(count(opened, "pattern:000000000000")).isZero();
      assertThatThrownBy(() -> count(opened, "pattern:/3.*/"))
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("found by its ID or the beginning of it");
      assertThat(
              opened
                  .events()
                  .search(SearchRequest.all().withFacets(List.of("pattern")))
                  .facets()
                  .getFirst()
                  .values())
          .extracting(value -> value.count())
          .containsExactly(20L, 10L, 1L);
    }
  }

  private static long count(Case opened, String query) {
    return opened.events().search(SearchRequest.of(query)).total();
  }

  @Test
  void whatIsCountedInTheIndexIsWhatReadingEveryEventGives() {
    RandomEvents random = new RandomEvents(7);
    List<Event> events =
        IntStream.rangeClosed(1, 4_000)
            .mapToObj(i -> random.next("logs/" + i % 7 + ".log", i))
            .filter(event -> isOrdered(event.time()) && isOrdered(event.orderTime()))
            // Doc values give half a character back as a question mark.
            .filter(event -> new String(event.log().getBytes(UTF_8), UTF_8).equals(event.log()))
            .toList();
    try (Case opened = LuceneTestCase.of(folder, events)) {
      for (String query : List.of("*", "severity:error", "log:bgb*", "NOT kind:other")) {
        PatternRequest request =
            PatternRequest.of(SearchRequest.of(query)).withRarestFirst().withBuckets(7);

        PatternResult counted = opened.events().patterns(request);

        PatternResult read = new Streaming(opened.events()).patterns(request);
        assertThat(counted).isEqualTo(read);
        assertThat(counted.patterns().stream().mapToLong(PatternSummary::count).sum())
            .isEqualTo(counted.events());
      }
    }
  }

  /** Whether the index orders by the time itself; what is beyond counts as its first or last. */
  private static boolean isOrdered(@Nullable Instant time) {
    return time == null
        || (time.isAfter(Instant.parse("1700-01-01T00:00:00Z"))
            && time.isBefore(Instant.parse("2200-01-01T00:00:00Z")));
  }

  /** A search that reads events, as that of a cluster does. */
  private record Streaming(EventSearch search) implements EventSearch {
    @Override
    public SearchResult search(SearchRequest request) {
      return search.search(request);
    }

    @Override
    public Optional<TimeRange> timeRange() {
      return search.timeRange();
    }
  }
}
