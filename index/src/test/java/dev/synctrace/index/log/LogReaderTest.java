package dev.synctrace.index.log;

import static dev.synctrace.parsers.model.Severity.ERROR;
import static dev.synctrace.parsers.model.Severity.INFO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synctrace.index.Case;
import dev.synctrace.index.log.ClockCorrections.Correction;
import dev.synctrace.index.lucene.LuceneTestCase;
import dev.synctrace.index.lucene.SampleEvents;
import dev.synctrace.index.search.QueryException;
import dev.synctrace.parsers.model.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of logs against all events, sorted in memory. */
class LogReaderTest {
  private static final Instant START = Instant.parse("2026-10-25T00:30:00Z");
  private static final String OLD = "CM01/SMS_AZUREAD_DISCOVERY_AGENT.lo_";
  private static final String NEW = "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log";
  private static final String CLIENT = "CLIENT-042/CcmMessaging.log";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyPageIsWhatIsThere(long seed) {
    Random random = new Random(seed);
    List<Event> events = randomEvents(random);
    try (Case opened = LuceneTestCase.of(folder, events)) {
      ClockCorrections clocks =
          new ClockCorrections(
              Map.of(CLIENT, new Correction(Duration.ofSeconds(random.nextInt(-90, 90)), "")));
      Predicate<Event> hits = event -> event.message().contains("needle");
      RotatedLog log = logWith(opened, NEW);
      assertEquals(List.of(OLD, NEW), log.paths());
      for (@Nullable String filter : new @Nullable String[] {null, "needle"}) {
        Predicate<Event> shown = filter == null ? _ -> true : hits;
        check(
            LogReader.of(opened.events(), log, filter, clocks),
            inFileOrder(events, shown, log.paths(), clocks),
            LogReaderTest::isAtTime,
            random);
        check(
            LogReader.merged(opened.events(), List.of(NEW, CLIENT), filter, clocks),
            inTimeOrder(events, shown.and(event -> !event.source().equals(OLD)), clocks),
            LogReaderTest::isAtTime,
            random);
        check(
            LogReader.merged(opened.events(), List.of(), filter, clocks),
            inTimeOrder(events, shown, clocks),
            LogReaderTest::isAtTime,
            random);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aSpanOfTimeIsThatOfTheCorrectedClocks(long seed) {
    Random random = new Random(seed);
    List<Event> events = randomEvents(random);
    try (Case opened = LuceneTestCase.of(folder, events)) {
      ClockCorrections clocks =
          new ClockCorrections(Map.of(CLIENT, new Correction(Duration.ofSeconds(-17), "")));
      Instant since = START.plusSeconds(random.nextInt(20, 80));
      Instant until = since.plusSeconds(random.nextInt(10, 90));
      RotatedLog log = logWith(opened, NEW);
      for (@Nullable Instant from : new @Nullable Instant[] {null, since}) {
        for (@Nullable Instant to : new @Nullable Instant[] {null, until}) {
          Predicate<Event> shown = event -> isWithin(clocks, event, from, to);
          check(
              LogReader.of(opened.events(), log, null, clocks).within(from, to),
              inFileOrder(events, shown, log.paths(), clocks),
              LogReaderTest::isAtTime,
              random);
          check(
              LogReader.merged(opened.events(), List.of(), null, clocks).within(from, to),
              inTimeOrder(events, shown, clocks),
              LogReaderTest::isAtTime,
              random);
        }
      }
    }
  }

  private static boolean isWithin(
      ClockCorrections clocks, Event event, @Nullable Instant since, @Nullable Instant until) {
    Instant time = Objects.requireNonNull(clocks.correct(event.source(), event.orderTime()));
    return (since == null || !time.isBefore(since)) && (until == null || time.isBefore(until));
  }

  @Test
  void manyRecordsAreReadPageByPage() {
    List<Event> events = new ArrayList<>();
    for (int line = 1; line <= 1_203; line++) {
      events.add(SampleEvents.event().at(line <= 600 ? OLD : NEW, line).build());
    }
    try (Case opened = LuceneTestCase.of(folder, events)) {
      LogReader reader =
          LogReader.of(opened.events(), logWith(opened, NEW), null, ClockCorrections.NONE);
      List<Long> lines = new ArrayList<>();
      reader.records(null).forEach(row -> lines.add(row.event().line()));
      assertEquals(LongStream.rangeClosed(1, 1_203).boxed().toList(), lines);
      assertEquals(204, reader.back(null, 1_000).orElseThrow().position().line());
      assertEquals(OLD, reader.back(null, 1_000).orElseThrow().position().source());
    }
  }

  @Test
  void aHitFarAwayIsFound() {
    List<Event> events = new ArrayList<>();
    for (int line = 1; line <= 5_000; line++) {
      String said = line == 1 || line > 3_500 ? "needle" : "hay";
      events.add(SampleEvents.event().at(NEW, line).message(said).build());
    }
    try (Case opened = LuceneTestCase.of(folder, events)) {
      LogReader reader =
          LogReader.of(opened.events(), logWith(opened, NEW), "needle", ClockCorrections.NONE);
      assertEquals(List.of(1L, 3_501L, 3_502L), lines(reader.first(3)));
      assertEquals(List.of(3_501L), lines(reader.after(new LogPosition(NEW, 2, null), 1)));
      assertEquals(List.of(1L), lines(reader.before(new LogPosition(NEW, 3_501, null), 5)));
      assertEquals(List.of(4_999L, 5_000L), lines(reader.last(2)));
    }
  }

  /** As in an export without line breaks. */
  @Test
  void recordsOfOneLineAndTimeStayTogetherInTimeOrder() {
    List<Event> events = new ArrayList<>();
    events.add(SampleEvents.event().at(NEW, 1).time(START).build());
    for (int i = 0; i < 40; i++) {
      events.add(
          SampleEvents.event().at(NEW, 2).time(START.plusSeconds(1)).message("" + i).build());
    }
    events.add(SampleEvents.event().at(NEW, 3).time(START.plusSeconds(2)).build());
    try (Case opened = LuceneTestCase.of(folder, events)) {
      LogReader reader =
          LogReader.merged(opened.events(), List.of(NEW), null, ClockCorrections.NONE);
      LogPage before = reader.before(new LogPosition(NEW, 3, START.plusSeconds(2)), 3);
      assertEquals(40, before.records().size());
      assertEquals(false, before.first());
    }
  }

  @Test
  void pagesHaveAllOfManyRecordsOfOneLineAndTime() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      events.add(SampleEvents.event().at(NEW, 1).time(START).message("" + i).build());
    }
    for (int i = 0; i < 300; i++) {
      events.add(SampleEvents.event().at(CLIENT, i + 1).time(START.plusSeconds(i - 150)).build());
    }
    try (Case opened = LuceneTestCase.of(folder, events)) {
      LogReader reader = LogReader.merged(opened.events(), List.of(), null, ClockCorrections.NONE);
      for (int size : new int[] {1, 100, 152}) {
        List<LogRecord> forward = new ArrayList<>();
        for (LogPage page = reader.first(size);
            !page.records().isEmpty();
            page = reader.after(LogPosition.of(forward.getLast()), size)) {
          forward.addAll(page.records());
        }
        List<LogRecord> backward = new ArrayList<>();
        for (LogPage page = reader.last(size);
            !page.records().isEmpty();
            page = reader.before(LogPosition.of(backward.getFirst()), size)) {
          backward.addAll(0, page.records());
        }
        assertEquals(1_800, forward.size(), "pages of " + size);
        assertEquals(forward, backward, "pages of " + size);
      }
      assertEquals(
          new LogReader.Start(new LogPosition(NEW, 1, START), 1_497),
          reader.back(new LogPosition(NEW, 2, START), 3).orElseThrow());
    }
  }

  @Test
  void recordsOfOneLineAreFarApartInTime() {
    List<Event> events = new ArrayList<>();
    events.add(SampleEvents.event().at(NEW, 1).time(START).message("A").build());
    events.add(SampleEvents.event().at(NEW, 1).time(START.plusSeconds(600)).message("B").build());
    for (int i = 1; i <= 100; i++) {
      events.add(SampleEvents.event().at(CLIENT, i).time(START.plusSeconds(i * 10L)).build());
    }
    try (Case opened = LuceneTestCase.of(folder, events)) {
      LogReader reader = LogReader.merged(opened.events(), List.of(), null, ClockCorrections.NONE);
      assertEquals(
          List.of("A", "B"),
          reader.allAt(NEW, 1).stream().map(row -> row.event().message()).toList());
      List<LogRecord> seen = new ArrayList<>(reader.first(7).records());
      for (LogPage page = reader.after(LogPosition.of(seen.getLast()), 7);
          !page.records().isEmpty();
          page = reader.after(LogPosition.of(seen.getLast()), 7)) {
        seen.addAll(page.records());
      }
      assertEquals(inTimeOrder(events, _ -> true, ClockCorrections.NONE), seen);
      assertEquals(0, reader.unplaced());
    }
  }

  @Test
  void eachRecordOfOneLineIsFoundInItsLog() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      events.add(
          SampleEvents.event()
              .at(NEW, 3)
              .time(START.plusSeconds(i))
              .severity(i % 2 == 0 ? ERROR : INFO)
              .message("record " + i)
              .build());
    }
    try (Case opened = LuceneTestCase.of(folder, events)) {
      LogReader reader =
          LogReader.of(opened.events(), logWith(opened, NEW), null, ClockCorrections.NONE);
      List<String> seen = new ArrayList<>();
      LogPosition at = new LogPosition(NEW, 1, null);
      for (Optional<LogRecord> next = reader.next(at, "severity:error");
          next.isPresent();
          next = reader.next(at, "severity:error")) {
        seen.add(next.get().event().message());
        at = LogPosition.of(next.get());
      }
      assertEquals(List.of("record 0", "record 2", "record 4"), seen);
      assertEquals(
          "record 2", reader.previous(at, "severity:error").orElseThrow().event().message());
    }
  }

  @Test
  void aLineFarBehindTheEndIsTheLastRecord() {
    List<Event> events = new ArrayList<>();
    for (int line = 1; line <= 3_000; line++) {
      events.add(SampleEvents.event().at(NEW, line).build());
    }
    try (Case opened = LuceneTestCase.of(folder, events)) {
      LogReader reader =
          LogReader.of(opened.events(), logWith(opened, NEW), null, ClockCorrections.NONE);
      assertEquals(3_000, reader.at(NEW, 900_000).orElseThrow().event().line());
    }
  }

  @Test
  void sourcesThatDifferOnlyInCaseAreTwo() {
    String other = NEW.replace("CM01", "cm01");
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      events.add(SampleEvents.event().at(NEW, i + 1).time(START.plusSeconds(2L * i)).build());
      events.add(SampleEvents.event().at(other, i + 1).time(START.plusSeconds(2L * i + 1)).build());
      events.add(SampleEvents.event().at(CLIENT, i + 1).time(START.plusSeconds(2L * i)).build());
    }
    try (Case opened = LuceneTestCase.of(folder, events)) {
      check(
          LogReader.merged(opened.events(), List.of(NEW, CLIENT), null, ClockCorrections.NONE),
          inTimeOrder(events, event -> !event.source().equals(other), ClockCorrections.NONE),
          LogReaderTest::isAtTime,
          new Random(1));
    }
  }

  @Test
  void whatNothingPlacesInTimeIsCounted() {
    List<Event> events =
        List.of(
            SampleEvents.event().at(NEW, 1).untimedAfter(null).build(),
            SampleEvents.event().at(NEW, 2).time(START).build(),
            SampleEvents.event().at(NEW, 3).untimedAfter(START.toString()).build());
    try (Case opened = LuceneTestCase.of(folder, events)) {
      LogReader reader = LogReader.merged(opened.events(), List.of(), null, ClockCorrections.NONE);
      assertEquals(1, reader.unplaced());
      assertEquals(List.of(2L, 3L), lines(reader.first(9)));
    }
  }

  @Test
  void aLineWithinARecordIsThatRecord() {
    List<Event> events =
        List.of(
            SampleEvents.event().at(NEW, 1).build(),
            SampleEvents.event().at(NEW, 2).endLine(9).build(),
            SampleEvents.event().at(NEW, 10).build());
    try (Case opened = LuceneTestCase.of(folder, events)) {
      LogReader reader =
          LogReader.of(opened.events(), logWith(opened, NEW), null, ClockCorrections.NONE);
      assertEquals(2, reader.at(NEW, 7).orElseThrow().event().line());
      assertEquals(10, reader.at(NEW, 10).orElseThrow().event().line());
      assertEquals(10, reader.at(NEW, 99).orElseThrow().event().line());
      assertEquals(Optional.empty(), reader.at(NEW, 0));
    }
  }

  @Test
  void anInstantLeadsToTheFirstRecordSince() {
    List<Event> events =
        List.of(
            SampleEvents.event().at(NEW, 1).time(START).build(),
            SampleEvents.event().at(NEW, 2).time(START.plusSeconds(60)).build());
    try (Case opened = LuceneTestCase.of(folder, events)) {
      ClockCorrections fast =
          new ClockCorrections(Map.of(NEW, new Correction(Duration.ofSeconds(40), "")));
      LogReader reader = LogReader.of(opened.events(), logWith(opened, NEW), null, fast);
      assertEquals(2, reader.from(START.plusSeconds(20)).orElseThrow().event().line());
      assertEquals(Optional.empty(), reader.from(START.plusSeconds(21)));
    }
  }

  @Test
  void aMistakeIsToldInWhatWasTyped() {
    try (Case opened =
        LuceneTestCase.of(folder, List.of(SampleEvents.event().at(NEW, 1).build()))) {
      QueryException wrong =
          assertThrows(
              QueryException.class,
              () ->
                  LogReader.of(
                      opened.events(), logWith(opened, NEW), "a AND (", ClockCorrections.NONE));
      assertTrue(wrong.pointer().startsWith("a AND ("), wrong.pointer());
    }
  }

  private static List<Long> lines(LogPage page) {
    return page.records().stream().map(row -> row.event().line()).toList();
  }

  private static RotatedLog logWith(Case opened, String path) {
    return RotatedLog.of(opened.sources()).stream()
        .filter(log -> log.paths().contains(path))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isAtTime(LogRecord one, LogRecord other) {
    return LogPosition.of(one).equals(LogPosition.of(other));
  }

  private static void check(
      LogReader reader,
      List<LogRecord> all,
      BiPredicate<LogRecord, LogRecord> same,
      Random random) {
    int size = random.nextInt(1, 12);
    assertPage(all, 0, reader.first(size), size);
    LogPage last = reader.last(size);
    assertTrue(last.last());
    assertEquals(all.subList(all.size() - last.records().size(), all.size()), last.records());
    assertTrue(last.records().size() >= Math.min(size, all.size()));
    for (int at = 0; at < all.size(); at += random.nextInt(1, 20)) {
      LogPosition position = LogPosition.of(all.get(at));
      int start = startOf(all, at, same);
      LogPage around = reader.around(position, size, size);
      int first = around.records().indexOf(all.get(start));
      assertEquals(all.subList(start - first, start), around.records().subList(0, first));
      assertTrue(first >= Math.min(size, start));
      assertEquals(start - first == 0, around.first());
      assertPage(
          all,
          start,
          new LogPage(
              around.records().subList(first, around.records().size()), start == 0, around.last()),
          size);
      int end = endOf(all, at, same);
      LogPage after = reader.after(position, size);
      assertEquals(all.subList(end, end + after.records().size()), after.records());
      assertTrue(after.records().size() >= Math.min(size, all.size() - end));
      assertEquals(end + after.records().size() == all.size(), after.last());
      LogPage before = reader.before(position, size);
      assertEquals(all.subList(start - before.records().size(), start), before.records());
      assertEquals(start == before.records().size(), before.first());
      List<LogRecord> rest = new ArrayList<>();
      reader.records(position).forEach(rest::add);
      assertEquals(all.subList(start, all.size()), rest);
      assertEquals(
          before.records().stream().findFirst().map(row -> row.event().line()),
          reader.back(position, size).map(each -> each.position().line()));
      assertEquals(
          all.subList(end, all.size()).stream().filter(LogReaderTest::isError).findFirst(),
          reader.next(position, "severity:error"));
      assertEquals(
          all.subList(0, start).reversed().stream().filter(LogReaderTest::isError).findFirst(),
          reader.previous(position, "severity:error"));
    }
  }

  private static boolean isError(LogRecord row) {
    return row.event().severity().label().equals("error");
  }

  private static void assertPage(List<LogRecord> all, int start, LogPage page, int size) {
    int end = start + page.records().size();
    assertEquals(all.subList(start, end), page.records());
    assertTrue(page.records().size() >= Math.min(size, all.size() - start));
    assertEquals(start == 0, page.first());
    assertEquals(end == all.size(), page.last());
    // No position is torn apart.
    assertTrue(end == 0 || end == all.size() || !all.get(end).isAt(all.get(end - 1)));
  }

  private static int startOf(List<LogRecord> all, int at, BiPredicate<LogRecord, LogRecord> same) {
    int start = at;
    while (start > 0 && same.test(all.get(start - 1), all.get(at))) {
      start--;
    }
    return start;
  }

  private static int endOf(List<LogRecord> all, int at, BiPredicate<LogRecord, LogRecord> same) {
    int end = at + 1;
    while (end < all.size() && same.test(all.get(end), all.get(at))) {
      end++;
    }
    return end;
  }

  /** Rotated files, a clock that is set back, lines without a time, several records on a line. */
  private static List<Event> randomEvents(Random random) {
    List<Event> events = new ArrayList<>();
    for (String source : List.of(OLD, NEW, CLIENT)) {
      Instant time = START.plusSeconds(random.nextInt(100));
      long line = 1;
      for (int i = 0; i < 120; i++) {
        time = time.plusMillis(random.nextInt(3) * 700L);
        if (random.nextInt(40) == 0) {
          time = time.minusSeconds(30);
          line++;
        }
        SampleEvents event =
            SampleEvents.event()
                .at(source, line)
                .log("SMS_AZUREAD_DISCOVERY_AGENT")
                .message("record " + i + (random.nextInt(9) == 0 ? " needle" : ""))
                .severity(random.nextInt(15) == 0 ? ERROR : INFO);
        events.add(
            random.nextInt(8) == 0
                ? event.untimedAfter(time.toString()).build()
                : event.time(time).build());
        line += random.nextInt(6) == 0 ? 0 : random.nextInt(1, 4);
      }
    }
    return events;
  }

  private static List<LogRecord> inFileOrder(
      List<Event> events, Predicate<Event> shown, List<String> sources, ClockCorrections clocks) {
    return rows(events, shown, clocks).stream()
        .filter(row -> sources.contains(row.event().source()))
        .sorted(
            Comparator.<LogRecord>comparingInt(row -> sources.indexOf(row.event().source()))
                .thenComparingLong(row -> row.event().line()))
        .toList();
  }

  private static List<LogRecord> inTimeOrder(
      List<Event> events, Predicate<Event> shown, ClockCorrections clocks) {
    return rows(events, shown, clocks).stream()
        .sorted(
            Comparator.comparing((LogRecord row) -> Optional.ofNullable(row.time()).orElseThrow())
                .thenComparing(row -> row.event().source())
                .thenComparingLong(row -> row.event().line()))
        .toList();
  }

  private static List<LogRecord> rows(
      List<Event> events, Predicate<Event> shown, ClockCorrections clocks) {
    return events.stream()
        .filter(shown)
        .map(event -> new LogRecord(event, clocks.correct(event.source(), event.orderTime())))
        .toList();
  }
}
