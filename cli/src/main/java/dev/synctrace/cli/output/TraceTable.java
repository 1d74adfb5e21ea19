package dev.synctrace.cli.output;

import dev.synctrace.cli.output.TextTable.Column;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.trace.ActionIds;
import dev.synctrace.diagnosis.trace.ClientCounts;
import dev.synctrace.diagnosis.trace.Clocks;
import dev.synctrace.diagnosis.trace.Outcome;
import dev.synctrace.diagnosis.trace.SiteActivities;
import dev.synctrace.diagnosis.trace.StepKind;
import dev.synctrace.diagnosis.trace.Trace;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.Case;
import dev.synctrace.report.data.Times;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Actions one a line for people, what the marks and cause ids mean, and below what concerns the
 * whole site. Rows are printed while they are read; of them only a count for each cause is kept.
 */
public final class TraceTable {
  private static final int SECONDS = "2026-10-14 13:20:04".length();

  private final PrintWriter out;
  private final int lineWidth;
  private final boolean color;
  private final Map<String, CauseCount> counts = new TreeMap<>();

  /**
   * @param lineWidth columns a line may take
   */
  public TraceTable(PrintWriter out, int lineWidth, boolean color) {
    this.out = out;
    this.lineWidth = lineWidth;
    this.color = color;
  }

  /** Writes all, and below the table nothing for which there is nothing to say. */
  public void write(Case opened, Diagnosis diagnosis, Iterator<Trace> traces) {
    Clocks clocks = new Clocks();
    clocks.addStatusMessages(opened.events());
    if (rows(diagnosis, traces, clocks)) {
      out.println();
      new WrappedText(out, lineWidth).print("Steps: ", StepStrip.LEGEND);
    }
    causes();
    SiteOutput site = new SiteOutput(out);
    site.causes(diagnosis.tenantAttachCauses());
    site.activities(SiteActivities.of(opened.events()));
    site.clocks(clocks.differences());
  }

  private boolean rows(Diagnosis diagnosis, Iterator<Trace> traces, Clocks clocks) {
    TextTable table =
        new TextTable(
            out,
            lineWidth,
            color,
            List.of(
                Column.left("FIRST RECORD (UTC)"),
                Column.left("STEPS"),
                Column.left("OUTCOME"),
                Column.left("CAUSE"),
                Column.left("TASK"),
                Column.right("PUSH"),
                Column.right("CLIENTS"),
                Column.left("LAST SEEN AT"),
                Column.left("WHAT")));
    boolean any = traces.hasNext();
    while (traces.hasNext()) {
      Trace trace = traces.next();
      clocks.add(trace);
      table.row(style(trace.outcome()), cells(trace, diagnosis.causesOf(trace)));
    }
    table.finish();
    return any;
  }

  private List<String> cells(Trace trace, List<FoundCause> causes) {
    causes.forEach(cause -> counts.computeIfAbsent(cause.id(), _ -> new CauseCount(cause)).add());
    String time = Times.table(trace.start().orElse(null));
    return List.of(
        time.substring(0, Math.min(time.length(), SECONDS)),
        StepStrip.of(trace),
        trace.outcome().name(),
        causes.isEmpty()
            ? "-"
            : causes.stream().map(FoundCause::id).collect(Collectors.joining(" ")),
        shown(trace.ids().taskGuid()),
        shown(trace.ids().pushId()),
        clients(trace.clients()),
        trace.stoppedAt() == null ? "-" : trace.stoppedAt().component(),
        Printable.line(what(trace)));
  }

  private static Style style(Outcome outcome) {
    return switch (outcome) {
      case COMPLETED -> Style.PLAIN;
      case UNAUTHORIZED, FAILED -> Style.ERROR;
      case FORWARDED, PUSHED, RECEIVED, UNKNOWN -> Style.WARNING;
    };
  }

  private static String what(Trace trace) {
    ActionIds ids = trace.ids();
    if (trace.steps().stream().allMatch(step -> step.kind() == StepKind.ANSWERED)) {
      return "answer to a task not in the logs";
    }
    return Optional.ofNullable(ids.templateId())
        .filter(template -> !template.chars().allMatch(Character::isDigit))
        .orElse(ids.taskTypeName());
  }

  /** Reported of targeted, and how many failed. */
  private static String clients(ClientCounts clients) {
    if (clients.targets() == null && clients.reported() == null) {
      return "-";
    }
    String failed =
        clients.failed() == null || clients.failed() == 0
            ? ""
            : ", %d failed".formatted(clients.failed());
    return shown(clients.reported()) + "/" + shown(clients.targets()) + failed;
  }

  private static String shown(@Nullable Object value) {
    return Objects.toString(value, "-");
  }

  private void causes() {
    if (counts.isEmpty()) {
      return;
    }
    out.printf("%nCauses (synctrace causes ID tells the fix, synctrace trace TASK the steps)%n");
    counts.forEach((id, count) ->
        out.printf(
            "  %s  %s: %,d action%s%n",
            id, Printable.line(count.title), count.actions, count.actions == 1 ? "" : "s"));
  }

  private static final class CauseCount {
    private final String title;
    private long actions;

    CauseCount(FoundCause cause) {
      this.title = cause.title();
    }

    void add() {
      actions++;
    }
  }
}
