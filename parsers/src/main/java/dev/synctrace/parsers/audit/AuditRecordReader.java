package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.export.ExportProblems;
import dev.synctrace.parsers.export.ExportProblems.ExportLoss;
import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.export.JsonValue;
import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import dev.synctrace.parsers.source.EventSink;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From framed records to events: finds each record's shape and gives the event its place. */
final class AuditRecordReader {
  private static final String LOG = "audit";
  private static final List<RecordShape> SHAPES =
      List.of(
          new GraphShape(),
          new AzureMonitorShape(),
          new PortalCsvShape(),
          new UnifiedAuditShape(),
          new CloudAppEventsShape());

  /** Before the others, because Log Analytics writes it with some of their columns. */
  private static final RecordShape CALLS = new GraphActivityShape();

  private final String source;
  private final ExportTimes times;
  private final @Nullable Integer zoneMinutes;
  private final EventSink sink;
  private final ExportProblems problems;
  private long records;
  private long unreadable;

  /**
   * @param zoneMinutes what to say about the zone: 0 for UTC, null when the export does not tell
   */
  AuditRecordReader(
      String source,
      ExportTimes times,
      @Nullable Integer zoneMinutes,
      EventSink sink,
      ExportProblems problems) {
    this.source = source;
    this.times = times;
    this.zoneMinutes = zoneMinutes;
    this.sink = sink;
    this.problems = problems;
  }

  /** Records handed on so far. */
  long records() {
    return records;
  }

  /**
   * Takes the next record.
   *
   * @param line physical line the record begins on, from 1
   * @param endLine the one it ends on
   */
  void accept(Fields record, long line, long endLine) throws IOException {
    if (record.isEmpty()) {
      return;
    }
    List<Fields> inside = fits(record) ? List.of() : WrappedRecords.in(record, this::fits);
    if (inside.isEmpty()) {
      take(record, line, endLine);
    }
    for (Fields wrapped : inside) {
      take(wrapped, line, endLine);
    }
  }

  private boolean fits(Fields record) {
    return CALLS.fits(record) || SHAPES.stream().anyMatch(shape -> shape.fits(record));
  }

  /** Records that are none of the directory's. */
  long unreadable() {
    return unreadable;
  }

  private void take(Fields record, long line, long endLine) throws IOException {
    records++;
    ParsedAudit reading = read(record);
    unreadable += reading.losses().contains(ExportLoss.NOT_AN_AUDIT) ? 1 : 0;
    reading.losses().forEach(loss -> problems.lost(loss, line));
    Attributes.Builder attributes = reading.attributes();
    mentionFurtherIds(record, attributes);
    attributes.put(Attribute.RECORD_NUMBER, Long.toString(records));
    Attributes said = attributes.build();
    said.get(Attribute.TENANT_ID).ifPresent(problems::tenant);
    sink.accept(
        new Event(
            reading.time(),
            reading.time(),
            reading.time() == null ? null : zoneMinutes,
            source,
            line,
            Math.max(line, endLine),
            LOG,
            reading.component(),
            null,
            reading.severity(),
            reading.kind(),
            reading.message(),
            said));
  }

  private ParsedAudit read(Fields record) {
    if (CALLS.fits(record)) {
      return CALLS.read(record, times);
    }
    for (RecordShape shape : SHAPES) {
      if (shape.fits(record)) {
        ParsedAudit reading = shape.read(record, times);
        if (times.guessed()) {
          reading.losses().add(ExportLoss.AMBIGUOUS_DATE);
        }
        return reading;
      }
    }
    String written = record.text("time", "TimeGenerated", "Timestamp", "createdDateTime");
    Instant time = times.read(written);
    return new ParsedAudit(
        time,
        null,
        Severity.INFO,
        Kind.OTHER,
        record.toString(),
        Attributes.builder(),
        written != null && time == null
            ? EnumSet.of(ExportLoss.NOT_AN_AUDIT, ExportLoss.NO_TIME)
            : EnumSet.of(ExportLoss.NOT_AN_AUDIT));
  }

  /** Every id of the record that no attribute holds, so that a search for any id finds it. */
  private static void mentionFurtherIds(Fields record, Attributes.Builder attributes) {
    Set<String> held = new HashSet<>();
    attributes.build().values().values().forEach(value -> held.add(value.toLowerCase(Locale.ROOT)));
    mention(record, held, attributes);
  }

  private static void mention(JsonValue value, Set<String> held, Attributes.Builder attributes) {
    switch (value) {
      case JsonValue.Scalar(String text, boolean _) ->
          Guid.forEach(
              text,
              guid -> {
                if (held.add(guid.toLowerCase(Locale.ROOT))) {
                  attributes.mention(guid);
                }
              });
      case JsonValue.Items(List<JsonValue> items) ->
          items.forEach(item -> mention(item, held, attributes));
      case Fields fields -> fields.values().forEach(item -> mention(item, held, attributes));
    }
  }
}
