package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.EventCodec;
import dev.synctrace.index.lucene.document.EventColumns;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.StoredFields;
import org.jspecify.annotations.Nullable;

/** The events of one segment: what is stored of them, and their columns. Serves one thread. */
final class SegmentEvents {
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
}
