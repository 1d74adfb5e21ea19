package dev.synctrace.cli.output;

import dev.synctrace.diagnosis.trace.Step;
import dev.synctrace.diagnosis.trace.TaskParameter;
import dev.synctrace.diagnosis.trace.Trace;
import dev.synctrace.diagnosis.verdict.Missing;
import dev.synctrace.event.Attribute;
import dev.synctrace.report.data.Times;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One action for people: what it is, each step with its proof, what to distrust, what is missing.
 */
public final class TraceDetails {
  private static final int PARAMETER_CHARACTERS = 400;

  private final PrintWriter out;
  private final boolean color;
  private final boolean showParameters;

  public TraceDetails(PrintWriter out, boolean color, boolean showParameters) {
    this.out = out;
    this.color = color;
    this.showParameters = showParameters;
  }

  public void write(Trace trace) {
    heading(trace);
    Instant before = null;
    for (Step step : trace.steps()) {
      step(step, before);
      before = step.time() == null ? before : step.time();
    }
    parameter(trace)
        .ifPresent(parameter -> out.println("  parameter: " + Printable.line(parameter)));
    trace.warnings().forEach(warning -> out.println("  distrust: " + Printable.line(warning)));
    for (Missing missing : trace.missing()) {
      out.println("  missing: " + Printable.line(missing.what() + ": " + missing.how()));
    }
    out.println();
  }

  private void heading(Trace trace) {
    String title =
        "%s  %s: %s"
            .formatted(StepStrip.of(trace), trace.outcome().name(), trace.outcome().meaning());
    out.println(color ? Style.HEADING.apply(title) : title);
    StringBuilder ids = new StringBuilder();
    name(ids, "task", trace.ids().taskGuid());
    name(ids, "push", trace.ids().pushId());
    name(ids, "task number", trace.ids().taskId());
    name(ids, "type", trace.ids().taskType() == null ? null : trace.ids().taskTypeName());
    name(ids, "template", trace.ids().templateId());
    name(ids, "user", trace.ids().userId());
    if (trace.stoppedAt() != null) {
      name(ids, "last seen at", trace.stoppedAt().component());
    }
    out.println("  " + Printable.line(ids.toString()));
  }

  private static void name(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(value);
    }
  }

  private void step(Step step, @Nullable Instant before) {
    String after =
        before == null || step.time() == null
            ? ""
            : duration(Duration.between(before, step.time()));
    out.printf(
        "  %-23s %10s  %-23s %-58s %s:%d%n",
        Times.table(step.time()),
        after,
        step.component(),
        Printable.line(step.what()),
        Printable.line(step.event().source()),
        step.event().line());
    if (!step.join().certain()) {
      out.printf("  %35s not certain: %s%n", "", step.join().reason());
    }
  }

  private static String duration(Duration between) {
    long millis = between.toMillis();
    return Math.abs(millis) < 10_000
        ? "%+d ms".formatted(millis)
        : "%+d s".formatted(millis / 1000);
  }

  private Optional<String> parameter(Trace trace) {
    return trace.steps().stream()
        .map(step -> step.event().attributes().get(Attribute.TASK_PARAM))
        .flatMap(Optional::stream)
        .map(TaskParameter::new)
        .map(parameter ->
            showParameters
                ? parameter.decoded(PARAMETER_CHARACTERS).orElse("not readable as text")
                : parameter.masked() + ", --show-parameters decodes it")
        .filter(Objects::nonNull)
        .findFirst();
  }
}
