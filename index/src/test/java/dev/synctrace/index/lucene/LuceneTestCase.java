package dev.synctrace.index.lucene;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.LineOrdinals;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills and reads cases in few words. */
public final class LuceneTestCase {
  private LuceneTestCase() {}

  /** Opens a case that holds just these events. */
  public static Case of(Path folder, Collection<Event> events) {
    CaseStore store = new LuceneCaseStore(folder);
    Map<String, List<Event>> bySource = new LinkedHashMap<>();
    events.forEach(
        event -> bySource.computeIfAbsent(event.source(), s -> new ArrayList<>()).add(event));
    try (CaseWriter writer = store.openForWriting()) {
      bySource.forEach((path, ofSource) -> add(writer, path, ofSource));
    }
    return store.open();
  }

  /** Adds a whole source; its SHA-256 is made from its path. */
  public static void add(CaseWriter writer, String path, Collection<Event> events) {
    try (SourceWriter source = writer.begin(path, sha(path), events.size()).orElseThrow()) {
      LineOrdinals ordinals = new LineOrdinals();
      events.forEach(event -> source.add(event, ordinals.next(event)));
      long lines = events.stream().mapToLong(Event::endLine).max().orElse(0);
      source.complete(summary(path, lines, events.size()));
    }
  }

  static SourceSummary summary(String path, long records) {
    return summary(path, records, records);
  }

  private static SourceSummary summary(String path, long lines, long records) {
    return new SourceSummary(
        path,
        sha(path),
        records,
        "BgbServer",
        "sms",
        "UTF-8",
        lines,
        records,
        records,
        0,
        null,
        null,
        List.of(),
        SourceSummary.State.READING);
  }

  static String sha(String path) {
    return String.format("%064x", path.hashCode() & 0xFFFFFFFFL);
  }

  public static List<Event> events(Case opened, SearchRequest request) {
    List<Event> events = new ArrayList<>();
    opened.events().search(request).events().forEach(events::add);
    return events;
  }

  static List<Long> lines(Case opened, SearchRequest request) {
    return events(opened, request).stream().map(Event::line).toList();
  }

  static long count(CaseStore store) {
    try (Case opened = store.open()) {
      return opened.events().search(SearchRequest.all()).total();
    }
  }
}
