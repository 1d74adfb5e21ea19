package dev.synctrace.parsers.source;

import dev.synctrace.parsers.bundle.file.RotatedName;
import dev.synctrace.parsers.log.MessageReader;
import dev.synctrace.parsers.log.MessageReader.Classified;
import dev.synctrace.parsers.log.UnknownMessage;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.record.LogRecord;
import dev.synctrace.parsers.record.RecordReader;
import dev.synctrace.parsers.record.RecordStatistics;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Log text in any framing, or without one: whatever no other format claims. */
final class FallbackLogFormat implements SourceFormat {
  private final MessageReader messages = new MessageReader();

  @Override
  public boolean recognises(FilePrefix prefix) {
    return true;
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    String fileLog = RotatedName.of(source.fileName()).log();
    ZoneId assumedZone = source.options().assumedZone();
    RecordReader records = new RecordReader(source.in(), source.options().records());
    ClockSteps clock = new ClockSteps();
    Instant before = null;
    for (LogRecord record = records.next(); record != null; record = records.next()) {
      Instant time = record.time() == null ? null : record.time().instant(assumedZone);
      before = time == null ? before : time;
      clock.next(record.line(), time, record.time() != null && record.time().biasMinutes() != null);
      sink.accept(event(record, source.path(), fileLog, time, before));
    }
    RecordStatistics read = records.statistics();
    List<String> problems = new ArrayList<>(read.problems());
    clock.problem().ifPresent(problems::add);
    return new ReadOutcome(
        read.framing(),
        read.encoding(),
        read.lines(),
        read.records(),
        read.unframedLines(),
        problems);
  }

  private Event event(
      LogRecord record,
      String path,
      String fileLog,
      @Nullable Instant time,
      @Nullable Instant orderTime) {
    String message = record.message();
    Classified classified = messages.read(message, record.component(), fileLog);
    ParsedMessage reading =
        classified.reading().orElseGet(() -> UnknownMessage.read(message, record.type()));
    return new Event(
        time,
        orderTime,
        record.time() == null ? null : record.time().biasMinutes(),
        path,
        record.line(),
        record.endLine(),
        classified.log(),
        record.component(),
        record.thread(),
        reading.severity(),
        reading.kind(),
        message,
        reading.attributes());
  }
}
