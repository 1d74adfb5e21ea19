package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.EpochNanos;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.search.PatternTally;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.parsers.model.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Counts the patterns of the matching events by doc values; no event is read. */
final class PatternCounter extends MatchCollector {
  private static final int NO_DOCUMENT = -1;

  private final Map<String, PatternTally<Integer>> tallies = new HashMap<>();
  private SortedDocValues patterns = DocValues.emptySorted();
  private NumericDocValues times = DocValues.emptyNumeric();
  private SortedDocValues sources = DocValues.emptySorted();
  private SortedDocValues severities = DocValues.emptySorted();
  private NumericDocValues places = DocValues.emptyNumeric();
  private Severity[] severityOf = new Severity[0];
  private int base;
  private long[] counts = new long[0];
  private long[] first = new long[0];
  private long[] last = new long[0];
  private int[] example = new int[0];
  private int[] exampleSource = new int[0];
  private long[] examplePlace = new long[0];
  private byte[] worst = new byte[0];

  /**
   * Counts the patterns of all matches; not their logs and sources.
   *
   * @param searcher may count on several threads
   * @return one for each pattern; events are identified by their numbers
   */
  static Collection<PatternTally<Integer>> count(IndexSearcher searcher, Query query)
      throws IOException {
    return searcher.search(
        query,
        new CollectorManager<PatternCounter, Collection<PatternTally<Integer>>>() {
          @Override
          public PatternCounter newCollector() {
            return new PatternCounter();
          }

          @Override
          public Collection<PatternTally<Integer>> reduce(Collection<PatternCounter> parts) {
            Map<String, PatternTally<Integer>> all = new HashMap<>();
            for (PatternCounter part : parts) {
              for (PatternTally<Integer> tally : part.tallies.values()) {
                all.computeIfAbsent(tally.id(), PatternTally::new).add(tally);
              }
            }
            return all.values();
          }
        });
  }

  @Override
  protected void doSetNextReader(LeafReaderContext segment) throws IOException {
    base = segment.docBase;
    patterns = DocValues.getSorted(segment.reader(), SearchField.PATTERN.name());
    times = DocValues.getNumeric(segment.reader(), LuceneFieldNames.ORDER_TIME);
    severities = DocValues.getSorted(segment.reader(), SearchField.SEVERITY.name());
    sources = DocValues.getSorted(segment.reader(), SearchField.SOURCE.name());
    places = DocValues.getNumeric(segment.reader(), LuceneFieldNames.PLACE);
    severityOf = new Severity[severities.getValueCount()];
    for (int i = 0; i < severityOf.length; i++) {
      severityOf[i] = Severity.typed(severities.lookupOrd(i).utf8ToString()).orElse(Severity.INFO);
    }
    int size = patterns.getValueCount();
    counts = new long[size];
    first = filled(size, EpochNanos.NONE);
    last = filled(size, Long.MIN_VALUE);
    example = new int[size];
    Arrays.fill(example, NO_DOCUMENT);
    exampleSource = new int[size];
    examplePlace = new long[size];
    worst = new byte[size];
  }

  private static long[] filled(int size, long value) {
    long[] array = new long[size];
    Arrays.fill(array, value);
    return array;
  }

  @Override
  public void collect(int doc) throws IOException {
    if (!patterns.advanceExact(doc)) {
      return;
    }
    int pattern = patterns.ordValue();
    counts[pattern]++;
    if (severities.advanceExact(doc)) {
      byte severity = (byte) severityOf[severities.ordValue()].ordinal();
      if (severity > worst[pattern]) {
        worst[pattern] = severity;
      }
    }
    long time = EpochNanos.NONE;
    if (times.advanceExact(doc)) {
      time = times.longValue();
      last[pattern] = Math.max(last[pattern], time);
    }
    if (time <= first[pattern]) {
      offer(doc, pattern, time);
    }
  }

  /** Takes an event as the first one unless another of the same time is before it. */
  private void offer(int doc, int pattern, long time) throws IOException {
    int source = sources.advanceExact(doc) ? sources.ordValue() : 0;
    long place = places.advanceExact(doc) ? places.longValue() : 0;
    boolean tie = time == first[pattern] && example[pattern] != NO_DOCUMENT;
    if (tie
        && (source > exampleSource[pattern]
            || (source == exampleSource[pattern] && place >= examplePlace[pattern]))) {
      return;
    }
    first[pattern] = time;
    example[pattern] = doc;
    exampleSource[pattern] = source;
    examplePlace[pattern] = place;
  }

  @Override
  public void finish() throws IOException {
    for (int pattern = 0; pattern < counts.length; pattern++) {
      if (counts[pattern] > 0) {
        PatternTally<Integer> tally =
            tallies.computeIfAbsent(patterns.lookupOrd(pattern).utf8ToString(), PatternTally::new);
        tally.add(counts[pattern], Severity.values()[worst[pattern]]);
        Instant from =
            first[pattern] == EpochNanos.NONE ? null : EpochNanos.toInstant(first[pattern]);
        tally.addTimes(from, from == null ? null : EpochNanos.toInstant(last[pattern]));
        tally.offerExample(
            base + example[pattern],
            from,
            sources.lookupOrd(exampleSource[pattern]).utf8ToString(),
            examplePlace[pattern]);
      }
    }
    counts = new long[0];
  }
}
