package dev.synctrace.parsers.eventlog;

import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Windows event logs ({@code .evtx}), one event for each record. A line of one is the number of a
 * record that could be read, from 1, in the order of the file: a full event log begins again at its
 * first chunk, so the oldest record may be in the middle.
 *
 * <p>The file's header is not trusted: of a log that was copied while Windows wrote to it, the
 * header is older than the chunks. Reads to the end of the file and holds one chunk.
 */
public final class EventLogFormat implements SourceFormat {
  /** Name of the framing in the outcome. */
  public static final String FRAMING = "evtx";

  private static final String SIGNATURE = "ElfFile\0";
  private static final int FILE_HEADER = 4096;
  private static final int RECORD_HEADER = 24;
  private static final long SIGNATURE_OF_RECORD = 0x2A2A;
  private static final int LENGTH = 4;
  private static final int NUMBER = 8;
  private static final int WRITTEN = 16;
  private static final String NO_CHANNEL = "event log";

  private final EventLogKinds kinds = new EventLogKinds();
  private final EventLogChunk chunk = new EventLogChunk();
  private final BinXmlReader xml = new BinXmlReader(chunk);

  @Override
  public boolean recognises(FilePrefix prefix) {
    return prefix.text().startsWith(SIGNATURE);
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    Reading reading = new Reading(source, sink);
    if (source.in().readNBytes(FILE_HEADER).length < FILE_HEADER) {
      reading.damage.truncated();
    }
    while (chunk.read(source.in())) {
      reading.chunk();
    }
    return reading.outcome();
  }

  /** One event log while it is read. */
  private final class Reading {
    private final SourceInput source;
    private final EventSink sink;
    private final EventLogDamage damage = new EventLogDamage();
    private final ComputerNames computers = new ComputerNames();
    private long chunkStart = FILE_HEADER;
    private long records;
    private @Nullable Instant before;

    Reading(SourceInput source, EventSink sink) {
      this.source = source;
      this.sink = sink;
    }

    void chunk() throws IOException {
      if (chunk.hasHeader()) {
        records();
      } else if (!chunk.isUnused()) {
        damage.chunk(chunkStart, records);
      }
      if (chunk.length() < EventLogChunk.SIZE) {
        damage.truncated();
      }
      chunkStart += chunk.length();
    }

    /**
     * Reads one record after the other. Behind the end that the header has, the next record belongs
     * to the chunk only if its number follows: an event log is written over an older one.
     */
    private void records() throws IOException {
      int at = chunk.firstRecord();
      long next = chunk.firstNumber();
      while (isRecord(at) && (at < chunk.endOfRecords() || chunk.i64(at + NUMBER) == next)) {
        next = chunk.i64(at + NUMBER) + 1;
        int size = (int) Math.min(chunk.u32(at + LENGTH), EventLogChunk.SIZE);
        if (isWhole(at, size)) {
          record(at, size);
        } else {
          damage.record(chunkStart + at, records);
          if (size < RECORD_HEADER || !isRecord(at + size)) {
            return;
          }
        }
        at += size;
      }
      if (at < chunk.endOfRecords()) {
        damage.record(chunkStart + at, records);
      }
    }

    private boolean isRecord(int at) {
      return at + RECORD_HEADER <= chunk.length() && chunk.u32(at) == SIGNATURE_OF_RECORD;
    }

    /** Whether the length is repeated at the end: a record is written from front to back. */
    private boolean isWhole(int at, int size) {
      return size >= RECORD_HEADER + LENGTH
          && at + size <= chunk.length()
          && chunk.u32(at + size - LENGTH) == size;
    }

    private void record(int at, int size) throws IOException {
      EventLogRecord record;
      try {
        record =
            EventLogRecord.of(
                xml.read(at + RECORD_HEADER, at + size - LENGTH),
                BinXmlValue.instant(chunk.i64(at + WRITTEN)));
      } catch (DamagedRecordException _) {
        damage.record(chunkStart + at, records);
        return;
      }
      records++;
      computers.add(record.computer(), record.time());
      sink.accept(event(record));
    }

    private Event event(EventLogRecord record) {
      String message = record.message();
      ParsedMessage parsed = kinds.read(record, message);
      before = record.time() == null ? before : record.time();
      return new Event(
          record.time(),
          before,
          record.time() == null ? null : 0,
          source.path(),
          records,
          records,
          record.channel().isEmpty() ? NO_CHANNEL : record.channel(),
          record.provider().isEmpty() ? null : record.provider(),
          record.thread(),
          parsed.severity(),
          parsed.kind(),
          message,
          parsed.attributes());
    }

    ReadOutcome outcome() {
      return new ReadOutcome(
          FRAMING, "utf-16le", records, records, 0, damage.lines(), false, computers.names());
    }
  }
}
