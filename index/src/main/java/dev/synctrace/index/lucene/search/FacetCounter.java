package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.KeywordTerm;
import dev.synctrace.index.search.FacetAccumulator;
import dev.synctrace.index.search.SearchField;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Counts the values of one field among the matching events, by doc values. */
abstract class FacetCounter extends MatchCollector {
  private final FacetAccumulator counts = new FacetAccumulator();

  /**
   * @param searcher may count on several threads
   */
  static FacetAccumulator count(IndexSearcher searcher, Query query, SearchField field)
      throws IOException {
    if (query instanceof MatchAllDocsQuery
        && field.type() != SearchField.Type.NUMBER
        && !field.equals(SearchField.PATTERN)) {
      Optional<FacetAccumulator> counts =
          IndexTermCounts.of(searcher.getIndexReader(), field.name());
      if (counts.isPresent()) {
        return counts.get();
      }
    }
    return searcher.search(
        query,
        new CollectorManager<FacetCounter, FacetAccumulator>() {
          @Override
          public FacetCounter newCollector() {
            return counter(field);
          }

          @Override
          public FacetAccumulator reduce(Collection<FacetCounter> parts) {
            FacetAccumulator all = new FacetAccumulator();
            parts.forEach(part -> all.add(part.counts));
            return all;
          }
        });
  }

  private static FacetCounter counter(SearchField field) {
    return field.type() == SearchField.Type.NUMBER
        ? new Numbers(field.name())
        : new Keywords(field.name());
  }

  final void add(String value, long count) {
    counts.add(value, count);
  }

  private static final class Keywords extends FacetCounter {
    private final String field;
    private SortedSetDocValues values = DocValues.emptySortedSet();

    /** The same where no event has more than one, which is quicker to read. */
    private @Nullable SortedDocValues single;

    private int[] perOrdinal = new int[0];

    Keywords(String field) {
      this.field = field;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext segment) throws IOException {
      values = DocValues.getSortedSet(segment.reader(), field);
      single = DocValues.unwrapSingleton(values);
      perOrdinal = new int[Math.toIntExact(values.getValueCount())];
    }

    @Override
    public void collect(int doc) throws IOException {
      if (single != null) {
        if (single.advanceExact(doc)) {
          perOrdinal[single.ordValue()]++;
        }
      } else if (values.advanceExact(doc)) {
        for (int i = values.docValueCount(); i > 0; i--) {
          perOrdinal[(int) values.nextOrd()]++;
        }
      }
    }

    @Override
    public void finish() throws IOException {
      for (int ordinal = 0; ordinal < perOrdinal.length; ordinal++) {
        if (perOrdinal[ordinal] > 0) {
          add(values.lookupOrd(ordinal).utf8ToString(), perOrdinal[ordinal]);
        }
      }
      perOrdinal = new int[0];
    }
  }

  private static final class Numbers extends FacetCounter {
    private final String field;
    private NumericDocValues values = DocValues.emptyNumeric();

    Numbers(String field) {
      this.field = field;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext segment) throws IOException {
      values = DocValues.getNumeric(segment.reader(), field);
    }

    @Override
    public void collect(int doc) throws IOException {
      if (values.advanceExact(doc)) {
        add(Long.toString(values.longValue()), 1);
      }
    }
  }

  /** How many of all events have each value of a field: the index knows, no event is looked at. */
  private static final class IndexTermCounts {
    private IndexTermCounts() {}

    /**
     * The counts by value as it is written. Empty where they cannot be told so: terms are in lower
     * case, so a value must be written one way only in each segment, and they count events that
     * were taken out.
     */
    static Optional<FacetAccumulator> of(IndexReader reader, String field) throws IOException {
      FacetAccumulator counts = new FacetAccumulator();
      for (LeafReaderContext segment : reader.leaves()) {
        if (segment.reader().hasDeletions() || !add(segment.reader(), field, counts)) {
          return Optional.empty();
        }
      }
      return Optional.of(counts);
    }

    private static boolean add(LeafReader segment, String field, FacetAccumulator counts)
        throws IOException {
      Map<String, String> written = new HashMap<>();
      SortedSetDocValues values = DocValues.getSortedSet(segment, field);
      TermsEnum spellings = values.termsEnum();
      for (BytesRef next = spellings.next(); next != null; next = spellings.next()) {
        String spelling = next.utf8ToString();
        if (written.put(KeywordTerm.of(spelling), spelling) != null) {
          return false;
        }
      }
      TermsEnum terms = Terms.getTerms(segment, field).iterator();
      for (BytesRef next = terms.next(); next != null; next = terms.next()) {
        String spelling = written.get(next.utf8ToString());
        if (spelling == null) {
          return false;
        }
        counts.add(spelling, terms.docFreq());
      }
      return true;
    }
  }
}
