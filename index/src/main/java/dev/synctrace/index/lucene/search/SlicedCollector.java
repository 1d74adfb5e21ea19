package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.search.SearchField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * All matches of one of the {@link TimePartition}, put in the {@link EventOrder} at once: each log
 * is in order already, so that sorting them together costs far less than to weigh each match
 * against the best so far.
 */
final class SlicedCollector extends MatchCollector {
  /** A match and what its place in the order depends on. */
  private record Hit(int document, long time, BytesRef source, long place) {
    static final Comparator<Hit> OLDEST_FIRST =
        Comparator.comparingLong(Hit::time)
            .thenComparing(Hit::source)
            .thenComparingLong(Hit::place);

    static Hit of(FieldDoc hit) {
      BytesRef source = (BytesRef) Objects.requireNonNull(hit.fields[1]);
      return new Hit(hit.doc, EventOrder.nanos(hit), source, (Long) hit.fields[2]);
    }

    FieldDoc fieldDoc() {
      return new FieldDoc(document, Float.NaN, new Object[] {time, source, place});
    }
  }

  private final Hit after;
  private final List<Hit> hits;
  private NumericDocValues times = DocValues.emptyNumeric();
  private NumericDocValues places = DocValues.emptyNumeric();
  private SortedDocValues sources = DocValues.emptySorted();
  private @Nullable BytesRef[] paths = new BytesRef[0];
  private int first;

  private SlicedCollector(Hit after, int expected) {
    this.after = after;
    this.hits = new ArrayList<>(expected);
  }

  /**
   * The matches, oldest first.
   *
   * @param slice matches that have a time, so few that they fit into memory
   * @param after the last hit before them; what is not later in the order is left out
   * @param expected about how many there are
   */
  static List<FieldDoc> after(FieldDoc after, IndexSearcher searcher, Query slice, int expected)
      throws IOException {
    SlicedCollector found = new SlicedCollector(Hit.of(after), expected);
    found.visit(searcher, slice);
    found.hits.sort(Hit.OLDEST_FIRST);
    return found.hits.stream().map(Hit::fieldDoc).toList();
  }

  @Override
  protected void doSetNextReader(LeafReaderContext segment) throws IOException {
    times = DocValues.getNumeric(segment.reader(), LuceneFieldNames.ORDER_TIME);
    places = DocValues.getNumeric(segment.reader(), LuceneFieldNames.PLACE);
    sources = DocValues.getSorted(segment.reader(), SearchField.SOURCE.name());
    paths = new BytesRef[sources.getValueCount()];
    first = segment.docBase;
  }

  @Override
  public void collect(int doc) throws IOException {
    if (!times.advanceExact(doc) || !places.advanceExact(doc) || !sources.advanceExact(doc)) {
      throw new IOException("the position of an event is missing from the index");
    }
    Hit hit = new Hit(first + doc, times.longValue(), path(sources.ordValue()), places.longValue());
    if (Hit.OLDEST_FIRST.compare(hit, after) > 0) {
      hits.add(hit);
    }
  }

  private BytesRef path(int ordinal) throws IOException {
    BytesRef path = paths[ordinal];
    if (path == null) {
      path = BytesRef.deepCopyOf(sources.lookupOrd(ordinal));
      paths[ordinal] = path;
    }
    return path;
  }
}
