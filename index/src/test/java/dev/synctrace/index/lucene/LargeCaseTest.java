package dev.synctrace.index.lucene;

import static dev.synctrace.index.lucene.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LargeCaseTest {
  private static final int SOURCES = 20;
  private static final int LINES = 5_000;
  private static final Instant START = Instant.parse("2026-09-25T00:00:00Z");

  @TempDir private Path folder;

  @Test
  @Timeout(120)
  void aHundredThousandEventsByTwoThreadsAreTheSameCaseAsByOne() throws Exception {
    CaseStore one = new LuceneCaseStore(folder.resolve("one"));
    CaseStore two = new LuceneCaseStore(folder.resolve("two"));
    fill(one, 1);
    fill(two, 2);

    try (Case expected = one.open();
        Case actual = two.open()) {
      assertThat(actual.sources()).isEqualTo(expected.sources());
      assertThat(sameEvents(expected, actual)).isEqualTo(SOURCES * LINES);
      SearchRequest everything =
          SearchRequest.of("kind:push.*")
              .withFacets(List.of("pushId", "source"))
              .withHistogram(Duration.ofMinutes(1));
      var first = expected.events().search(everything);
      var second = actual.events().search(everything);
      assertThat(second.total()).isEqualTo(first.total()).isEqualTo(SOURCES * LINES / 5);
      assertThat(second.facets()).isEqualTo(first.facets());
      assertThat(second.histogram()).isEqualTo(first.histogram());
    }
  }

  /** Far more than one page, of sources that all cover the same time; the last one has no times. */
  @Test
  @Timeout(120)
  void pagesOfManySourcesFollowEachOtherInTheOrderOfTime() throws Exception {
    CaseStore store = new LuceneCaseStore(folder.resolve("pages"));
    fill(store, 2);
    try (CaseWriter writer = store.openForWriting()) {
      LuceneTestCase.add(
          writer,
          "notes.txt",
          IntStream.rangeClosed(1, 3)
              .mapToObj(i -> event().at("notes.txt", i).untimedAfter(null).message("note").build())
              .toList());
    }

    try (Case opened = store.open()) {
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < LINES; i += 3) {
        for (int s : IntStream.range(0, SOURCES).boxed().sorted(byName()).toList()) {
          for (int line = i; line < Math.min(i + 3, LINES); line++) {
            expected.add("logs/BgbServer-" + s + ".log:" + (line + 1));
          }
        }
      }
      for (int line = 1; line <= 3; line++) {
        expected.add("notes.txt:" + line);
      }
      assertThat(places(opened, SearchRequest.all())).isEqualTo(expected);
      assertThat(places(opened, SearchRequest.all().withLast(70_000)))
          .isEqualTo(expected.subList(expected.size() - 70_000, expected.size()));
      int timed = SOURCES * LINES;
      for (int few : List.of(1, 5, 5_000)) {
        assertThat(places(opened, SearchRequest.all().withFirst(few)))
            .isEqualTo(expected.subList(0, few));
        assertThat(places(opened, SearchRequest.all().withLast(few)))
            .isEqualTo(expected.subList(timed - few, timed));
      }
      List<String> pushes =
          expected.subList(0, timed).stream().filter(place -> lineOf(place) % 5 == 1).toList();
      for (int few : List.of(1, 5, 700, 5_000)) {
        assertThat(places(opened, SearchRequest.of("kind:push.start").withLast(few)))
            .isEqualTo(pushes.subList(pushes.size() - few, pushes.size()));
      }
      List<String> oldPushes = pushes.stream().filter(place -> lineOf(place) <= 2_500).toList();
      assertThat(
              places(opened, SearchRequest.of("kind:push.start AND line:[* TO 2500]").withLast(50)))
          .isEqualTo(oldPushes.subList(oldPushes.size() - 50, oldPushes.size()));
    }
  }

  @Test
  @Timeout(120)
  void valuesOfOneQueryAreFoundAmongThoseOfAnother() throws Exception {
    CaseStore store = new LuceneCaseStore(folder.resolve("values"));
    fill(store, 2);

    try (Case opened = store.open()) {
      EventSearch events = opened.events();
      List<String> pushes =
          List.of("kind:push.start AND line:[1 TO 100]", "kind:push.start AND line:[200 TO 900]");
      assertThat(events.hasAllValues(pushes, "kind:push.start", "taskGuid")).isTrue();
      assertThat(events.hasAllValues(pushes, "kind:push.start AND NOT line:206", "taskGuid"))
          .isFalse();
      assertThat(events.hasAllValues(pushes, "kind:discovery.start", "taskGuid")).isFalse();
      assertThat(
              events.hasAllValues(
                  List.of("kind:discovery.start"), "kind:discovery.start", "taskGuid"))
          .isTrue();
      assertThat(events.values(pushes.getFirst(), "taskGuid")).hasSize(SOURCES * 20);
    }
  }

  private static int lineOf(String place) {
    return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
  }

  private static Comparator<Integer> byName() {
    return Comparator.comparing(s -> "BgbServer-" + s + ".log");
  }

  private static List<String> places(Case opened, SearchRequest request) {
    List<String> places = new ArrayList<>();
    for (Event event : opened.events().search(request).events()) {
      places.add(event.source() + ":" + event.line());
    }
    return places;
  }

  private static int sameEvents(Case expected, Case actual) {
    var left = expected.events().search(SearchRequest.all()).events().iterator();
    var right = actual.events().search(SearchRequest.all()).events().iterator();
    int same = 0;
    while (left.hasNext() && right.hasNext() && left.next().equals(right.next())) {
      same++;
    }
    return same;
  }

  private static void fill(CaseStore store, int threads) throws Exception {
    try (CaseWriter writer = store.openForWriting();
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int s = 0; s < SOURCES; s++) {
        String path = "logs/BgbServer-" + s + ".log";
        work.add(() -> {
          LuceneTestCase.add(
              writer, path, IntStream.range(0, LINES).mapToObj(i -> line(path, i)).toList());
          return null;
        });
      }
      for (Future<Void> done : pool.invokeAll(work)) {
        done.get();
      }
    }
  }

  private static Event line(String path, int i) {
    String id = new UUID(path.hashCode(), i).toString();
    SampleEvents event =
        event().at(path, i + 1).time(START.plusMillis(i / 3 * 500L)).message("Some words, " + id);
    if (i % 5 == 0) {
      event.kind(Kind.PUSH_START).with(Attribute.PUSH_ID, Integer.toString(i % 97));
      event.with(Attribute.TASK_GUID, id);
    }
    return event.build();
  }
}
