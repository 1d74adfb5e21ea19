package dev.synctrace.index.log;

import static dev.synctrace.parsers.model.Severity.ERROR;
import static dev.synctrace.parsers.model.Severity.INFO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synctrace.index.Case;
import dev.synctrace.index.log.ContextRecord.Role;
import dev.synctrace.index.lucene.LuceneTestCase;
import dev.synctrace.index.lucene.SampleEvents;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hits in their logs against all events, grouped in memory. */
class ContextSearchTest {
  private static final Instant START = Instant.parse("2026-10-25T00:30:00Z");
  private static final String OLD = "CM01/SMS_AZUREAD_DISCOVERY_AGENT.lo_";
  private static final String NEW = "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log";
  private static final String CLIENT = "CLIENT-042/CcmMessaging.log";
  private static final List<List<String>> LOGS = List.of(List.of(OLD, NEW), List.of(CLIENT));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyGroupIsWhatIsAroundItsHits(long seed) {
    Random random = new Random(seed);
    List<Event> events = randomEvents(random);
    try (Case opened = LuceneTestCase.of(folder, events)) {
      List<SearchRequest> requests =
          List.of(
              SearchRequest.of("needle"),
              SearchRequest.of("needle").withFirst(7),
              SearchRequest.of("needle").withLast(5),
              SearchRequest.of("needle OR severity:error").withSince(START.plusSeconds(40)),
              SearchRequest.of("needle").withUntil(START.plusSeconds(60)),
              SearchRequest.of("source:*.lo_"),
              SearchRequest.all());
      for (SearchRequest request : requests) {
        for (int size : new int[] {0, 1, 2, 5, 300}) {
          assertEquals(
              full(expected(opened, events, request, size)),
              full(found(opened, request, size)),
              request + " with " + size);
        }
      }
    }
  }

  @Test
  void neighboursMeetAndNoRecordComesTwice() {
    List<Event> events = new ArrayList<>();
    for (int line = 1; line <= 20; line++) {
      boolean hit = line == 3 || line == 6 || line == 12;
      events.add(SampleEvents.event().at(NEW, line).message(hit ? "needle" : "hay").build());
    }
    try (Case opened = LuceneTestCase.of(folder, events)) {
      assertEquals(
          "1 before, 2 before, 3 hit, 4 after, 5 after, 6 hit, 7 after, 8 after"
              + " -- 10 before, 11 before, 12 hit, 13 after, 14 after",
          shown(found(opened, SearchRequest.of("needle"), 2)));
      assertEquals("3 hit -- 6 hit -- 12 hit", shown(found(opened, SearchRequest.of("needle"), 0)));
      // Beyond the limit a match is what is around the others.
      assertEquals(
          "1 before, 2 before, 3 hit, 4 after, 5 after, 6 after",
          shown(found(opened, SearchRequest.of("needle").withFirst(1), 3)));
    }
  }

  @Test
  void thousandsOfHitsAreOneGroup() {
    List<Event> events = new ArrayList<>();
    for (int line = 1; line <= 3_000; line++) {
      // The newest first, as Microsoft Graph lists audits.
      Instant time = START.minusSeconds(line);
      events.add(SampleEvents.event().at(NEW, line).time(time).message("needle").build());
    }
    try (Case opened = LuceneTestCase.of(folder, events)) {
      List<ContextRecord> found = found(opened, SearchRequest.of("needle"), 2);
      assertEquals(3_000, found.size());
      assertEquals(1, found.stream().filter(ContextRecord::startsGroup).count());
      assertTrue(found.stream().allMatch(row -> row.role() == Role.HIT));
    }
  }

