package dev.synctrace.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.synctrace.diagnosis.cache.ActionFormat;
import dev.synctrace.diagnosis.cache.CacheDecoder;
import dev.synctrace.diagnosis.cache.CacheEncoder;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.SourceEvents;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ActionReasons.ActionReason;
import dev.synctrace.diagnosis.trace.advice.ActionRow;
import dev.synctrace.diagnosis.trace.advice.ActionTable;
import dev.synctrace.diagnosis.trace.advice.StreamedActionTable;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionTargetDevices;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionUser;
import dev.synctrace.diagnosis.trace.join.ActionRecords;
import dev.synctrace.diagnosis.trace.model.ActionIds;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace.ClientCounts;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.lucene.LuceneCaseStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are kept with a case are those that are worked out of it, value for value. */
class ActionCacheTest {
  private static final String BUILD = "build 1";

  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    ActionRecords records = new ActionRecords();
    for (int i = 0; i < 20; i++) {
      records.goodAction(i * 60_000L, "d83d281b-2a05-47ce-bf6a-bd1ade0%05d".formatted(i), i);
    }
    records.in(ActionRecords.GATEWAY).on("9001").at(3_000_000).received().at(3_000_016).validated();
    records.at(3_000_400).unauthorized(ActionRecords.ADA);
    records.in(ActionRecords.SERVER).withoutTime().started(700, 702, null, 3);
    try (CaseWriter writer = store().openForWriting()) {
      SourceEvents sources = new SourceEvents(writer);
      records.events().forEach(sources::add);
      sources.complete(Duration.ofHours(1));
    }
  }

  @Test
  void keptRowsAndClocksAreThoseThatAreJoined() throws IOException {
    try (Case opened = store().open();
        ActionTable joined = joined(opened)) {
      List<ActionRow> rows = rows(joined);
      assertThat(rows).hasSize(22).anyMatch(row -> row.causes().contains("T01"));

      new AnswerCache(opened, () -> BUILD).keep(joined(opened));

      try (ActionTable kept = new AnswerCache(opened, () -> BUILD).actions().orElseThrow()) {
        assertThat(rows(kept)).isEqualTo(rows);
        assertThat(kept.clocks()).isNotEmpty().isEqualTo(joined.clocks());
      }
    }
  }

  @Test
  void anotherBuildFindsNone() throws IOException {
    try (Case opened = store().open()) {
      new AnswerCache(opened, () -> BUILD).keep(joined(opened));
      assertThat(new AnswerCache(opened, () -> "build 2").actions()).isEmpty();
    }
  }

  @Test
  void onlyTableOfManyIsWorthKeeping() throws IOException {
    try (Case opened = store().open()) {
      AnswerCache answers = new AnswerCache(opened, () -> BUILD);
      assertThat(answers.lacksActions()).isFalse();
      assertThat(answers.lacksActions(204)).isTrue();
      assertThat(answers.lacksActions(205)).isFalse();
    }
  }

  @Test
  void whateverARowHoldsIsReadAsItWasWritten() throws IOException {
    ActionRow empty =
        new ActionRow(
            null,
            Set.of(),
            0,
            ActionOutcome.UNKNOWN,
            null,
            new ActionIds(null, null, null, null, null, null, null),
            new ClientCounts(null, null, null),
            0,
            List.of(),
            new ActionUser(null, null),
            new ActionTargetDevices(null, 0),
            new ActionReason(null, null));
    ActionRow odd =
        new ActionRow(
            ActionRecords.START.plusNanos(1),
            Set.of(StepKind.values()),
            Integer.MAX_VALUE,
            ActionOutcome.COMPLETED,
            TraceComponent.AGENT,
            new ActionIds("", -1L, 0L, Long.MAX_VALUE, "●".repeat(40_000), "a\nb", "😀"),
            new ClientCounts(0L, 1L, Long.MIN_VALUE),
            Integer.MAX_VALUE,
            List.of("T01", "X-own"),
            new ActionUser("a\nb", "Megan Bowen"),
            new ActionTargetDevices("CLIENT-042", Long.MAX_VALUE),
            new ActionReason("●".repeat(40_000), ""));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CacheEncoder out = new CacheEncoder(bytes)) {
      ActionFormat.write(empty, out);
      ActionFormat.write(odd, out);
    }

    CacheDecoder in = new CacheDecoder(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(ActionFormat.readRow(in)).isEqualTo(empty);
    assertThat(ActionFormat.readRow(in)).isEqualTo(odd);
    assertThatIOException().isThrownBy(in::count);
  }

  private LuceneCaseStore store() {
    return new LuceneCaseStore(folder.resolve("case"));
  }

  private static ActionTable joined(Case opened) {
    Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.loadTenantAttach(null), null);
    return new StreamedActionTable(new Traces(opened).all(), diagnosis::causesOf, opened);
  }

  private static List<ActionRow> rows(ActionTable table) {
    List<ActionRow> rows = new ArrayList<>();
    table.forEach(rows::add);
    return rows;
  }
}
