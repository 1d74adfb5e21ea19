package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.KeywordTerm;
import dev.synctrace.index.search.FacetAccumulator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** How many of all events have each value of a field: the index knows, no event is looked at. */
final class IndexTermCounts {
  private IndexTermCounts() {}

  /**
   * The counts by value as it is written. Empty where they cannot be told so: terms are in lower
   * case, so a value must be written one way only in each segment, and they count events that were
   * taken out.
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
