package dev.synctrace.bench.measure;

import dev.synctrace.index.Case;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long queries take in a process that has run them before. */
final class WarmQueryProcess {
  private WarmQueryProcess() {}

  /**
   * {@code WarmQueryProcess CASE RUNS}: prints a name and the 99th percentile in milliseconds a
   * line.
   */
  public static void main(String[] args) {
    int runs = Integer.parseInt(args[1]);
    try (Case opened = LuceneCaseStore.mapped(Path.of(args[0])).open()) {
      queries(opened)
          .forEach((name, request) ->
              System.out.printf("%s\t%.1f%n", name, percentile(opened, request, runs)));
    }
  }

  private static Map<String, SearchRequest> queries(Case opened) {
    Instant middle = opened.events().timeRange().orElseThrow().last().minus(Duration.ofMinutes(5));
    Map<String, SearchRequest> queries = new LinkedHashMap<>();
    queries.put("term", SearchRequest.of("kind:push.start").withLast(10));
    queries.put("phrase", SearchRequest.of("\"state changed\"").withLast(10));
    queries.put("time range", SearchRequest.all().withSince(middle).withLast(10));
    queries.put("facet", SearchRequest.all().withLast(1).withFacets(List.of("log")));
    queries.put("histogram", SearchRequest.all().withLast(1).withHistogram(Duration.ofMinutes(1)));
    return queries;
  }

  private static double percentile(Case opened, SearchRequest request, int runs) {
    long[] nanos = new long[runs];
    for (int i = -runs; i < runs; i++) {
      long start = System.nanoTime();
      SearchResult result = opened.events().search(request);
      result.events().forEach(event -> {});
      if (i >= 0) {
        nanos[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    return nanos[runs * 99 / 100] / 1e6;
  }
}
