package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.EventCodec;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from the index some hundreds at a time, in the order they are stored there. Events
 * of several sources alternate in time but not on disk, and each block is compressed as a whole:
 * one by one, most of the time would go into unpacking the same blocks again. Serves one thread.
 */
final class StoredEvents {
  /** For fewer events than this, unpacking whole blocks is not worth it. */
  private static final int WORTHWHILE = 64;

  private final List<LeafReaderContext> leaves;
  private final @Nullable SegmentEvents[] segments;
  private final EventCodec codec = new EventCodec();

  StoredEvents(IndexReader reader) {
    leaves = reader.leaves();
    segments = new @Nullable SegmentEvents[leaves.size()];
  }

  /** The events of these hits, in the order of the hits. */
  Event[] read(List<? extends ScoreDoc> hits) throws IOException {
    Integer[] onDisk = new Integer[hits.size()];
    Arrays.setAll(onDisk, i -> i);
    Arrays.sort(onDisk, Comparator.comparingInt(i -> hits.get(i).doc));
    Event[] events = new Event[onDisk.length];
    for (int i : onDisk) {
      events[i] = read(hits.get(i).doc, events.length >= WORTHWHILE);
    }
    return events;
  }

  private Event read(int document, boolean many) throws IOException {
    int at = ReaderUtil.subIndex(document, leaves);
    LeafReaderContext leaf = leaves.get(at);
    SegmentEvents segment = segments[at];
    if (segment == null) {
      segment = new SegmentEvents(leaf.reader(), codec);
      segments[at] = segment;
    }
    return segment.read(document - leaf.docBase, many);
  }
}
