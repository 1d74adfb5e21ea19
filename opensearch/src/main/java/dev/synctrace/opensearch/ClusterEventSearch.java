package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.index.lucene.document.EpochNanos;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.FacetAccumulator;
import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.HistogramAccumulator;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.InvalidSearchException;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.opensearch.query.QueryJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Searches the case at one moment. */
final class ClusterEventSearch implements EventSearch {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Values of a field asked for at a time; all are, in the end, since every one counts. */
  private static final int VALUES = 10_000;

  private final PointInTime moment;
  private final Supplier<SourceMachines> machines;
  private final ClusterAuditCopies copies;

  ClusterEventSearch(PointInTime moment, Supplier<SourceMachines> machines) {
    this.moment = moment;
    this.machines = machines;
    this.copies = new ClusterAuditCopies(moment);
  }

  @Override
  public SearchResult search(SearchRequest request) {
    List<SearchField> fields = request.facets().stream().map(SearchField::countableNamed).toList();
    ObjectNode query = QueryJson.of(request, machines);
    ObjectNode timed = QueryJson.timed(request, machines);
    if (request.distinct()) {
      List<String> hidden = copies.hidden(query);
      query = ClusterAuditCopies.without(hidden, query);
      timed = ClusterAuditCopies.without(hidden, timed);
    }
    EventPageSearch hits = new EventPageSearch(moment, query);
    List<FacetResult> facets = fields.stream().map(field -> facet(hits, field)).toList();
    Duration width = request.histogramWidth();
    List<HistogramBucket> histogram =
        width == null ? List.of() : histogram(new EventPageSearch(moment, timed), width);
    return new Found(hits, new ClusterEventPages(hits, request, copies), facets, histogram);
  }

  @Override
  public Optional<TimeRange> timeRange() {
    EventPageSearch timed =
        new EventPageSearch(moment, QueryJson.timed(SearchRequest.all(), machines));
    JsonNode first = timed.page(1, false, null, false);
    JsonNode last = timed.page(1, true, null, false);
    return first.isEmpty() || last.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TimeRange(
                EpochNanos.toInstant(EventPageSearch.nanos(first.get(0))),
                EpochNanos.toInstant(EventPageSearch.nanos(last.get(0)))));
  }

  private FacetResult facet(EventPageSearch hits, SearchField field) {
    return field.equals(SearchField.MACHINE)
        ? FacetAccumulator.byMachine(values(hits, SearchField.SOURCE), machines.get())
        : values(hits, field);
  }

  private static FacetResult values(EventPageSearch hits, SearchField field) {
    FacetAccumulator counts = new FacetAccumulator();
    ObjectNode composite = JSON.objectNode().put("size", VALUES);
    composite
        .putArray("sources")
        .addObject()
        .putObject("value")
        .putObject("terms")
        .put("field", QueryJson.valueField(field.name()));
    JsonNode after;
    do {
      JsonNode answer = hits.aggregate(JSON.objectNode().set("composite", composite));
      for (JsonNode bucket : answer.path("buckets")) {
        counts.add(bucket.path("key").path("value").asText(), bucket.path("doc_count").asLong());
      }
      after = answer.path("after_key");
      composite.set("after", after);
    } while (!after.isMissingNode());
    return counts.of(field);
  }

  private static List<HistogramBucket> histogram(EventPageSearch timed, Duration width) {
    HistogramAccumulator counts = new HistogramAccumulator(width);
    long millis = width.toMillis();
    if (!width.equals(Duration.ofMillis(millis))) {
      throw new InvalidSearchException(
          "In a cluster, the width of buckets must be in whole milliseconds.");
    }
    JsonNode first = timed.aggregate(ofMillis("min")).path("value");
    JsonNode last = timed.aggregate(ofMillis("max")).path("value");
    if (!first.isNumber() || !last.isNumber()) {
      return List.of();
    }
    // Too many buckets are refused here, before the cluster has to.
    counts.add(Math.floorDiv((long) first.asDouble(), millis), 0);
    counts.add(Math.floorDiv((long) last.asDouble(), millis), 0);
    ObjectNode byTime = ofMillis("date_histogram");
    ((ObjectNode) byTime.path("date_histogram"))
        .put("fixed_interval", millis + "ms")
        .put("min_doc_count", 1);
    for (JsonNode bucket : timed.aggregate(byTime).path("buckets")) {
      counts.add(
          Math.floorDiv(bucket.path("key").asLong(), millis), bucket.path("doc_count").asLong());
    }
    return counts.buckets();
  }

  private static ObjectNode ofMillis(String aggregation) {
    ObjectNode whole = JSON.objectNode();
    whole.putObject(aggregation).put("field", CaseIndices.MILLIS);
    return whole;
  }

  private record Found(
      EventPageSearch found,
      Iterable<Hit> hits,
      List<FacetResult> facets,
      List<HistogramBucket> histogram)
      implements SearchResult {
    @Override
    public long total() {
      return found.count();
    }
  }
}
