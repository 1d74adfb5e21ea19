package dev.synctrace.output.markdown;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ExplainedAction;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionTargetDevices;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.Case;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.redact.Redaction.ReplacementCount;
import dev.synctrace.output.text.Times;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Summary for a ticket: status, counts, causes with their fix, the members and actions that are not
 * in order, and what could not be read. Holds no more than it prints, however large the case.
 */
public final class MarkdownSummary {
  private static final int MOST_ROWS = 20;
  private static final int MOST_CAUSES = 5;

  private final Writer out;
  private final Redaction redaction;

  private MarkdownSummary(Writer out, Redaction redaction) {
    this.out = out;
    this.redaction = redaction;
  }

  /**
   * Writes the summary and leaves the writer open.
   *
   * @param title null for a plain one
   * @param version of the tool
   */
  public static void write(
      Writer out,
      Case opened,
      Diagnosis diagnosis,
      Traces traces,
      Redaction redaction,
      @Nullable String title,
      String version)
      throws IOException {
    MarkdownSummary summary = new MarkdownSummary(out, redaction);
    summary.line(
        "# "
            + (title == null
                ? "Cloud sync and tenant attach"
                : Markdown.sentence(redaction.replacesNames() ? redaction.text(title) : title)));
    summary.mappings(diagnosis);
    summary.members(diagnosis);
    summary.site(diagnosis);
    summary.actions(traces, diagnosis);
    summary.problems(opened);
    summary.masked();
    summary.line("");
    summary.line("Created with SyncTrace " + Markdown.sentence(version) + ". Times are UTC.");
    out.flush();
  }

  private void mappings(Diagnosis diagnosis) throws IOException {
    List<MappingStatus> statuses = diagnosis.statuses(ExplainRequest.all());
    heading(ReportSection.COLLECTIONS);
    if (statuses.isEmpty()) {
      line("The case contains no collection that is synchronized to a group.");
      return;
    }
    head("Collection", "Group", "Status", "Members", "Completed", "In progress", "Failed", "Last");
    for (MappingStatus status : statuses) {
      Mapping mapping = status.mapping();
      row(
          code(mapping.collectionName(), mapping.collectionId()),
          code(mapping.groupName(), mapping.groupId()),
          status.status().name().replace('_', ' '),
          shown(status.memberCount()),
          shown(status.syncCompleted()),
          shown(status.syncInProgress()),
          shown(status.syncFailed()),
          status.lastSync() == null ? "-" : seconds(Times.table(status.lastSync().time())));
    }
  }

  private void members(Diagnosis diagnosis) throws IOException {
    MemberTally tally = new MemberTally(MOST_ROWS);
    diagnosis.explain(ExplainRequest.all(), tally::add);
    if (tally.verdicts().isEmpty()) {
      return;
    }
    line("");
    line(
        "Members: "
            + tally.verdicts().entrySet().stream()
                .map(count -> "%,d %s".formatted(count.getValue(), words(count.getKey().name())))
                .collect(Collectors.joining(", "))
            + ".");
    causes(tally);
    if (!tally.unhealthy().isEmpty()) {
      heading(ReportSection.MEMBERS);
      head("Member", "Verdict", "Grade", "Causes", "Why");
      for (MemberVerdict member : tally.unhealthy()) {
        row(
            Markdown.code(redaction.text(name(member))),
            words(member.status().verdict().name()),
            words(member.status().grade().name()),
            ids(member.causes()),
            Markdown.sentence(redaction.text(member.why().orElse(member.summary()))));
      }
      more(tally.unhealthyCount());
    }
  }

  private void causes(MemberTally tally) throws IOException {
    List<MemberTally.Counted> top = tally.topCauses(MOST_CAUSES);
    if (top.isEmpty()) {
      return;
    }
    heading(ReportSection.CAUSES);
    for (MemberTally.Counted counted : top) {
      cause(
          counted.cause(),
          counted.members() == 1 ? "1 member" : "%,d members".formatted(counted.members()));
    }
  }

  private void site(Diagnosis diagnosis) throws IOException {
    List<FoundCause> causes = diagnosis.siteCauses();
    if (causes.isEmpty()) {
      return;
    }
    heading(ReportSection.SITE);
    for (FoundCause cause : causes) {
      cause(cause, words(cause.grade().name()));
    }
  }

  private void cause(FoundCause cause, String note) throws IOException {
    line(
        "- **%s %s** (%s)"
            .formatted(
                Markdown.sentence(cause.id()),
                Markdown.sentence(redaction.text(cause.title())),
                note));
    for (int i = 0; i < cause.fix().size(); i++) {
      line("  " + (i + 1) + ". " + Markdown.sentence(redaction.text(cause.fix().get(i))));
    }
  }

