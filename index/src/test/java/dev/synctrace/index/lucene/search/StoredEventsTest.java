package dev.synctrace.index.lucene.search;

import static dev.synctrace.index.lucene.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.lucene.LuceneTestCase;
import dev.synctrace.index.lucene.RandomEvents;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredEventsTest {
  /** More than are remembered of a column's values. */
  private static final int SOURCES = 150;

  private static final int LINES = 40;

  @TempDir private Path folder;

  @Test
  void eventsOfEveryShapeComeBackOutOfSeveralSegments() {
    CaseStore store = new LuceneCaseStore(folder);
    RandomEvents random = new RandomEvents(20261122);
    List<Event> events = new ArrayList<>();
    try (CaseWriter writer = store.openForWriting()) {
      for (int i = 0; i < SOURCES; i++) {
        String path = "logs/源-" + i + ".log";
        List<Event> ofSource = new ArrayList<>();
        for (int line = 1; line <= LINES; line++) {
          ofSource.add(random.next(path, line));
        }
        LuceneTestCase.add(writer, path, ofSource);
        events.addAll(ofSource);
        if (i % 20 == 0) {
          writer.commit();
        }
      }
    }

    try (Case opened = store.open()) {
      assertThat(byPlace(LuceneTestCase.events(opened, SearchRequest.all())))
          .isEqualTo(byPlace(events));
      // So few are not read in whole blocks.
      List<Event> all = LuceneTestCase.events(opened, SearchRequest.all());
      List<Event> first = LuceneTestCase.events(opened, SearchRequest.all().withFirst(50));
      assertThat(first).isEqualTo(all.subList(0, 50));
    }
  }

  @Test
  void whatDocValuesCannotHoldComesBackToo() {
    String long5000 = "c".repeat(4_095) + "😀" + "d".repeat(1_000);
    List<Event> events =
        List.of(
            event().at("a.log", 1).component(long5000).build(),
            event().at("a.log", 2).component(long5000 + "e").build(),
            event().at("a.log", 3).component("half \uD83D").thread("\uDE00 half").build(),
            event().at("a.log", 4).component("").thread(null).zone(null).build(),
            event().at("a.log", 5).log(long5000).build(),
            event().at("a.log", 1L << 39).build(),
            event().at("a.log", 1L << 62).build());

    try (Case opened = LuceneTestCase.of(folder, events)) {
      assertThat(byPlace(LuceneTestCase.events(opened, SearchRequest.all()))).isEqualTo(events);
    }
  }

  @Test
  void aSourceWithAVeryLongPathKeepsIt() {
    String path = "folder/".repeat(800) + "a.log";
    List<Event> events = List.of(event().at(path, 1).build(), event().at(path, 2).build());

    try (Case opened = LuceneTestCase.of(folder, events)) {
      assertThat(LuceneTestCase.events(opened, SearchRequest.all())).isEqualTo(events);
    }
  }

  private static List<Event> byPlace(List<Event> events) {
    return events.stream()
        .sorted(Comparator.comparing(Event::source).thenComparing(Event::line))
        .toList();
  }
}
