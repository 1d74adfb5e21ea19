package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.EpochNanos;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.search.PatternCounts;
import dev.synctrace.index.search.PatternTally;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.TimeRange;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds the logs and sources of some patterns, and counts their events in equal parts of the time.
 */
final class PatternSpread extends MatchCollector {
  private static final int NOT_SHOWN = -1;
  private static final int NO_VALUE = -1;

  private final List<PatternTally<Integer>> shown;
  private final @Nullable TimeRange range;
  private final int parts;
  private final Values sources = new Values(SearchField.SOURCE);
  private final Values logs = new Values(SearchField.LOG);
  private final long[][] buckets;
  private SortedDocValues patterns = DocValues.emptySorted();
  private NumericDocValues times = DocValues.emptyNumeric();

  /** The place among those shown, by the number of a pattern in the segment. */
  private int[] places = new int[0];

  private PatternSpread(List<PatternTally<Integer>> shown, @Nullable TimeRange range, int parts) {
    this.shown = shown;
    this.range = range;
    this.parts = range == null ? 0 : parts;
    this.buckets = new long[shown.size()][this.parts];
  }

  /**
   * Adds what it finds to the patterns shown.
   *
   * @param searcher may count on several threads
   * @param range of all events; null when none has a time
   */
  static void add(
      IndexSearcher searcher,
      Query query,
      Collection<PatternTally<Integer>> shown,
      @Nullable TimeRange range,
      int parts)
      throws IOException {
    List<PatternTally<Integer>> tallies = List.copyOf(shown);
    Collection<PatternSpread> counted =
        searcher.search(
            query,
            new CollectorManager<PatternSpread, Collection<PatternSpread>>() {
              @Override
              public PatternSpread newCollector() {
                return new PatternSpread(tallies, range, parts);
              }

              @Override
              public Collection<PatternSpread> reduce(Collection<PatternSpread> all) {
                return all;
              }
            });
    counted.forEach(PatternSpread::addToTallies);
  }

  private void addToTallies() {
    sources.forEach((place, source) -> shown.get(place).addSource(source));
    logs.forEach((place, log) -> shown.get(place).addLog(log));
    for (int place = 0; place < buckets.length && parts > 0; place++) {
      shown.get(place).addBuckets(buckets[place]);
    }
  }

  @Override
  protected void doSetNextReader(LeafReaderContext segment) throws IOException {
    patterns = DocValues.getSorted(segment.reader(), SearchField.PATTERN.name());
    times = DocValues.getNumeric(segment.reader(), LuceneFieldNames.ORDER_TIME);
    sources.in(segment, shown.size());
    logs.in(segment, shown.size());
    places = new int[patterns.getValueCount()];
    Arrays.fill(places, NOT_SHOWN);
    for (int place = 0; place < shown.size(); place++) {
      int ordinal = patterns.lookupTerm(new BytesRef(shown.get(place).id()));
      if (ordinal >= 0) {
        places[ordinal] = place;
      }
    }
  }

  @Override
  public void collect(int doc) throws IOException {
    if (!patterns.advanceExact(doc)) {
      return;
    }
    int place = places[patterns.ordValue()];
    if (place == NOT_SHOWN) {
      return;
    }
    sources.take(doc, place);
    logs.take(doc, place);
    if (parts > 0 && range != null && times.advanceExact(doc)) {
      buckets[place][PatternCounts.bucket(EpochNanos.toInstant(times.longValue()), range, parts)]++;
    }
  }

  @Override
  public void finish() throws IOException {
    sources.endSegment();
    logs.endSegment();
  }

  /** The values of a field that the events of each pattern have. */
  private static final class Values {
    private final SearchField field;
    private final Map<String, Set<Integer>> placesByValue = new HashMap<>();
    private SortedDocValues values = DocValues.emptySorted();

    /** Pairs of a value in the segment and a place. */
    private final Set<Long> pairs = new HashSet<>();

    /** Of each pattern: neighbours mostly have the same. */
    private int[] last = new int[0];

    Values(SearchField field) {
      this.field = field;
    }

    void in(LeafReaderContext segment, int shown) throws IOException {
      values = DocValues.getSorted(segment.reader(), field.name());
      last = new int[shown];
      Arrays.fill(last, NO_VALUE);
    }

    void take(int doc, int place) throws IOException {
      if (values.advanceExact(doc)) {
        int value = values.ordValue();
        if (value != last[place]) {
          last[place] = value;
          pairs.add(((long) value << Integer.SIZE) | place);
        }
      }
    }

    void endSegment() throws IOException {
      Map<Integer, Set<Integer>> places = new HashMap<>();
      for (long pair : pairs) {
        int value = (int) (pair >>> Integer.SIZE);
        Set<Integer> known = places.get(value);
        if (known == null) {
          known =
              placesByValue.computeIfAbsent(
                  values.lookupOrd(value).utf8ToString(), _ -> new HashSet<>());
          places.put(value, known);
        }
        known.add((int) pair);
      }
      pairs.clear();
    }

    void forEach(BiConsumer<Integer, String> action) {
      placesByValue.forEach(
          (value, places) -> places.forEach(place -> action.accept(place, value)));
    }
  }
}
