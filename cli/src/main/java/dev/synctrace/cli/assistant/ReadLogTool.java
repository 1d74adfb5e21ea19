package dev.synctrace.cli.assistant;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.onlyIf;
import static dev.synctrace.output.schema.Property.value;

import dev.synctrace.cli.listing.LogsListing;
import dev.synctrace.cli.option.TimeConverter;
import dev.synctrace.index.Case;
import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.LogNames;
import dev.synctrace.index.log.LogPlace;
import dev.synctrace.index.log.LogPosition;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.LogRecord;
import dev.synctrace.index.log.RotatedLog;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.EventListing;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.Listing;
import dev.synctrace.output.assistant.PageCursor;
import dev.synctrace.output.assistant.RefusedQuestionException;
import dev.synctrace.output.assistant.ToolArguments;
import dev.synctrace.output.assistant.ToolParameter;
import dev.synctrace.output.assistant.ToolParameters;
import dev.synctrace.output.json.EventJson;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a log around a line, or from a time on: as {@code synctrace log}. */
final class ReadLogTool extends CaseTool {
  private static final int AROUND = 10;
  private static final int MOST_AROUND = 20;
  private static final int MOST_CANDIDATES = 10;
  private static final int LONGEST_PATH = 1_000;
  private static final int LAST_LINE = 999_999_999;

  /** As an answer cites a record. */
  private static final Pattern CITATION = Pattern.compile("(?<source>.+):(?<line>[0-9]{1,9})");

  ReadLogTool(AssistantCases cases, Lock turn) {
    super(cases, turn);
  }

  @Override
  public String name() {
    return "read_log";
  }

  @Override
  public String description() {
    return "Reads a log as it was written, with the files it was rotated into. With a line, or a"
        + " source as an answer cites it (source:line): the record there, and the records before"
        + " and after it. Without a line: its records from the beginning or from since on. Without"
        + " a source: the list of logs."
        + DATA;
  }

  @Override
  public ToolParameters parameters() {
    return new ToolParameters(
        List.of(
            CASE_PARAMETER,
            new ToolParameter.Text(
                "source",
                "Path of a source, a unique end of one, or the name of a log; source:line, too.",
                false,
                LONGEST_PATH),
            new ToolParameter.Count("line", "A line of the source, from 1.", 1, LAST_LINE),
            new ToolParameter.Count(
                "around", "How many records before and after the line.", 0, MOST_AROUND),
            new ToolParameter.Text(
                "since",
                "Without a line: start, an ISO instant or date (UTC), or 2h, 3d back from the last"
                    + " event.",
                false,
                LONGEST_TIME),
            new ToolParameter.Text(
                "find", "Only records that match this query, as in search.", false, LONGEST_QUERY),
            PageCursor.PARAMETER));
  }

  @Override
  String answer(ToolArguments question, Optional<AssistantCase> asked, AnswerPage page)
      throws IOException {
    AssistantCase one = asked.orElseThrow();
    Case opened = one.opened();
    Optional<String> source = question.text("source");
    if (source.isEmpty()) {
      return page.write(
          new LogsListing(RotatedLog.of(opened.sources()), opened.machines()),
          AnswerPage.Detail.FULL);
    }
    LogPlace place = place(source.get(), question, one);
    LogReader reader =
        LogReader.of(
            opened.events(),
            place.log(),
            question.text("find").map(one.names()::readQuery).orElse(null),
            ClockCorrections.NONE);
    Long line = place.line();
    if (line == null) {
      Optional<Instant> last = opened.events().timeRange().map(TimeRange::last);
      Optional<Instant> since =
          question.text("since").map(time -> TimeConverter.instant("since", time, last));
      LogReader from = since.isEmpty() ? reader : reader.within(since.get(), null);
      return page.write(
          new RecordListing(from.records(null), null, opened.machines()), AnswerPage.Detail.FULL);
    }
    LogRecord marked =
        reader
            .at(place.source(), line)
            .orElseThrow(() ->
                new RefusedQuestionException(
                    "Line %d of this source is in no record, and no record is before it"
                        .formatted(line)));
    int around = question.count("around", AROUND);
    List<LogRecord> records = reader.around(LogPosition.of(marked), around, around + 1).records();
    return page.write(
        new RecordListing(records, marked, opened.machines()), AnswerPage.Detail.FULL);
  }

  /** The one place that is meant, in a log of the case and in no other file. */
  private static LogPlace place(String typed, ToolArguments question, AssistantCase asked) {
    Matcher citation = CITATION.matcher(typed);
    String name = typed;
    Long line = question.count("line", 0) == 0 ? null : (long) question.count("line", 0);
    List<LogPlace> found = find(name, asked);
    if (found.isEmpty() && citation.matches()) {
      name = citation.group("source");
      line = line == null ? (Long) Long.parseLong(citation.group("line")) : line;
      found = find(name, asked);
    }
    if (found.size() > 1) {
      throw new RefusedQuestionException(
          "This is the name of %d logs. Use more of the path.".formatted(found.size())
              + similar(found.stream().limit(MOST_CANDIDATES).map(LogPlace::source).toList()));
    }
    if (found.isEmpty()) {
      List<String> near = LogNames.of(asked.opened().sources()).near(asked.names().read(name));
      throw new RefusedQuestionException(
          "The case has no such log."
              + similar(near)
              + " Without a source, read_log lists the logs");
    }
    LogPlace place = found.getFirst();
    if (line != null && place.lines() > 0 && line > place.lines()) {
      throw new RefusedQuestionException(
          "%s has lines 1 to %d".formatted(place.source(), place.lines()));
    }
    return new LogPlace(place.log(), place.source(), line == null ? place.line() : line);
  }

  private static List<LogPlace> find(String name, AssistantCase asked) {
    return LogNames.of(asked.opened().sources())
        .find(asked.names().source(name).orElseGet(() -> asked.names().read(name)));
  }

  /**
   * Records of a log, as a search gives events.
   *
   * @param marked the one that was asked for; null where none was
   */
  private record RecordListing(
      Iterable<LogRecord> records, @Nullable LogRecord marked, SourceMachines machines)
      implements Listing<LogRecord> {
    @Override
    public void forEach(RowConsumer<? super LogRecord> consumer) throws IOException {
      for (LogRecord row : records) {
        consumer.accept(row);
      }
    }

    @Override
    public Fields<LogRecord> fields() {
      return EventListing.fields(machines, row -> Hit.of(row.event()));
    }

    @Override
    public JsonAnswer<LogRecord> json() {
      ObjectSchema<LogRecord> row =
          EventJson.event(machines)
              .of("event", "A record.", (LogRecord each) -> Hit.of(each.event()));
      return new AnswerSchema<>(
              ObjectSchema.<RecordListing>of(
                  "records",
                  "Records of a log.",
                  onlyIf(
                      listing -> listing.marked() != null,
                      value(
                          "asked",
                          row,
                          listing -> Objects.requireNonNull(listing.marked()),
                          "The record that was asked for.")),
                  answerRows("events", row, RecordListing::forEach, "The records.")),
              row)
          .of(this);
    }

    @Override
    public boolean print(TextPage page) {
      throw new UnsupportedOperationException("for assistants only");
    }
  }
}
