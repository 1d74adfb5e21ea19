package dev.synctrace.cli.output.action;

import dev.synctrace.diagnosis.trace.advice.ActionRow;
import dev.synctrace.diagnosis.trace.advice.ActionTable;
import dev.synctrace.diagnosis.trace.model.ActionIds;
import dev.synctrace.report.text.Csv;
import dev.synctrace.report.text.Times;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Actions one a row, for spreadsheets. */
public final class ActionTableCsv {
  private ActionTableCsv() {}

  /**
   * Written while they are read.
   *
   * @return whether there is any
   */
  public static boolean csv(PrintWriter out, ActionTable table) {
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
            "steps",
            "warnings",
            "causes",
            "action",
            "user",
            "device",
            "devices",
            "why",
            "nextStep"));
    AtomicBoolean any = new AtomicBoolean();
    table.forEach(row -> {
      any.set(true);
      csv.row(cells(row));
    });
    return any.get();
  }

  private static List<@Nullable Object> cells(ActionRow row) {
    ActionIds ids = row.ids();
    return Arrays.asList(
        Times.iso(row.start()),
        row.outcome().name(),
        row.stoppedAt() == null ? null : row.stoppedAt().component(),
        ids.taskGuid(),
        ids.pushId(),
        ids.taskId(),
        ids.taskType(),
        ids.templateId(),
        ids.userId(),
        ids.tenantId(),
        row.clients().targets(),
        row.clients().reported(),
        row.clients().failed(),
        row.steps(),
        row.warnings(),
        String.join(" ", row.causes()),
        row.action().orElse(null),
        row.user().name(),
        row.devices().first(),
        row.devices().count() == 0 ? null : row.devices().count(),
        row.reason().why(),
        row.reason().nextStep());
  }
}