  /** Also where the log has more records than lines. */
  @Test
  void twoRecordsOfOneLineTakeNothingFromTheOthers() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      events.add(
          SampleEvents.event()
              .at(NEW, Math.max(1, i))
              .time(START.plusSeconds(i))
              .message("record" + i)
              .build());
    }
    try (Case opened = LuceneTestCase.of(folder, events)) {
      assertEquals(
          "3 before, 4 hit, 5 after", shown(found(opened, SearchRequest.of("record4"), 1)));
      assertEquals(
          "1 before, 1 hit, 2 after", shown(found(opened, SearchRequest.of("record1"), 1)));
      assertEquals("1 hit, 1 after", shown(found(opened, SearchRequest.of("record0"), 1)));
    }
  }

  @Test
  void recordsThatShareOneLineHaveNothingAroundThem() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      String message = i % 10 == 0 ? "needle " + i : "hay " + i;
      events.add(
          SampleEvents.event()
              .at("one.json", 1)
              .time(START.plusSeconds(i))
              .message(message)
              .build());
    }
    try (Case opened = LuceneTestCase.of(folder, events)) {
      assertEquals(
          "1 hit -- 1 hit -- 1 hit",
          shown(found(opened, SearchRequest.of("needle").withFirst(3), 4)));
    }
  }

  private static String full(List<ContextRecord> found) {
    StringBuilder full = new StringBuilder();
    for (ContextRecord row : found) {
      full.append(row.startsGroup() ? "--\n" : "")
          .append(row.hit().event().line())
          .append(' ')
          .append(row.hit().event().message())
          .append(' ')
          .append(row.role())
          .append('\n');
    }
    return full.toString();
  }

  private static String shown(List<ContextRecord> found) {
    StringBuilder shown = new StringBuilder();
    for (ContextRecord row : found) {
      String gap = shown.isEmpty() ? "" : row.startsGroup() ? " -- " : ", ";
      shown.append(gap).append(row.hit().event().line()).append(' ').append(row.role().label());
    }
    return shown.toString();
  }

  private static List<ContextRecord> found(Case opened, SearchRequest request, int size) {
    List<ContextRecord> found = new ArrayList<>();
    ContextSearch.of(opened, request, opened.events().search(request), size).forEach(found::add);
    return found;
  }

  private static List<ContextRecord> expected(
      Case opened, List<Event> events, SearchRequest request, int size) {
    List<Event> hits = new ArrayList<>();
    opened.events().search(request).events().forEach(hits::add);
    List<List<ContextRecord>> groups = new ArrayList<>();
    for (List<String> log : LOGS) {
      List<Event> rows =
          events.stream()
              .filter(event -> log.contains(event.source()))
              .sorted(
                  Comparator.<Event>comparingInt(event -> log.indexOf(event.source()))
                      .thenComparingLong(Event::line)
                      .thenComparing(Event::orderTime))
              .toList();
      int last = Integer.MIN_VALUE / 2;
      for (int i = 0; i < rows.size(); i++) {
        int next = next(rows, i, hits);
        boolean after = i - last <= size;
        if (hits.contains(rows.get(i))) {
          last = i;
        } else if (!after && next - i > size) {
          continue;
        }
        Role role = last == i ? Role.HIT : after ? Role.AFTER : Role.BEFORE;
        boolean starts =
            i == 0
                || (i - 1 - lastBefore(rows, i - 1, hits) > size
                    && next(rows, i - 1, hits) - i + 1 > size);
        if (starts) {
          groups.add(new ArrayList<>());
        }
        groups.getLast().add(new ContextRecord(Hit.of(rows.get(i)), role, starts));
      }
    }
    return groups.stream()
        .sorted(
            Comparator.comparingInt(group ->
                group.stream()
                    .mapToInt(row -> hits.indexOf(row.hit().event()))
                    .filter(index -> index >= 0)
                    .min()
                    .orElseThrow()))
        .flatMap(List::stream)
        .toList();
  }

  private static int next(List<Event> rows, int from, List<Event> hits) {
    for (int i = from; i < rows.size(); i++) {
      if (hits.contains(rows.get(i))) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static int lastBefore(List<Event> rows, int from, List<Event> hits) {
    for (int i = from; i >= 0; i--) {
      if (hits.contains(rows.get(i))) {
        return i;
      }
    }
    return Integer.MIN_VALUE / 2;
  }

  /** A clock that is set back, lines without a time, sometimes two records on a line. */
  private static List<Event> randomEvents(Random random) {
    List<Event> events = new ArrayList<>();
    for (String source : List.of(OLD, NEW, CLIENT)) {
      Instant time = START.plusSeconds(random.nextInt(100));
      long line = 1;
      for (int i = 0; i < 120; i++) {
        time = time.plusMillis(1 + random.nextInt(3) * 700L);
        if (random.nextInt(40) == 0) {
          time = time.minusSeconds(30);
          line++;
        }
        SampleEvents event =
            SampleEvents.event()
                .at(source, line)
                .log("SMS_AZUREAD_DISCOVERY_AGENT")
                .message(source + " record " + i + (random.nextInt(9) == 0 ? " needle" : ""))
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
}
