package dev.synctrace.cli.assistant;

import dev.synctrace.cli.option.TimeConverter;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.output.EventListing;
import dev.synctrace.output.assistant.PageCursor;
import dev.synctrace.output.assistant.ToolArguments;
import dev.synctrace.output.assistant.ToolParameter;
import dev.synctrace.output.assistant.ToolParameters;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** Finds events: as {@code synctrace search}. */
final class SearchTool extends CaseTool {
  private static final int MOST_NEWEST = 100;
  private static final int MOST_FACETS = 4;
  private static final String NEWEST = "newest";

  SearchTool(AssistantCases cases, Lock turn) {
    super(cases, turn);
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String description() {
    return "Finds log records and rows of exports, oldest first, across all machines. Lucene query"
        + " syntax: words and \"phrases\" search the message, field:value a field, such as"
        + " severity:error, kind:push, log:BgbServer, machine, deviceId, userId, taskGuid,"
        + " errorCode; AND, OR, NOT, brackets, * and ?. Error codes are found in every spelling."
        + " Facets count the values of fields over all hits."
        + DATA;
  }

  @Override
  public ToolParameters parameters() {
    return new ToolParameters(
        List.of(
            CASE_PARAMETER,
            new ToolParameter.Text(
                "query",
                "The query; every event without one. Pseudonyms are understood.",
                false,
                LONGEST_QUERY),
            new ToolParameter.Text(
                "since",
                "Start: an ISO instant or date (UTC), or 2h, 3d back from the last event.",
                false,
                LONGEST_TIME),
            new ToolParameter.Text("until", "End (exclusive), as since.", false, LONGEST_TIME),
            new ToolParameter.Text("machine", "Only what this machine wrote.", false, LONGEST_NAME),
            new ToolParameter.Count(
                NEWEST, "Only the newest N events, oldest of them first.", 1, MOST_NEWEST),
            new ToolParameter.Texts(
                "facets", "Fields whose values are counted.", MOST_FACETS, LONGEST_TIME),
            new ToolParameter.Text(
                "histogram",
                "Width of the intervals in which hits are counted, such as 5m or 1h.",
                false,
                LONGEST_TIME),
            PageCursor.PARAMETER));
  }

  @Override
  String answer(ToolArguments question, Optional<AssistantCase> asked, AnswerPage page)
      throws IOException {
    AssistantCase one = asked.orElseThrow();
    Case opened = one.opened();
    EventSearch events = opened.events();
    Optional<Instant> last = events.timeRange().map(TimeRange::last);
    int newest = question.count(NEWEST, 0);
    SearchRequest request =
        new SearchRequest(
            query(question, one),
            question
                .text("since")
                .map(time -> TimeConverter.instant("since", time, last))
                .orElse(null),
            question
                .text("until")
                .map(time -> TimeConverter.instant("until", time, last))
                .orElse(null),
            false,
            newest == 0 ? page.rowsNeeded() : newest,
            newest > 0,
            question.texts("facets"),
            question
                .text("histogram")
                .map(width -> TimeConverter.duration("histogram", width))
                .orElse(null),
            true);
    return page.write(
        new EventListing(events.search(request), opened.machines()), AnswerPage.Detail.FULL);
  }
}
