package dev.synctrace.cli.assistant;

import dev.synctrace.cli.option.TimeConverter;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.output.VerdictListing;
import dev.synctrace.output.assistant.PageCursor;
import dev.synctrace.output.assistant.RefusedQuestionException;
import dev.synctrace.output.assistant.ToolArguments;
import dev.synctrace.output.assistant.ToolParameter;
import dev.synctrace.output.assistant.ToolParameters;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains members of a collection: as {@code synctrace explain}. */
final class ExplainTool extends CaseTool {
  ExplainTool(AssistantCases cases, Lock turn) {
    super(cases, turn);
  }

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String description() {
    return "Explains why a device or user is or is not in the Entra group that its Configuration"
        + " Manager collection is synchronized to. With a member: its verdict with grade, root"
        + " cause, fix, evidence by source and line, timeline, and what is missing. With a"
        + " collection or group, or without a subject: status of the mappings, one short row for"
        + " each member, and causes of the whole site. PROVEN means that records state it; LIKELY"
        + " and POSSIBLE do not."
        + DATA;
  }

  @Override
  public ToolParameters parameters() {
    return new ToolParameters(
        List.of(
            CASE_PARAMETER,
            new ToolParameter.Text(
                "subject",
                "A device by name or any ID, a user by UPN, name or object ID, or a group or"
                    + " collection by name or ID. Pseudonyms are understood.",
                false,
                LONGEST_NAME),
            new ToolParameter.Text(
                "group", "Only members of this group, by ID or name.", false, LONGEST_NAME),
            new ToolParameter.Text(
                "collection", "Only this collection, by ID or name.", false, LONGEST_NAME),
            new ToolParameter.Choice(
                "verdict",
                "Only members with this verdict.",
                Stream.of(VerdictState.values()).map(Enum::name).toList()),
            new ToolParameter.Text(
                "at",
                "Answer as of this ISO instant or date (UTC); later records are ignored.",
                false,
                LONGEST_TIME),
            PageCursor.PARAMETER));
  }

  @Override
  String answer(ToolArguments question, Optional<AssistantCase> asked, AnswerPage page)
      throws IOException {
    AssistantCase one = asked.orElseThrow();
    Diagnosis diagnosis = one.diagnosis(at(question, one.opened()));
    String subject = name(question, one, "subject");
    ExplainRequest request =
        new ExplainRequest(
            subject,
            name(question, one, "group"),
            name(question, one, "collection"),
            question.text("verdict").map(VerdictState::valueOf).orElse(null));
    if (!diagnosis.hasMappingFor(request)) {
      throw new RefusedQuestionException(nothing(diagnosis, request));
    }
    boolean ofMember = subject != null && !diagnosis.isMapping(subject);
    return page.write(
        new VerdictListing(diagnosis, request, one.redaction()),
        ofMember ? AnswerPage.Detail.FULL : AnswerPage.Detail.BRIEF,
        true,
        () -> noMember(diagnosis, subject));
  }

  private static @Nullable String name(ToolArguments question, AssistantCase asked, String part) {
    return question.text(part).map(asked.names()::read).orElse(null);
  }

  private static @Nullable Instant at(ToolArguments question, Case opened) {
    return question
        .text("at")
        .map(
            at -> TimeConverter.instant("at", at, opened.events().timeRange().map(TimeRange::last)))
        .orElse(null);
  }

  private static String nothing(Diagnosis diagnosis, ExplainRequest request) {
    if (diagnosis.mappings().isEmpty()) {
      return "The case contains no collection-to-group mapping. list_what_to_collect tells what to"
          + " collect";
    }
    String group = request.group();
    String typed = group == null ? request.collection() : group;
    List<String> near = typed == null ? List.of() : diagnosis.nearestMappings(typed);
    return "No mapping of the case has this group or collection." + similar(near);
  }

  private static String noMember(Diagnosis diagnosis, @Nullable String subject) {
    List<String> near = subject == null ? List.of() : diagnosis.nearest(subject);
    return subject == null
        ? "No member matches"
        : "No mapping has a member, group or collection with this name or ID." + similar(near);
  }
}
