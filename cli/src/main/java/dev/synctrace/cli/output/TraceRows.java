package dev.synctrace.cli.output;

import dev.synctrace.cli.output.TextTable.Column;
import dev.synctrace.diagnosis.trace.ActionIds;
import dev.synctrace.diagnosis.trace.ClientCounts;
import dev.synctrace.diagnosis.trace.ClockDifference;
import dev.synctrace.diagnosis.trace.Clocks;
import dev.synctrace.diagnosis.trace.Outcome;
import dev.synctrace.diagnosis.trace.SiteActivity;
import dev.synctrace.diagnosis.trace.Trace;
import dev.synctrace.report.data.Csv;
import dev.synctrace.report.data.Times;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Actions one a line, and below them what concerns the whole site. */
public final class TraceRows {
  private TraceRows() {}

  /**
   * @param clocks measures the machines' clocks by the traces as they pass
   */
  public static void table(
      PrintWriter out, Iterator<Trace> traces, Clocks clocks, int lineWidth, boolean color) {
    TextTable table =
        new TextTable(
            out,
            lineWidth,
            color,
            List.of(
                Column.left("FIRST RECORD (UTC)"),
                Column.left("STEPS"),
                Column.left("OUTCOME"),
                Column.left("LAST SEEN AT"),
                Column.right("PUSH"),
                Column.right("CLIENTS"),
                Column.left("TASK"),
                Column.left("WHAT")));
    while (traces.hasNext()) {
      Trace trace = traces.next();
      clocks.add(trace);
      table.row(
          style(trace.outcome()),
          List.of(
              Times.table(trace.start().orElse(null)),
              StepStrip.of(trace),
              trace.outcome().name(),
              trace.stoppedAt() == null ? "-" : trace.stoppedAt().component(),
              shown(trace.ids().pushId()),
              clients(trace.clients()),
              shown(trace.ids().taskGuid()),
              Printable.line(what(trace.ids()))));
    }
    table.finish();
  }

  private static Style style(Outcome outcome) {
    return switch (outcome) {
      case COMPLETED -> Style.PLAIN;
      case UNAUTHORIZED, FAILED -> Style.ERROR;
      case FORWARDED, PUSHED, RECEIVED, UNKNOWN -> Style.WARNING;
    };
  }

  private static String what(ActionIds ids) {
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

  /** What happened at the service connection point besides, and how the clocks differ. */
  public static void site(
      PrintWriter out, List<SiteActivity> activities, List<ClockDifference> clocks) {
    List<SiteActivity> trouble = activities.stream().filter(SiteActivity::isTrouble).toList();
    if (!trouble.isEmpty()) {
      out.printf("%nTrouble at the service connection point%n");
      for (SiteActivity activity : trouble) {
        out.printf(
            "  %-21s %s%s  %d times, %s to %s  %s:%d%n",
            activity.type().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            activity.httpStatus() == null ? "" : activity.httpStatus() + " ",
            Printable.line(
                Objects.requireNonNullElse(
                    activity.endpoint(), Objects.requireNonNullElse(activity.operation(), ""))),
            activity.count(),
            Times.table(activity.firstTime()),
            Times.table(activity.lastTime()),
            Printable.line(activity.first().source()),
            activity.first().line());
      }
    }
    List<ClockDifference> off = clocks.stream().filter(TraceRows::tells).toList();
    if (!off.isEmpty()) {
      out.printf("%nClocks, as pushes and their receipts show%n");
      for (ClockDifference clock : off) {
        out.printf(
            "  %s against %s: %+d ms (%+d to %+d, %d measured)%s%n",
            Printable.line(clock.of().label()),
            Printable.line(clock.from().label()),
            clock.median().toMillis(),
            clock.least().toMillis(),
            clock.most().toMillis(),
            clock.pairs(),
            clock.showsWrongZone() ? "  the time zone of this log is wrong" : "");
      }
    }
  }

  /** Two machines always; one machine's own stamps only where its time zone must be wrong. */
  private static boolean tells(ClockDifference clock) {
    return clock.basis() == ClockDifference.Basis.PUSH_AND_RECEIPT || clock.showsWrongZone();
  }

  public static void csv(PrintWriter out, Iterator<Trace> traces) {
    Csv csv = new Csv(out);
    csv.row(
        List.of(
            "firstTime",
            "outcome",
            "stoppedAt",
            "taskGuid",
            "pushId",
            "taskId",
            "taskType",
            "templateId",
            "userId",
            "tenantId",
            "targets",
            "reportedClients",
            "failedClients",
            "steps"));
    while (traces.hasNext()) {
      Trace trace = traces.next();
      ActionIds ids = trace.ids();
      csv.row(
          Arrays.asList(
              Times.iso(trace.start().orElse(null)),
              trace.outcome().name(),
              trace.stoppedAt() == null ? null : trace.stoppedAt().component(),
              ids.taskGuid(),
              ids.pushId(),
              ids.taskId(),
              ids.taskType(),
              ids.templateId(),
              ids.userId(),
              ids.tenantId(),
              trace.clients().targets(),
              trace.clients().reported(),
              trace.clients().failed(),
              trace.steps().size()));
    }
  }
}
