package dev.synctrace.index.lucene.store;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.LZ4WithPresetDictCompressionMode;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;

/**
 * Lucene's own file formats, but stored events in blocks of twice the size: what is stored of one
 * is short, and neighbours in a log repeat each other. Lucene finds this class by its name, which
 * every segment holds, in {@code META-INF/services}.
 */
public final class CaseCodec extends FilterCodec {
  private static final int BLOCK_BYTES = 160 * 1024;
  private static final int BLOCK_EVENTS = 4096;

  /** How many blocks the index of blocks holds in one of its own; Lucene's figure. */
  private static final int BLOCKS_INDEXED_TOGETHER = 10;

  /** One for all: merging copies whole blocks only between segments of the same mode. */
  private static final CompressionMode LZ4 = new LZ4WithPresetDictCompressionMode();

  private final StoredFieldsFormat events =
      new Lucene90CompressingStoredFieldsFormat(
          "SyncTraceEvents", LZ4, BLOCK_BYTES, BLOCK_EVENTS, BLOCKS_INDEXED_TOGETHER);

  /** For Lucene, which makes its codecs itself. */
  public CaseCodec() {
    this(new Lucene104Codec());
  }

  private CaseCodec(Codec lucene) {
    super("SyncTrace3", lucene);
  }

  @Override
  public StoredFieldsFormat storedFieldsFormat() {
    return events;
  }
}
