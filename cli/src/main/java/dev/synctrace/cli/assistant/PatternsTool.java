package dev.synctrace.cli.assistant;

import dev.synctrace.cli.option.TimeConverter;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.PatternRequest;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.output.PatternListing;
import dev.synctrace.output.assistant.PageCursor;
import dev.synctrace.output.assistant.ToolArguments;
import dev.synctrace.output.assistant.ToolParameter;
import dev.synctrace.output.assistant.ToolParameters;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** Counts messages by pattern: as {@code synctrace patterns}. */
final class PatternsTool extends CaseTool {
  PatternsTool(AssistantCases cases, Lock turn) {
    super(cases, turn);
  }

  @Override
  public String name() {
    return "list_patterns";
  }

  @Override
  public String description() {
    return "Counts messages by pattern, which is the message without IDs, numbers, times, paths and"
        + " names: the most frequent first, or the rarest. newSince finds what a log never said"
        + " before, such as since a failure. search pattern:ID gives the records of a pattern."
        + DATA;
  }

  @Override
  public ToolParameters parameters() {
    return new ToolParameters(
        List.of(
            CASE_PARAMETER,
            new ToolParameter.Text(
                "query", "Only records that match this query, as in search.", false, LONGEST_QUERY),
            new ToolParameter.Text("machine", "Only what this machine wrote.", false, LONGEST_NAME),
            new ToolParameter.Text(
                "newSince",
                "Only patterns whose first record is at this time or later: an ISO instant or date"
                    + " (UTC), or 2h, 3d back from the last event.",
                false,
                LONGEST_TIME),
            new ToolParameter.Flag("rarest", "The rarest first."),
            PageCursor.PARAMETER));
  }

  @Override
  String answer(ToolArguments question, Optional<AssistantCase> asked, AnswerPage page)
      throws IOException {
    AssistantCase one = asked.orElseThrow();
    Case opened = one.opened();
    Optional<Instant> last = opened.events().timeRange().map(TimeRange::last);
    @Nullable Instant since =
        question
            .text("newSince")
            .map(time -> TimeConverter.instant("newSince", time, last))
            .orElse(null);
    PatternRequest request =
        PatternRequest.of(
                SearchRequest.all()
                    .withQuery(query(question, one))
                    .withUntimed()
                    .withDistinctRecords())
            .withNewSince(since)
            .withLimit(page.rowsNeeded());
    return page.write(
        new PatternListing(
            opened.events().patterns(question.flag("rarest") ? request.withRarestFirst() : request),
            opened.machines(),
            since != null),
        AnswerPage.Detail.FULL);
  }
}
