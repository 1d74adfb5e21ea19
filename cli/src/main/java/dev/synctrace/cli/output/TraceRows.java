package dev.synctrace.cli.output;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.trace.ActionIds;
import dev.synctrace.diagnosis.trace.Trace;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.report.data.Csv;
import dev.synctrace.report.data.Times;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Actions one a row, for spreadsheets. */
public final class TraceRows {
  private TraceRows() {}

  /** Written while they are read. */
  public static void csv(PrintWriter out, Iterator<Trace> traces, Diagnosis diagnosis) {
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
            "causes"));
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
              trace.steps().size(),
              diagnosis.causesOf(trace).stream()
                  .map(FoundCause::id)
                  .collect(Collectors.joining(" "))));
    }
  }
}
