package dev.synctrace.index.lucene.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.lucene.LuceneTestCase;
import dev.synctrace.index.lucene.SampleEvents;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.search.SearchStoppedException;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that is told to stop gives all it was asked for, or nothing. */
class SearchStopTest {
  private static final String LOG = "SMS_AZUREAD_DISCOVERY_AGENT.log";
  private static final int EVENTS = 3_000;
  private static final Instant START = Instant.parse("2026-09-25T00:00:00Z");
  private static final SearchRequest REQUEST =
      SearchRequest.of("member*")
          .withFacets(List.of("kind", "source"))
          .withHistogram(Duration.ofMinutes(10));

  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    try (CaseWriter writer = new LuceneCaseStore(folder).openForWriting()) {
      LuceneTestCase.add(
          writer, LOG, IntStream.rangeClosed(1, EVENTS).mapToObj(this::request).toList());
    }
  }

  private Event request(int number) {
    return SampleEvents.event()
        .at(LOG, number)
        .time(START.plusSeconds(number))
        .kind(Kind.GROUPSYNC_MEMBER_ADD)
        .message("Requested to add member " + number)
        .build();
  }

  /** What is said of the events, the counts and the number of hits. */
  private record Answer(long total, List<Hit> hits, Object facets, Object histogram) {
    static Answer of(EventSearch events) {
      SearchResult result = events.search(REQUEST);
      List<Hit> hits = new ArrayList<>();
      result.hits().forEach(hits::add);
      return new Answer(result.total(), hits, result.facets(), result.histogram());
    }
  }

  @Test
  void whereverItIsToldToStopNoPartOfAnAnswerComesOut() {
    try (Case opened = new LuceneCaseStore(folder).open()) {
      Answer whole = Answer.of(opened.events());
      assertThat(whole.hits()).hasSize(EVENTS);
      int stopped = 0;
      boolean answered = false;
      for (int asks = 0; !answered; asks++) {
        AtomicInteger left = new AtomicInteger(asks);
        EventSearch patient = opened.events().stoppedBy(() -> left.getAndDecrement() <= 0);
        try {
          assertThat(Answer.of(patient)).as("after %d", asks).isEqualTo(whole);
          answered = true;
        } catch (SearchStoppedException e) {
          stopped++;
        }
      }
      assertThat(stopped).isGreaterThan(5);
    }
  }

  @Test
  void allThatIsAskedOfAStoppedSearchSaysSo() {
    try (Case opened = new LuceneCaseStore(folder).open()) {
      EventSearch stopped = opened.events().stoppedBy(() -> true);
      for (Runnable question :
          List.<Runnable>of(
              () -> stopped.search(REQUEST),
              () -> stopped.kinds(),
              () -> stopped.values("member", "source"),
              () -> stopped.hasAllValues(List.of("member"), "member", "source"),
              () -> stopped.timeRange())) {
        assertThatThrownBy(question::run)
            .isInstanceOf(SearchStoppedException.class)
            .hasMessageContaining("stopped");
      }
    }
  }

  @Test
  void aSearchThatIsNotToldToStopAnswersAsAny() {
    try (Case opened = new LuceneCaseStore(folder).open()) {
      assertThat(Answer.of(opened.events().stoppedBy(() -> false)))
          .isEqualTo(Answer.of(opened.events()));
    }
  }
}
