package dev.synctrace.index.lucene;

import static dev.synctrace.index.lucene.SampleEvents.event;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.index.search.EventPlace;
import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Audit records that several exports of one case contain. */
class DuplicateAuditsTest {
  private static final Instant START = Instant.parse("2026-10-12T08:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  /** A record, and every second of them one that says the same at the same second. */
  private static final int RECORDS = 120;

  @TempDir private Path temp;

  /** What an export keeps of a record. */
  private enum Form {
    GRAPH,
    PORTAL,
    UNIFIED
  }

  /** An event of an export, and the number of its record. */
  private record Exported(Event event, int record) {}

  private record Export(String path, List<Exported> events) {
    Collection<Event> written() {
      return events.stream().map(Exported::event).toList();
    }
  }

  private static Export export(String path, Form form, int from, int to) {
    List<Exported> events = new ArrayList<>();
    for (int record = from; record < to; record++) {
      events.add(new Exported(audit(path, form, record, record - from + 1), record));
    }
    return new Export(path, events);
  }

  /** Of two records that say the same, the portal and the unified log show no difference. */
  private static Event audit(String path, Form form, int record, long line) {
    int said = record / 4 * 4 + (record % 4 == 3 ? 2 : record % 4);
    Instant time = START.plus(Duration.ofMinutes(7L * said)).plusMillis(record % 4 == 3 ? 7 : 3);
    SampleEvents audit =
        event()
            .at(path, line)
            .time(form == Form.UNIFIED ? time.truncatedTo(ChronoUnit.SECONDS) : time)
            .log("audit")
            .kind(record % 3 == 0 ? Kind.AUDIT_MEMBER_ADDED : Kind.AUDIT_MEMBER_REMOVED)
            .message(form.name() + " wrote " + (said % 5 == 0 ? "five" : "other"))
            .with(Attribute.CORRELATION_ID, new UUID(1, said).toString())
            .with(Attribute.ACTIVITY, "Add member to group")
            .with(Attribute.OBJECT_ID, new UUID(2, said).toString());
    return switch (form) {
      case GRAPH -> audit.with(Attribute.AUDIT_ID, "Directory_" + said + "_X_" + record).build();
      case PORTAL -> audit.build();
      case UNIFIED -> audit.with(Attribute.AUDIT_ID, new UUID(3, record).toString()).build();
    };
  }

  private static void add(CaseWriter writer, Export export) {
    LuceneTestCase.add(writer, export.path(), export.written());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everySearchCountsEachRecordOnce(long seed) {
    Random random = new Random(seed);
    List<Export> exports = randomExports(random);
    CaseStore store = new LuceneCaseStore(temp.resolve("case"));
    for (List<Export> some : parts(random, exports)) {
      try (CaseWriter writer = store.openForWriting()) {
        some.forEach(export -> add(writer, export));
        if (random.nextBoolean()) {
          // What an interrupted ingest leaves behind.
          Export unfinished = export("unfinished.json", Form.GRAPH, 0, RECORDS);
          try (SourceWriter source =
              writer.begin(unfinished.path(), LuceneTestCase.sha("unfinished"), 1).orElseThrow()) {
            unfinished.written().forEach(source::add);
          }
        }
        Event other = other(random);
        LuceneTestCase.add(writer, other.source(), List.of(other));
      }
    }
    try (Case opened = store.open()) {
      check(opened, exports, "kind:audit.*", event -> true);
      check(opened, exports, "graph OR portal", event -> !event.message().contains("UNIFIED"));
      check(opened, exports, "kind:audit.* five", event -> event.message().contains("five"));
      check(opened, exports, "unified", event -> event.message().contains("UNIFIED"));
      for (Export export : exports) {
        check(
            opened,
            exports,
            "source:\"" + export.path() + "\"",
            event -> event.source().equals(export.path()));
      }
      assertThat(opened.events().search(SearchRequest.of("kind:audit.*")).total())
          .isEqualTo(exports.stream().mapToLong(export -> export.events().size()).sum());
    }
  }

  private static Event other(Random random) {
    return event().at("server" + random.nextLong() + ".log", 1).message("no audit").build();
  }

  /** At least one of each form, and windows that overlap somehow. */
  private static List<Export> randomExports(Random random) {
    List<Export> exports = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Form form = Form.values()[i % 3];
      int from = random.nextInt(RECORDS / 8) * 4;
      int to = from + 4 + random.nextInt((RECORDS - from) / 4) * 4;
      exports.add(export((char) ('a' + random.nextInt(26)) + "/" + i + form, form, from, to));
    }
    return exports;
  }

  private static List<List<Export>> parts(Random random, List<Export> exports) {
    List<Export> shuffled = new ArrayList<>(exports);
    Collections.shuffle(shuffled, random);
    int cut = random.nextInt(exports.size());
    return List.of(shuffled.subList(0, cut), shuffled.subList(cut, exports.size()));
  }

  private static void check(
      Case opened, List<Export> exports, String query, Predicate<Event> matches) {
    Map<Integer, List<Event>> byRecord =
        exports.stream()
            .flatMap(export -> export.events().stream())
            .collect(
                groupingBy(
                    Exported::record, LinkedHashMap::new, mapping(Exported::event, toList())));
    Set<Integer> expected =
        byRecord.entrySet().stream()
            .filter(entry -> entry.getValue().stream().anyMatch(matches))
            .map(Map.Entry::getKey)
            .collect(toSet());
    SearchResult result =
        opened
            .events()
            .search(
                SearchRequest.of(query)
                    .withDistinctRecords()
                    .withFacets(List.of("kind", "log"))
                    .withHistogram(HOUR));

    Map<EventPlace, Integer> recordAt = new HashMap<>();
    byRecord.forEach(
        (record, events) -> events.forEach(event -> recordAt.put(place(event), record)));
    Set<Integer> found = new HashSet<>();
    for (Hit hit : result.hits()) {
      int record = Objects.requireNonNull(recordAt.get(place(hit.event())));
      assertThat(found.add(record)).as("%s: record %s once", query, record).isTrue();
      assertThat(hit.event()).satisfies(event -> assertThat(matches.test(event)).isTrue());
      Set<EventPlace> others =
          Objects.requireNonNull(byRecord.get(record)).stream()
              .map(DuplicateAuditsTest::place)
              .collect(toSet());
      others.remove(place(hit.event()));
      assertThat(hit.alsoIn()).as(query).containsExactlyInAnyOrderElementsOf(others);
    }
    assertThat(found).as(query).isEqualTo(expected);
    assertThat(result.total()).as(query).isEqualTo(expected.size());
    for (FacetResult facet : result.facets()) {
      assertThat(facet.values().stream().mapToLong(FacetResult.Value::count).sum())
          .as("%s: %s", query, facet.field())
          .isEqualTo(expected.size());
    }
    assertThat(result.histogram().stream().mapToLong(HistogramBucket::count).sum())
        .as(query)
        .isEqualTo(expected.size());
  }

  private static EventPlace place(Event event) {
    return new EventPlace(event.source(), event.line());
  }

  @Test
  void whichCopyIsShownDoesNotDependOnWhichCameFirst() {
    Export graph = export("z/graph.json", Form.GRAPH, 0, 20);
    Export portal = export("a/portal.csv", Form.PORTAL, 0, 20);
    Export unified = export("m/unified.csv", Form.UNIFIED, 0, 20);

    List<Hit> one = hits("one", List.of(graph, portal, unified));
    List<Hit> other = hits("other", List.of(unified, portal, graph));

    assertThat(one).isEqualTo(other).hasSize(20);
    assertThat(one).allMatch(hit -> hit.event().source().equals("z/graph.json"));
    assertThat(one).allMatch(hit -> hit.alsoIn().size() == 2);
  }

  private List<Hit> hits(String folder, List<Export> exports) {
    CaseStore store = new LuceneCaseStore(temp.resolve(folder));
    try (CaseWriter writer = store.openForWriting()) {
      exports.forEach(export -> add(writer, export));
    }
    List<Hit> hits = new ArrayList<>();
    try (Case opened = store.open()) {
      opened.events().search(SearchRequest.all().withDistinctRecords()).hits().forEach(hits::add);
    }
    return hits;
  }

  @Test
  void aRecordStaysWhenTheSourceOfItsFirstCopyIsTakenOut() {
    CaseStore store = new LuceneCaseStore(temp.resolve("case"));
    Export first = export("first.json", Form.GRAPH, 0, 40);
    Export second = export("second.json", Form.GRAPH, 20, 60);
    try (CaseWriter writer = store.openForWriting()) {
      add(writer, first);
      add(writer, second);
      writer.commit();
      writer.remove(first.path());
    }
    try (Case opened = store.open()) {
      check(opened, List.of(second), "*", event -> true);
    }
    try (CaseWriter writer = store.openForWriting()) {
      add(writer, first);
    }
    try (Case opened = store.open()) {
      check(opened, List.of(first, second), "*", event -> true);
    }
  }

  @Test
  void differentRecordsThatSayTheSameStayTwo() {
    Export graph = export("graph.json", Form.GRAPH, 2, 4);
    Export portal = export("portal.csv", Form.PORTAL, 2, 4);
    CaseStore store = new LuceneCaseStore(temp.resolve("case"));
    try (CaseWriter writer = store.openForWriting()) {
      add(writer, portal);
      add(writer, graph);
    }
    try (Case opened = store.open()) {
      check(opened, List.of(graph, portal), "*", event -> true);
      assertThat(opened.events().search(SearchRequest.all().withDistinctRecords()).total())
          .isEqualTo(2);
    }
  }

  @Test
  void otherEventsThatSayTheSameAreNoCopies() {
    List<Event> same =
        IntStream.range(0, 3)
            .mapToObj(n -> event().at("log" + n, 1).message("the same").build())
            .toList();
    try (Case opened = LuceneTestCase.of(temp.resolve("case"), same)) {
      assertThat(opened.events().search(SearchRequest.all().withDistinctRecords()).total())
          .isEqualTo(3);
    }
  }
}
