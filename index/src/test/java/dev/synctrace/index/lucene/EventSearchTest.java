package dev.synctrace.index.lucene;

import static dev.synctrace.index.lucene.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.InvalidSearchException;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSearchTest {
  private static final Instant NOON = Instant.parse("2026-09-25T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void everyEventComesBackAsItWasAdded() {
    RandomEvents random = new RandomEvents(3);
    List<Event> events =
        IntStream.rangeClosed(1, 3_000)
            .mapToObj(i -> random.next("logs/" + i % 7 + ".log", i))
            .toList();

    try (Case opened = LuceneTestCase.of(folder, events)) {
      assertThat(LuceneTestCase.events(opened, SearchRequest.all()))
          .containsExactlyInAnyOrderElementsOf(events);
    }
  }

  @Test
  void eventsComeByTimeThenSourceThenLineAndThoseWithoutAnyTimeLast() {
    List<Event> inOrder =
        List.of(
            event().at("z.log", 5).time("1601-01-01T00:00:00Z").build(),
            event().at("z.log", 1).time("1965-01-01T00:00:00Z").build(),
            event().at("b.log", 2).time("2026-09-25T12:00:00.1234567Z").build(),
            event().at("a.log", 9).time("2026-09-25T12:00:00.1234568Z").build(),
            event().at("a.log", 10).untimedAfter("2026-09-25T12:00:00.1234568Z").build(),
            event()
                .at("a.log", 10)
                .message("second on its line")
                .time("2026-09-25T12:00:00.1234568Z")
                .build(),
            event()
                .at("a.log", 10)
                .message("third on its line")
                .time("2026-09-25T12:00:00.1234568Z")
                .build(),
            event().at("b.log", 3).time("2026-09-25T12:00:00.1234568Z").build(),
            event().at("z.log", 2).time("9999-12-31T23:59:59Z").build(),
            event().at("a.log", 1).untimedAfter(null).build(),
            event().at("b.log", 1).untimedAfter(null).build());
    // Who asks for the newest wants times; what has none comes when those are used up.
    List<Event> fromNewest = new ArrayList<>(inOrder);
    Collections.rotate(fromNewest, 2);
    List<Event> added = new ArrayList<>(inOrder);
    added.sort(Comparator.comparing(Event::source).reversed());

    try (Case opened = LuceneTestCase.of(folder, added)) {
      assertThat(LuceneTestCase.events(opened, SearchRequest.all())).isEqualTo(inOrder);
      for (int n = 1; n < inOrder.size(); n++) {
        assertThat(LuceneTestCase.events(opened, SearchRequest.all().withFirst(n)))
            .isEqualTo(inOrder.subList(0, n));
        assertThat(LuceneTestCase.events(opened, SearchRequest.all().withLast(n)))
            .isEqualTo(fromNewest.subList(inOrder.size() - n, inOrder.size()));
      }
    }
  }

  @Test
  void pagesJoinWithoutGapOrRepeat() {
    int count = 70_000;
    Random random = new Random(5);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event().at("a.log", i + 1).time(NOON.plusMillis(random.nextInt(20_000))).build());
    }

    try (Case opened = LuceneTestCase.of(folder, events)) {
      List<Event> sorted = new ArrayList<>(events);
      sorted.sort(Comparator.comparing(Event::time).thenComparingLong(Event::line));
      assertThat(LuceneTestCase.events(opened, SearchRequest.all()).equals(sorted)).isTrue();
      assertThat(
              LuceneTestCase.events(opened, SearchRequest.all().withLast(66_000))
                  .equals(sorted.subList(count - 66_000, count)))
          .isTrue();
    }
  }

  @Test
  void everyIterationStartsAnewAndTotalIgnoresTheLimit() {
    try (Case opened = LuceneTestCase.of(folder, hourly(5))) {
      var result = opened.events().search(SearchRequest.all().withFirst(2));

      assertThat(result.total()).isEqualTo(5);
      assertThat(result.events()).hasSize(2);
      assertThat(result.events()).hasSize(2);
      Iterator<Event> events = result.events().iterator();
      events.next();
      events.next();
      assertThat(events.hasNext()).isFalse();
      assertThatThrownBy(events::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void sinceIsIncludedUntilIsNotAndEventsWithoutATimeAreOutside() {
    List<Event> events = new ArrayList<>(hourly(5));
    events.add(event().at("a.log", 6).untimedAfter("2026-09-25T13:30:00Z").build());

    try (Case opened = LuceneTestCase.of(folder, events)) {
      SearchRequest all = SearchRequest.all();
      Instant one = NOON.plusSeconds(3600);
      assertThat(LuceneTestCase.lines(opened, all.withSince(one))).containsExactly(2L, 3L, 4L, 5L);
      assertThat(LuceneTestCase.lines(opened, all.withUntil(one))).containsExactly(1L);
      assertThat(LuceneTestCase.lines(opened, all.withSince(one).withUntil(one.plusSeconds(3600))))
          .containsExactly(2L);
      assertThat(LuceneTestCase.lines(opened, all.withSince(one).withUntil(one))).isEmpty();
      assertThat(LuceneTestCase.lines(opened, all.withSince(Instant.MIN).withUntil(Instant.MAX)))
          .hasSize(5);
      assertThat(LuceneTestCase.lines(opened, all)).hasSize(6);
    }
  }

  @Test
  void theCaseKnowsItsFirstAndLastTime() {
    List<Event> events = new ArrayList<>(hourly(3));
    events.add(event().at("b.log", 1).untimedAfter(null).build());

    try (Case opened = LuceneTestCase.of(folder, events)) {
      assertThat(opened.events().timeRange())
          .contains(new TimeRange(NOON, NOON.plusSeconds(2 * 3600)));
    }
  }

  @Test
  void anEmptyCaseAnswersEverythingWithNothing() {
    try (Case opened = LuceneTestCase.of(folder, List.of())) {
      var result =
          opened
              .events()
              .search(
                  SearchRequest.of("kind:push.*")
                      .withFacets(List.of("kind", "pushId", "mentions"))
                      .withHistogram(Duration.ofMinutes(5)));
      assertThat(result.total()).isZero();
      assertThat(result.events()).isEmpty();
      assertThat(result.facets()).extracting(FacetResult::values).containsOnly(List.of());
      assertThat(result.histogram()).isEmpty();
      assertThat(opened.events().timeRange()).isEmpty();
    }
  }

  @Test
  void facetsCountByValueWithoutCaseAndShowTheMostFrequentSpelling() {
    List<Event> events =
        List.of(
            event().line(1).component("CcmExec").kind(Kind.PUSH_START).mentioning("A").build(),
            event().line(2).component("CCMEXEC").kind(Kind.PUSH_START).mentioning("B").build(),
            event()
                .line(3)
                .component("CCMEXEC")
                .kind(Kind.PUSH_DONE)
                .mentioning("B")
                .mentioning("C")
                .build(),
            event()
                .line(4)
                .component("Zeta")
                .kind(Kind.OTHER)
                .with(Attribute.HTTP_STATUS, "404")
                .build(),
            event()
                .line(5)
                .component("Alpha")
                .kind(Kind.OTHER)
                .with(Attribute.HTTP_STATUS, "404")
                .build(),
            event()
                .line(6)
                .component(null)
                .kind(Kind.OTHER)
                .with(Attribute.HTTP_STATUS, "200")
                .build());

    try (Case opened = LuceneTestCase.of(folder, events)) {
      assertThat(facet(opened, "*", "component"))
          .containsExactly(value("CCMEXEC", 3), value("Alpha", 1), value("Zeta", 1));
      assertThat(facet(opened, "kind:push.*", "kind"))
          .containsExactly(value("push.start", 2), value("push.done", 1));
      assertThat(facet(opened, "*", "mentions"))
          .containsExactly(value("B", 2), value("A", 1), value("C", 1));
      assertThat(facet(opened, "*", "httpStatus"))
          .containsExactly(value("404", 2), value("200", 1));
      assertThat(facet(opened, "*", "severity")).containsExactly(value("info", 6));
      assertThat(facet(opened, "*", "SEVERITY")).containsExactly(value("info", 6));
    }
  }

  @Test
  void facetsOfAllEventsDoNotCountThoseThatWereTakenOut() {
    List<Event> events = List.of(event().line(1).build(), event().line(2).build());
    LuceneCaseStore store = new LuceneCaseStore(folder);
    try (CaseWriter writer = store.openForWriting()) {
      LuceneTestCase.add(writer, events.getFirst().source(), events);
      LuceneTestCase.add(writer, "other.log", List.of(event().at("other.log", 1).build()));
    }
    try (CaseWriter writer = store.openForWriting()) {
      writer.remove("other.log");
    }

    try (Case opened = store.open()) {
      assertThat(facet(opened, "*", "source"))
          .containsExactly(value(events.getFirst().source(), 2));
    }
  }

  @Test
  void aFacetThatCannotBeCountedSaysWhichCan() {
    try (Case opened = LuceneTestCase.of(folder, hourly(1))) {
      for (String field : List.of("message", "time", "line", "nonsense", "url", "")) {
        assertThatThrownBy(
                () -> opened.events().search(SearchRequest.all().withFacets(List.of(field))))
            .isInstanceOf(InvalidSearchException.class)
            .hasMessageContaining("'" + field + "', or its values cannot be counted");
      }
      assertThatThrownBy(
              () -> opened.events().search(SearchRequest.all().withFacets(List.of("knid"))))
          .hasMessageContaining("did you mean kind");
    }
  }

  @Test
  void theHistogramFillsGapsAndLeavesOutWhatHasNoTime() {
    List<Event> events =
        List.of(
            event().line(1).time(NOON.minusNanos(100)).build(),
            event().line(2).time(NOON).build(),
            event().line(3).time(NOON.plusSeconds(299)).build(),
            event().line(4).untimedAfter("2026-09-25T12:04:59Z").build(),
            event().line(5).time(NOON.plusSeconds(900)).build());

    try (Case opened = LuceneTestCase.of(folder, events)) {
      assertThat(histogram(opened, "*", Duration.ofMinutes(5)))
          .containsExactly(
              new HistogramBucket(NOON.minusSeconds(300), 1),
              new HistogramBucket(NOON, 2),
              new HistogramBucket(NOON.plusSeconds(300), 0),
              new HistogramBucket(NOON.plusSeconds(600), 0),
              new HistogramBucket(NOON.plusSeconds(900), 1));
      assertThat(histogram(opened, "line:2", Duration.ofDays(1)))
          .containsExactly(new HistogramBucket(Instant.parse("2026-09-25T00:00:00Z"), 1));
    }
  }

  @Test
  void aHistogramOfTooManyOrImpossibleBucketsIsRefused() {
    List<Event> events =
        List.of(
            event().line(1).time("1601-01-01T00:00:00Z").build(),
            event().line(2).time("9999-01-01T00:00:00Z").build());

    try (Case opened = LuceneTestCase.of(folder, events)) {
      for (Duration width : List.of(Duration.ofNanos(1), Duration.ofMinutes(5))) {
        assertThatThrownBy(() -> histogram(opened, "*", width))
            .isInstanceOf(InvalidSearchException.class)
            .hasMessageContaining("more than 10000. Choose wider buckets");
      }
      for (Duration width :
          List.of(Duration.ZERO, Duration.ofMinutes(-5), Duration.ofDays(200_000))) {
        assertThatThrownBy(() -> histogram(opened, "*", width))
            .isInstanceOf(InvalidSearchException.class)
            .hasMessageContaining("must be more than zero");
      }
      assertThat(histogram(opened, "*", Duration.ofDays(100_000))).hasSize(4);
    }
  }

  @Test
  void overlongValuesAreKeptWholeAndFoundByTheirBeginning() {
    String targets = "16777217,".repeat(5_000);
    Event event =
        event().with(Attribute.TARGET_DEVICE_IDS, targets).message("x".repeat(100_000)).build();

    try (Case opened = LuceneTestCase.of(folder, List.of(event))) {
      assertThat(LuceneTestCase.events(opened, SearchRequest.of("targetDeviceIds:16777217*")))
          .containsExactly(event);
      assertThat(
              LuceneTestCase.events(
                  opened, SearchRequest.of("targetDeviceIds:\"" + targets + "\"")))
          .containsExactly(event);
    }
  }

  @Test
  void manyThreadsReadAtOnce() {
    try (Case opened = LuceneTestCase.of(folder, hourly(2_500))) {
      List<List<Long>> found = Collections.synchronizedList(new ArrayList<>());
      IntStream.range(0, 8)
          .parallel()
          .forEach(i -> found.add(LuceneTestCase.lines(opened, SearchRequest.all())));

      assertThat(found).hasSize(8);
      assertThat(found).allMatch(lines -> lines.equals(found.getFirst()));
    }
  }

  private static List<Event> hourly(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> event().at("a.log", i + 1).time(NOON.plusSeconds(3600L * i)).build())
        .toList();
  }

  private static List<FacetResult.Value> facet(Case opened, String query, String field) {
    return opened
        .events()
        .search(SearchRequest.of(query).withFacets(List.of(field)))
        .facets()
        .getFirst()
        .values();
  }

  private static FacetResult.Value value(String value, long count) {
    return new FacetResult.Value(value, count);
  }

  private static List<HistogramBucket> histogram(Case opened, String query, Duration width) {
    return opened.events().search(SearchRequest.of(query).withHistogram(width)).histogram();
  }
}
