package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.EventColumns;
import dev.synctrace.index.search.EventPlace;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Where some events of a case are written, read in the order of the index. */
final class EventPlaces {
  private final Map<Integer, EventPlace> byDocument = new HashMap<>();

  /**
   * @param documents their numbers in the case
   */
  EventPlaces(IndexReader reader, FixedBitSet documents) throws IOException {
    DocIdSetIterator all = new BitSetIterator(documents, 0);
    int document = all.nextDoc();
    for (LeafReaderContext leaf : reader.leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      if (document < end) {
        EventColumns columns = new EventColumns(leaf.reader());
        for (; document < end; document = all.nextDoc()) {
          columns.moveTo(document - leaf.docBase);
          byDocument.put(document, new EventPlace(columns.source(), columns.line()));
        }
      }
    }
  }

  EventPlace of(int document) {
    return Objects.requireNonNull(byDocument.get(document));
  }
}
