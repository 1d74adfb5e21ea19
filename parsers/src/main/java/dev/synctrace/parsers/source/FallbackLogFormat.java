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
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Log text in any framing, or without one: whatever no other format claims. */
final class FallbackLogFormat implements SourceFormat {
  private final MessageReader messages;

  FallbackLogFormat(MessageReader messages) {
    this.messages = messages;
  }

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
        problems,
        read.pasted(),
        List.of());
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

  /**
   * Notices where the clock of a log runs backwards. Threads that write at the same moment swap
   * records by a little, and without zones the end of summer time looks like an hour; neither is
   * told.
   */
  static final class ClockSteps {
    private static final Duration SWAPPED = Duration.ofMinutes(1);
    private static final Duration SUMMER_TIME = Duration.ofMinutes(61);

    private @Nullable Instant before;
    private boolean zoned;
    private long steps;
    private String first = "";

    /**
     * Takes the time of the next record.
     *
     * @param time null when the record has none
     * @param zoned whether the record says its zone; times with and without are not compared
     */
    void next(long line, @Nullable Instant time, boolean zoned) {
      if (time == null) {
        return;
      }
      Duration allowed = zoned ? SWAPPED : SUMMER_TIME;
      if (before != null && this.zoned == zoned && time.isBefore(before.minus(allowed))) {
        if (steps == 0) {
          first = "line " + line + ", from " + before + " to " + time;
        }
        steps++;
      }
      before = time;
      this.zoned = zoned;
    }

    /** One clear line; empty when the clock runs forwards. */
    Optional<String> problem() {
      return steps == 0
          ? Optional.empty()
          : Optional.of(
              (steps == 1
                      ? "the clock goes backwards at " + first
                      : "the clock goes backwards in " + steps + " places, first at " + first)
                  + ". The times do not show the order of the records there. Check the time"
                  + " service of the computer, and read this log in the order of its lines");
    }
  }
}
