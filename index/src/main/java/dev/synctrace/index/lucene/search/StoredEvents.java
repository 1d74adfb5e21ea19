package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.EventCodec;
import dev.synctrace.index.lucene.document.EventColumns;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
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

  /** The events of one segment: what is stored of them, and their columns. Serves one thread. */
  private static final class SegmentEvents {
    private final LeafReader segment;
    private final EventCodec codec;
    private @Nullable StoredFields single;
    private @Nullable StoredFields blocks;
    private EventColumns columns;

    SegmentEvents(LeafReader segment, EventCodec codec) throws IOException {
      this.segment = segment;
      this.codec = codec;
      this.columns = new EventColumns(segment);
    }

    /**
     * One event.
     *
     * @param document its number in the segment; cheapest in ascending order
     * @param many whether so many are read that whole blocks are worth unpacking
     */
    Event read(int document, boolean many) throws IOException {
      if (!columns.reaches(document)) {
        columns = new EventColumns(segment);
      }
      columns.moveTo(document);
      return codec.decode(StoredEventVisitor.read(many ? blocks() : single(), document), columns);
    }

    private StoredFields single() throws IOException {
      if (single == null) {
        single = segment.storedFields();
      }
      return single;
    }

    /** What merging uses keeps the block it has unpacked. */
    private StoredFields blocks() throws IOException {
      if (blocks == null) {
        blocks =
            segment instanceof CodecReader reader
                ? reader.getFieldsReader().getMergeInstance()
                : segment.storedFields();
      }
      return blocks;
    }

    /** Takes what is stored of an event from the index. */
    private static final class StoredEventVisitor extends StoredFieldVisitor {
      private byte @Nullable [] bytes;

      private StoredEventVisitor() {}

      static BytesRef read(StoredFields stored, int document) throws IOException {
        StoredEventVisitor visitor = new StoredEventVisitor();
        stored.document(document, visitor);
        if (visitor.bytes == null) {
          throw new IOException("an event is missing from the index");
        }
        return new BytesRef(visitor.bytes);
      }

      @Override
      public Status needsField(FieldInfo field) {
        return field.name.equals(LuceneFieldNames.EVENT) ? Status.YES : Status.NO;
      }

      @Override
      public void binaryField(FieldInfo field, byte[] value) {
        bytes = value;
      }
    }
  }
}
