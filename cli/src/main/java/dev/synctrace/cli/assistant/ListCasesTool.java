package dev.synctrace.cli.assistant;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.flag;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.timeOrNull;
import static dev.synctrace.output.schema.Property.word;
import static dev.synctrace.output.schema.Property.wordOrNull;
import static dev.synctrace.output.schema.Property.words;

import dev.synctrace.index.Case;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.Listing;
import dev.synctrace.output.assistant.PageCursor;
import dev.synctrace.output.assistant.ToolArguments;
import dev.synctrace.output.assistant.ToolParameters;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** Lists the cases that can be asked about, with what is in them. */
final class ListCasesTool extends CaseTool {
  ListCasesTool(AssistantCases cases, Lock turn) {
    super(cases, turn);
  }

  @Override
  public String name() {
    return "list_cases";
  }

  @Override
  public String description() {
    return "Lists the cases that the other tools answer questions about: number of sources and"
        + " events, first and last time (UTC), and the logs and exports in each."
        + DATA;
  }

  @Override
  public ToolParameters parameters() {
    return new ToolParameters(List.of(PageCursor.PARAMETER));
  }

  @Override
  boolean needsCase() {
    return false;
  }

  @Override
  String answer(ToolArguments question, Optional<AssistantCase> asked, AnswerPage page)
      throws IOException {
    // Several cases have several redactions; no field here has a name to redact.
    return new AnswerPage(name(), question, null)
        .write(new CaseOverviews(cases().all()), AnswerPage.Detail.FULL);
  }

  /** Cases, each with what is in it. */
  private record CaseOverviews(List<AssistantCase> rows) implements Listing<AssistantCase> {
    private static final ObjectSchema<AssistantCase> OVERVIEW =
        ObjectSchema.of(
            "caseOverview",
            "A case that can be asked about.",
            word("case", AssistantCase::name, "Name for the other tools."),
            flag("redacted", AssistantCase::isRedacted, "Whether names are replaced."),
            wordOrNull("address", row -> row.address().orElse(null), "Where it is."),
            wordOrNull("name", row -> orNull(row.label().name()), "Name that it was given."),
            wordOrNull("ticket", row -> orNull(row.label().ticket()), "Ticket number."),
            number("sources", row -> row.opened().sources().size(), "Number of files."),
            number(
                "incompleteSources",
                row -> row.opened().incompleteSources().size(),
                "Files of which only a part was read."),
            number("events", row -> events(row.opened()), "Number of events."),
            timeOrNull(
                "firstTime",
                row -> times(row.opened()).map(TimeRange::first).orElse(null),
                "Time of the first event."),
            timeOrNull(
                "lastTime",
                row -> times(row.opened()).map(TimeRange::last).orElse(null),
                "Time of the last event."),
            words("logs", CaseOverviews::logs, "Its logs and exports."));

    @Override
    public void forEach(RowConsumer<? super AssistantCase> consumer) throws IOException {
      for (AssistantCase row : rows) {
        consumer.accept(row);
      }
    }

    @Override
    public Fields<AssistantCase> fields() {
      return Fields.none();
    }

    @Override
    public JsonAnswer<AssistantCase> json() {
      return new AnswerSchema<>(
              ObjectSchema.<CaseOverviews>of(
                  "caseOverviews",
                  "The cases.",
                  answerRows("cases", OVERVIEW, CaseOverviews::forEach, "The cases.")),
              OVERVIEW)
          .of(this);
    }

    private static @Nullable String orNull(String text) {
      return text.isEmpty() ? null : text;
    }

    private static long events(Case opened) {
      return opened.events().search(SearchRequest.all().withFirst(1)).total();
    }

    private static Optional<TimeRange> times(Case opened) {
      return opened.events().timeRange();
    }

    private static List<String> logs(AssistantCase row) {
      return row.opened().sources().stream()
          .map(SourceSummary::log)
          .filter(Objects::nonNull)
          .distinct()
          .sorted()
          .map(log -> row.redaction().text(log))
          .toList();
    }

    @Override
    public boolean print(TextPage page) {
      throw new UnsupportedOperationException("for assistants only");
    }
  }
}