  private void actions(Traces traces, Diagnosis diagnosis) throws IOException {
    List<Trace> stopped = new ArrayList<>();
    long all = 0;
    long notCompleted = 0;
    for (Trace trace : traces.all()) {
      all++;
      if (trace.outcome() != ActionOutcome.COMPLETED) {
        notCompleted++;
        if (stopped.size() < MOST_ROWS) {
          stopped.add(trace);
        }
      }
    }
    if (all == 0) {
      return;
    }
    heading(ReportSection.ACTIONS);
    line("Actions: %,d, not completed: %,d.".formatted(all, notCompleted));
    if (stopped.isEmpty()) {
      return;
    }
    line("");
    head("First record", "Action", "User", "Device", "Outcome", "Stopped at", "Task", "Why");
    for (Trace trace : stopped) {
      ExplainedAction explained = diagnosis.explained(trace);
      row(
          seconds(Times.table(trace.start().orElse(null))),
          code(trace.action().orElse(trace.ids().templateId()), trace.ids().taskTypeName()),
          code(explained.user().name(), explained.user().id()),
          devices(explained.devices()),
          words(trace.outcome().name()),
          trace.stoppedAt() == null ? "-" : Markdown.code(trace.stoppedAt().component()),
          code(trace.ids().taskGuid(), null),
          Markdown.sentence(
              redaction.text(Objects.requireNonNullElse(explained.reason().why(), ""))));
    }
    more(notCompleted);
  }

  private String devices(ActionTargetDevices devices) {
    if (devices.first() == null) {
      return "-";
    }
    String first = code(devices.first(), null);
    return devices.count() > 1 ? "%s and %,d more".formatted(first, devices.count() - 1) : first;
  }

  private void problems(Case opened) throws IOException {
    List<String> problems = new ArrayList<>();
    long count = 0;
    for (SourceSummary source : opened.sources()) {
      List<String> found = new ArrayList<>(source.problems());
      if (source.state() != SourceSummary.State.COMPLETE) {
        found.add("not read completely");
      }
      for (String problem : found) {
        count++;
        if (problems.size() < MOST_ROWS) {
          problems.add(
              "- "
                  + Markdown.code(redaction.text(source.path()))
                  + ": "
                  + Markdown.sentence(redaction.text(problem)));
        }
      }
    }
    if (problems.isEmpty()) {
      return;
    }
    heading(ReportSection.SOURCES);
    for (String problem : problems) {
      line(problem);
    }
    more(count);
  }

  private void masked() throws IOException {
    List<ReplacementCount> masked = redaction.masked();
    if (masked.isEmpty()) {
      return;
    }
    line("");
    line(
        "Names and IDs are replaced by pseudonyms. Number in each class: "
            + masked.stream()
                .map(count -> "%s %,d".formatted(count.identifierClass(), count.identifiers()))
                .collect(Collectors.joining(", "))
            + ". Names in free text that no export and no record in the case identifies cannot be"
            + " recognized and may remain. Read this summary before you send it.");
  }

  private static String name(MemberVerdict member) {
    return member
        .identity()
        .name()
        .or(() -> member.identity().best(IdType.OBJECT_ID))
        .orElseGet(() -> member.identity().ids().first().display());
  }

  private static String ids(List<FoundCause> causes) {
    return causes.isEmpty()
        ? "-"
        : causes.stream()
            .map(cause -> Markdown.sentence(cause.id()))
            .collect(Collectors.joining(" "));
  }

  private String code(@Nullable String text, @Nullable String otherwise) {
    String shown = Objects.requireNonNullElse(text, Objects.requireNonNullElse(otherwise, ""));
    return Markdown.code(redaction.text(shown));
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String seconds(String time) {
    return time.length() > 19 ? time.substring(0, 19) : time;
  }

  private static String shown(@Nullable Long value) {
    return value == null ? "-" : "%,d".formatted(value);
  }

  private void heading(ReportSection section) throws IOException {
    line("");
    line(section.line());
    line("");
  }

  private void head(String... columns) throws IOException {
    row(columns);
    line("|" + " --- |".repeat(columns.length));
  }

  private void row(String... cells) throws IOException {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void more(long all) throws IOException {
    if (all > MOST_ROWS) {
      line("");
      line("And %,d more.".formatted(all - MOST_ROWS));
    }
  }

  private void line(String text) throws IOException {
    out.append(text).append('\n');
  }
}
