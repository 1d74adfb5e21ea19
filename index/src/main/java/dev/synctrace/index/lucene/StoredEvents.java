package dev.synctrace.index.lucene;

import dev.synctrace.event.Event;
import dev.synctrace.index.lucene.document.EventCodec;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from the index some hundreds at a time, in the order they lie there. Events of
 * several sources alternate in time but not on disk, and each block is compressed as a whole: one
 * by one, most of the time would go into unpacking the same blocks again. Serves one thread.
 */
final class StoredEvents {
  /** For fewer events than this, unpacking whole blocks is not worth it. */
  private static final int WORTHWHILE = 64;

  private final List<LeafReaderContext> leaves;
  private final EventCodec codec = new EventCodec();
  private final StoredFields single;
  private final @Nullable StoredFields[] blocks;

  StoredEvents(IndexReader reader) throws IOException {
    leaves = reader.leaves();
    single = reader.storedFields();
    blocks = new @Nullable StoredFields[leaves.size()];
  }

  /** The events of these hits, in the order of the hits. */
  Event[] read(List<? extends ScoreDoc> hits) throws IOException {
    Event[] events = new Event[hits.size()];
    if (hits.size() < WORTHWHILE) {
      for (int i = 0; i < events.length; i++) {
        events[i] = StoredEvent.read(single, hits.get(i).doc, codec);
      }
      return events;
    }
    Integer[] onDisk = new Integer[events.length];
    Arrays.setAll(onDisk, i -> i);
    Arrays.sort(onDisk, Comparator.comparingInt(i -> hits.get(i).doc));
    for (int i : onDisk) {
      events[i] = read(hits.get(i).doc);
    }
    return events;
  }

  private Event read(int document) throws IOException {
    int at = ReaderUtil.subIndex(document, leaves);
    LeafReaderContext leaf = leaves.get(at);
    StoredFields fields = blocks[at];
    if (fields == null) {
      // What merging uses keeps the block it has unpacked.
      fields =
          leaf.reader() instanceof CodecReader codec
              ? codec.getFieldsReader().getMergeInstance()
              : leaf.reader().storedFields();
      blocks[at] = fields;
    }
    return StoredEvent.read(fields, document - leaf.docBase, codec);
  }
}
