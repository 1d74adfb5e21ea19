package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.EpochNanos;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.lucene.query.EventQueries;
import dev.synctrace.index.lucene.store.CaseFailures;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.FacetAccumulator;
import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.HistogramAccumulator;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.InvalidSearchException;
import dev.synctrace.index.search.PatternCounts;
import dev.synctrace.index.search.PatternRequest;
import dev.synctrace.index.search.PatternResult;
import dev.synctrace.index.search.PatternTally;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.sandbox.facet.plain.histograms.HistogramCollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Searches one commit of a case. */
public final class LuceneEventSearch implements EventSearch {
  private final IndexSearcher searcher;

  /** For counts, to which every match contributes: uses what cores there are. */
  private final IndexSearcher counting;

  private final Supplier<SourceMachines> machines;
  private final CaseFailures failures;
  private final DuplicateAudits copies;
  private final DirectoryReader reader;
  private final SearchStop stop;

  public LuceneEventSearch(
      DirectoryReader reader, Supplier<SourceMachines> machines, CaseFailures failures) {
    this(reader, reader, SearchStop.NEVER, machines, failures, new DuplicateAudits(reader));
  }

  private LuceneEventSearch(
      DirectoryReader reader,
      DirectoryReader searched,
      SearchStop stop,
      Supplier<SourceMachines> machines,
      CaseFailures failures,
      DuplicateAudits copies) {
    this.reader = reader;
    this.stop = stop;
    this.machines = machines;
    this.searcher = stop.in(new IndexSearcher(searched));
    this.counting = stop.in(new IndexSearcher(searched, ForkJoinPool.commonPool()));
    this.failures = failures;
    this.copies = copies;
  }

  @Override
  public EventSearch stoppedBy(BooleanSupplier told) {
    SearchStop until = new SearchStop(told);
    try {
      return new LuceneEventSearch(reader, until.in(reader), until, machines, failures, copies);
    } catch (IOException e) {
      throw failures.of(e);
    }
  }

  @Override
  public SearchResult search(SearchRequest request) {
    List<SearchField> facetFields =
        request.facets().stream().map(SearchField::countableNamed).toList();
    Query asked = EventQueries.of(request, machines);
    return stop.whole(failures, () -> found(request, asked, facetFields));
  }

  private Found found(SearchRequest request, Query asked, List<SearchField> facetFields)
      throws IOException {
    Query query = request.distinct() ? copies.hide(searcher, asked) : asked;
    List<FacetResult> facets = new ArrayList<>();
    for (SearchField field : facetFields) {
      facets.add(facet(query, field));
    }
    List<HistogramBucket> histogram =
        request.histogramWidth() == null
            ? List.of()
            : HistogramCounter.count(counting, query, request.histogramWidth());
    return new Found(
        query,
        new LuceneEventPages(searcher, query, request, copies, failures, stop),
        facets,
        histogram);
  }

  private FacetResult facet(Query query, SearchField field) throws IOException {
    return field.equals(SearchField.MACHINE)
        ? FacetAccumulator.byMachine(
            FacetCounter.count(counting, query, SearchField.SOURCE).of(SearchField.SOURCE),
            machines.get())
        : FacetCounter.count(counting, query, field).of(field);
  }

  @Override
  public Set<String> values(String query, String field) {
    SearchField counted = SearchField.countableNamed(field);
    if (counted.equals(SearchField.MACHINE)) {
      return EventSearch.super.values(query, field);
    }
    Query asked = EventQueries.of(SearchRequest.of(query), machines);
    return stop.whole(failures, () -> FacetCounter.count(counting, asked, counted).values());
  }

  @Override
  public boolean hasAllValues(List<String> queries, String others, String field) {
    SearchField counted = SearchField.countableNamed(field);
    if (counted.type() != SearchField.Type.KEYWORD || counted.equals(SearchField.MACHINE)) {
      return EventSearch.super.hasAllValues(queries, others, field);
    }
    return stop.whole(failures, () -> hasAll(queries, others, counted));
  }

