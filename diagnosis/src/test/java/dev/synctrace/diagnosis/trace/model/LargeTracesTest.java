package dev.synctrace.diagnosis.trace.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.trace.SourceEvents;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.join.ActionRecords;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.lucene.LuceneCaseStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred thousand actions, a million records. On an idle machine the table takes some four
 * seconds and one action a tenth of one; the bounds here leave room for a slow one under load.
 */
@Tag("slow")
class LargeTracesTest {
  private static final int ACTIONS = 100_000;
  private static final Duration TABLE = Duration.ofSeconds(60);
  private static final Duration ONE = Duration.ofSeconds(3);

  @TempDir private static Path folder;

  @BeforeAll
  static void fill() {
    ActionRecords records = new ActionRecords();
    try (CaseWriter writer = new LuceneCaseStore(folder.resolve("case")).openForWriting()) {
      SourceEvents sources = new SourceEvents(writer);
      for (int i = 0; i < ACTIONS; i++) {
        records.goodAction(i * 900L, guid(i), i);
        records.drain().forEach(sources::add);
      }
      sources.complete(Duration.ofSeconds(ACTIONS));
    }
  }

  @Test
  void theTableOfAllTakesSeconds() {
    try (Case opened = new LuceneCaseStore(folder.resolve("case")).open()) {
      Instant before = Instant.now();
      int completed = 0;
      for (Trace trace : new Traces(opened).all()) {
        assertThat(trace.ids().pushId()).isEqualTo(completed);
        completed += trace.outcome() == ActionOutcome.COMPLETED ? 1 : 0;
      }
      assertThat(completed).isEqualTo(ACTIONS);
      assertThat(Duration.between(before, Instant.now())).isLessThan(TABLE);
    }
  }

  @Test
  void oneOfThemIsFoundInAMoment() {
    try (Case opened = new LuceneCaseStore(folder.resolve("case")).open()) {
      Traces traces = new Traces(opened);
      for (String id : List.of(guid(77_777), "77777")) {
        Instant before = Instant.now();
        List<Trace> found = traces.find(id);
        assertThat(Duration.between(before, Instant.now())).isLessThan(ONE);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().steps()).hasSize(10);
        assertThat(found.getFirst().ids().userId()).isEqualTo(ActionRecords.ADA);
      }
    }
  }

  private static String guid(int i) {
    return new UUID(0x16f4c865d12f41beL, i).toString();
  }
}
