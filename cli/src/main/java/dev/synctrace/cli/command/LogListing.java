package dev.synctrace.cli.command;

import static dev.synctrace.output.schema.Property.answerRows;

import dev.synctrace.index.log.LogPosition;
import dev.synctrace.index.log.LogRecord;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.EventListing;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.Listing;
import dev.synctrace.output.json.EventJson;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;

/** The records of a log. In CSV and JSON they are events as a search gives them. */
final class LogListing implements Listing<LogRecord> {
  private final LogView view;
  private final SourceMachines machines;
  private long written;

  LogListing(LogView view, SourceMachines machines) {
    this.view = view;
    this.machines = machines;
  }

  /** Returns how many records were written. */
  long written() {
    return written;
  }

  @Override
  public void forEach(RowConsumer<? super LogRecord> consumer) throws IOException {
    for (LogRecord row : view.records()) {
      consumer.accept(row);
      written++;
    }
  }

  @Override
  public Fields<LogRecord> fields() {
    return EventListing.fields(machines, row -> Hit.of(row.event()));
  }

  @Override
  public JsonAnswer<LogRecord> json() {
    return schema(machines).of(this);
  }

  /** Returns the schema of the JSON. */
  static AnswerSchema<LogListing, LogRecord> schema(SourceMachines machines) {
    ObjectSchema<LogRecord> row =
        EventJson.event(machines)
            .of("event", "A record of a log or of an export.", record -> Hit.of(record.event()));
    return new AnswerSchema<>(
        ObjectSchema.of(
            "log",
            "Records of a log.",
            answerRows("events", row, LogListing::forEach, "The records, in order.")),
        row);
  }

  @Override
  public boolean print(TextPage page) throws IOException {
    LogText text = LogText.of(page, view, machines);
    forEach(text::row);
    text.finish();
    return written > 0;
  }

  /** Returns whether two records begin at one place. */
  static boolean isSame(LogRecord one, LogRecord other) {
    return LogPosition.of(one).equals(LogPosition.of(other)) && one.event().equals(other.event());
  }
}