  private boolean hasAll(List<String> queries, String others, SearchField counted)
      throws IOException {
    ValueSet known =
        ValueSet.of(searcher, EventQueries.of(SearchRequest.of(others), machines), counted);
    for (String query : queries) {
      if (!known.hasAllOf(searcher, EventQueries.of(SearchRequest.of(query), machines))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public PatternResult patterns(PatternRequest request) {
    Query asked = EventQueries.of(request.events(), machines);
    return stop.whole(failures, () -> patterns(request, asked));
  }

  private PatternResult patterns(PatternRequest request, Query asked) throws IOException {
    Query query = request.events().distinct() ? copies.hide(searcher, asked) : asked;
    return new PatternCounts<>(PatternCounter.count(counting, query))
        .result(
            request,
            new PatternCounts.Details<>() {
              @Override
              public List<Event> events(List<Integer> documents) throws IOException {
                return List.of(
                    new StoredEvents(searcher.getIndexReader())
                        .read(documents.stream().map(doc -> new ScoreDoc(doc, 0)).toList()));
              }

              @Override
              public void spread(
                  Collection<PatternTally<Integer>> shown, @Nullable TimeRange times, int parts)
                  throws IOException {
                PatternSpread.add(counting, query, shown, times, parts);
              }
            });
  }

  /** What the index of terms says, without looking at events; kinds are in lower case anyway. */
  @Override
  public Set<String> kinds() {
    return stop.whole(failures, this::kindTerms);
  }

  private Set<String> kindTerms() throws IOException {
    Set<String> kinds = new HashSet<>();
    for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
      Terms terms = Terms.getTerms(segment.reader(), SearchField.KIND.name());
      TermsEnum each = terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        kinds.add(term.utf8ToString());
      }
    }
    return kinds;
  }

  @Override
  public Optional<TimeRange> timeRange() {
    return stop.whole(failures, this::timesOfAll);
  }

  private Optional<TimeRange> timesOfAll() throws IOException {
    Query timed = EventQueries.timed(MatchAllDocsQuery.INSTANCE);
    Optional<Instant> first = firstTime(timed, EventOrder.OLDEST_FIRST);
    Optional<Instant> last = firstTime(timed, EventOrder.NEWEST_FIRST);
    return first.flatMap(from -> last.map(to -> new TimeRange(from, to)));
  }

  private Optional<Instant> firstTime(Query query, EventOrder order) throws IOException {
    FieldDoc[] hits = order.page(searcher, query, 1, null);
    return hits.length == 0
        ? Optional.empty()
        : Optional.of(EpochNanos.toInstant(EventOrder.nanos(hits[0])));
  }

  /** Counts only when asked: many callers want the events alone, and a count is another search. */
  private final class Found implements SearchResult {
    private final Query query;
    private final Iterable<Hit> hits;
    private final List<FacetResult> facets;
    private final List<HistogramBucket> histogram;

    Found(
        Query query,
        Iterable<Hit> hits,
        List<FacetResult> facets,
        List<HistogramBucket> histogram) {
      this.query = query;
      this.hits = hits;
      this.facets = facets;
      this.histogram = histogram;
    }

    @Override
    public long total() {
      return stop.whole(failures, () -> (long) searcher.count(query));
    }

    @Override
    public Iterable<Hit> hits() {
      return hits;
    }

    @Override
    public List<FacetResult> facets() {
      return facets;
    }

    @Override
    public List<HistogramBucket> histogram() {
      return histogram;
    }
  }

  /** Counts the matching events in buckets of time. */
  private static final class HistogramCounter {
    /** What the collector takes; no one looks at less. */
    private static final long NARROWEST_NANOS = 2;

    private HistogramCounter() {}

    /**
     * @param searcher may count on several threads
     * @throws InvalidSearchException when the width is not positive or beyond reason, or gives too
     *     many buckets
     */
    static List<HistogramBucket> count(IndexSearcher searcher, Query query, Duration width)
        throws IOException {
      HistogramAccumulator counts = new HistogramAccumulator(width);
      if (width.toNanos() < NARROWEST_NANOS) {
        throw counts.tooMany();
      }
      try {
        // Blocks of events that are in one bucket are counted as a whole.
        searcher
            .search(
                timed(searcher, query),
                new HistogramCollectorManager(
                    LuceneFieldNames.ORDER_TIME, width.toNanos(), HistogramAccumulator.MAX_BUCKETS))
            .forEach(bucket -> counts.add(bucket.key, bucket.value));
      } catch (IllegalStateException _) {
        throw counts.tooMany();
      }
      return counts.buckets();
    }

    /** Where all events carry a time, that need not be asked of each. */
    private static Query timed(IndexSearcher searcher, Query query) throws IOException {
      Term untimed = new Term(LuceneFieldNames.UNTIMED, LuceneFieldNames.YES);
      return searcher.getIndexReader().docFreq(untimed) == 0 ? query : EventQueries.timed(query);
    }
  }
}
