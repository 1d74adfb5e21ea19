package dev.synctrace.output.table;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.trace.TaskParameter;
import dev.synctrace.diagnosis.trace.advice.ActionReasons.ActionReason;
import dev.synctrace.diagnosis.trace.advice.ExplainedAction;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionDevice;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionUser;
import dev.synctrace.diagnosis.trace.model.ActionProgressReader;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.EventErrorNotes;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One action for people: what became of it, why, each step with its proof, what to distrust, what
 * is missing. Steps are under the log they are read from.
 */
public final class TraceDetails {
  private static final int PARAMETER_CHARACTERS = 400;
  private static final int MOST_DEVICES = 20;
  private static final int DATE = "2026-10-14".length();

  private final TextPage page;
  private final PrintWriter out;
  private final Diagnosis diagnosis;
  private final boolean showParameters;

  /**
   * @param diagnosis of the same case
   * @param showParameters whether the parameters of tasks are decoded
   */
  public TraceDetails(TextPage page, Diagnosis diagnosis, boolean showParameters) {
    this.page = page;
    this.out = page.out();
    this.diagnosis = diagnosis;
    this.showParameters = showParameters;
  }

  public void write(Trace trace) {
    ExplainedAction explained = diagnosis.explained(trace);
    heading(explained);
    reason(explained.reason());
    explained.causes().forEach(this::cause);
    steps(trace);
    devices(trace);
    parameter(trace)
        .ifPresent(parameter -> page.paragraph("  parameter: ", TerminalText.line(parameter)));
    trace.warnings().forEach(warning -> page.paragraph("  warning: ", TerminalText.line(warning)));
    for (MissingEvidence missing : trace.missing()) {
      page.paragraph("  collect next: ", TerminalText.line(missing.what() + ": " + missing.how()));
    }
    out.println();
  }

  private void reason(ActionReason reason) {
    if (reason.why() != null) {
      page.paragraph("  Why: ", TerminalText.line(reason.why()));
    }
    if (reason.nextStep() != null) {
      page.paragraph("  Next: ", TerminalText.line(reason.nextStep()));
    }
  }

  private void heading(ExplainedAction explained) {
    Trace trace = explained.trace();
    page.paragraph(
        "",
        "%s  %s: %s"
            .formatted(
                StepStrip.of(ActionProgressReader.of(trace)),
                StatusText.of(page, trace.outcome()),
                page.styled(AnsiStyle.HEADING, trace.outcome().meaning())));
    StringBuilder ids = new StringBuilder();
    name(ids, "action", trace.action().orElse(null));
    name(ids, "task", trace.ids().taskGuid());
    name(ids, "push", trace.ids().pushId());
    name(ids, "task number", trace.ids().taskId());
    name(ids, "type", trace.ids().taskType() == null ? null : trace.ids().taskTypeName());
    name(ids, "template", trace.ids().templateId());
    name(ids, "user", user(explained.user()));
    if (trace.stoppedAt() != null) {
      name(ids, "stopped at", trace.stoppedAt().component());
    }
    page.paragraph("  ", TerminalText.line(ids.toString()));
  }

  private static @Nullable String user(ActionUser user) {
    return user.name() == null ? user.id() : user.id() + " (" + user.name() + ")";
  }

  /** A push to thousands of devices has thousands of rows; JSON has all. */
  private void devices(Trace trace) {
    List<ActionDevice> devices = diagnosis.actionSubjects().devicesOf(trace);
    Map<ActionDevice.State, Long> counts = new EnumMap<>(ActionDevice.State.class);
    devices.forEach(device -> counts.merge(device.state(), 1L, Long::sum));
    List<ActionDevice> known =
        devices.stream()
            .filter(device -> device.state() != ActionDevice.State.TARGETED)
            .limit(MOST_DEVICES)
            .toList();
    for (ActionDevice device : known) {
      String name = device.name() == null ? "resource ID " + device.resourceId() : device.name();
      page.paragraph(
          "  device: ",
          TerminalText.line(name + ", " + word(device.state()) + ": " + device.says()));
    }
    if (devices.size() > known.size()) {
      StringBuilder all = new StringBuilder();
      counts.forEach((state, count) ->
          all.append(all.isEmpty() ? "" : ", ").append(count).append(' ').append(word(state)));
      page.paragraph("  devices: ", devices.size() + " in all (" + all + ")");
    }
  }

  private static String word(ActionDevice.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static void name(StringBuilder names, String name, @Nullable Object value) {
    if (value != null) {
      names.append(names.isEmpty() ? "" : ", ").append(name).append(' ').append(value);
    }
  }

  private void cause(FoundCause cause) {
    page.paragraph(
        "  ",
        "%s %s, %s: %s"
            .formatted(
                page.styled(AnsiStyle.HEADING, "Cause"),
                cause.id(),
                StatusText.of(page, cause.grade()),
                TerminalText.line(cause.title())));
    for (int i = 0; i < cause.fix().size(); i++) {
      page.paragraph("    fix: " + (i + 1) + ". ", TerminalText.line(cause.fix().get(i)));
    }
    for (String link : cause.links()) {
      out.println("    see: " + TerminalText.line(link));
    }
  }

  private void steps(Trace trace) {
    String source = "";
    String date = "";
    Instant before = null;
    for (Step step : trace.steps()) {
      String time = Times.table(step.time());
      if (step.time() != null && !time.startsWith(date.isEmpty() ? "-" : date)) {
        date = time.substring(0, DATE);
        out.println("  " + date + " (UTC)");
        source = "";
      }
      if (!source.equals(step.event().source())) {
        source = step.event().source();
        page.paragraph("    ", step.component().toString(), TerminalText.line(source));
      }
      step(step, before);
      before = step.time() == null ? before : step.time();
    }
  }

  private void step(Step step, @Nullable Instant before) {
    String after =
        before == null || step.time() == null
            ? ""
            : duration(Duration.between(before, step.time()));
    String time = Times.table(step.time());
    page.paragraph(
        "      %-12s %9s  ".formatted(step.time() == null ? time : time.substring(DATE + 1), after),
        TerminalText.line(step.what()),
        "(line %d)".formatted(step.event().line()));
    for (String note : EventErrorNotes.of(step.event())) {
      page.paragraph(" ".repeat(30), TerminalText.line(note));
    }
    if (!step.join().certain()) {
      page.paragraph(" ".repeat(30), "uncertain: " + step.join().reason());
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
                : parameter.masked() + " (--show-parameters to decode it)")
        .filter(Objects::nonNull)
        .findFirst();
  }
}
