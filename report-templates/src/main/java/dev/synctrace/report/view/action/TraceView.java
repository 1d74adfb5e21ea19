package dev.synctrace.report.view.action;

import dev.synctrace.diagnosis.trace.advice.ExplainedAction;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionTargetDevices;
import dev.synctrace.diagnosis.trace.model.ActionIds;
import dev.synctrace.diagnosis.trace.model.ActionProgressReader;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.Trace.ClientCounts;
import dev.synctrace.diagnosis.trace.model.Trace.StepInterval;
import dev.synctrace.report.view.CauseCardView.Named;
import dev.synctrace.report.view.CauseView;
import dev.synctrace.report.view.EnglishFormat;
import dev.synctrace.report.view.MissingView;
import dev.synctrace.report.view.QuoteView;
import dev.synctrace.report.view.StageGroupView;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One tenant-attach action: how far it came, step by step.
 *
 * @param number its place in the order of the first records, from 1
 * @param stoppedAt where it stopped; empty when it completed or when the logs do not show it
 * @param causes that fit, best first
 * @param task its task; empty where the case does not name it
 * @param who the user and the device; empty where the case names neither
 * @param why what stopped it, one sentence; empty for what completed
 * @param next what to do, one sentence; empty for what completed
 * @param path the stages of its path, in order and in groups
 * @param steps the first of them, see {@link #MOST_STEPS}
 * @param moreSteps how many more there are
 */
public record TraceView(
    long number,
    TimeView start,
    OutcomeView outcome,
    String stoppedAt,
    String what,
    String task,
    String who,
    String clients,
    String why,
    List<CauseView> causes,
    String next,
    List<IdView> ids,
    List<StageGroupView> path,
    SwimlaneView lanes,
    List<StepView> steps,
    long moreSteps,
    List<String> warnings,
    List<MissingView> missing) {
  /** A push to thousands of clients has thousands of steps; no one reads them here. */
  private static final int MOST_STEPS = 40;

  /** One id with what it is called. */
  public record IdView(String label, String value) {}

  /**
   * One step.
   *
   * @param number from 1
   * @param after time since the step before; empty where it cannot be told
   * @param doubt why it may not belong to the action; empty when it does for certain
   */
  public record StepView(
      int number, String component, String what, String after, String doubt, QuoteView quote) {}

  /** The view of one action. */
  public static TraceView of(ExplainedAction action, long number, ViewFormatter formatter) {
    Trace trace = action.trace();
    List<Step> steps = trace.steps().subList(0, Math.min(MOST_STEPS, trace.steps().size()));
    Map<Step, String> after = gaps(trace);
    List<StepView> views = new ArrayList<>();
    for (Step step : steps) {
      views.add(
          new StepView(
              views.size() + 1,
              step.component(),
              formatter.sentence(step.what()),
              after.getOrDefault(step, ""),
              step.join().certain() ? "" : formatter.sentence(step.join().reason()),
              formatter.quote(step.event())));
    }
    return new TraceView(
        number,
        formatter.time(trace.start().orElse(null)),
        OutcomeView.of(trace.outcome()),
        trace.stoppedAt() == null ? "" : trace.stoppedAt().component(),
        formatter.name(what(trace)),
        task(trace, formatter),
        formatter.sentence(who(action)),
        clients(trace.clients()),
        formatter.sentence(Objects.requireNonNullElse(action.reason().why(), "")),
        action.causes().stream().map(cause -> CauseView.of(cause, formatter)).toList(),
        formatter.sentence(Objects.requireNonNullElse(action.reason().nextStep(), "")),
        ids(action, formatter),
        StageGroupView.of(ActionProgressReader.of(trace), formatter),
        SwimlaneView.of(steps, after, formatter),
        views,
        trace.steps().size() - steps.size(),
        trace.warnings().stream().map(formatter::sentence).toList(),
        formatter.missing(trace.missing()));
  }

  /**
   * What an action was, by whom and when, as a cause names what it holds back.
   *
   * @param number its place in the order of the first records, from 1
   */
  public static Named named(ExplainedAction action, long number, ViewFormatter formatter) {
    Trace trace = action.trace();
    String task = task(trace, formatter);
    return new Named(
        Stream.of(
                formatter.name(what(trace)),
                formatter.sentence(who(action)),
                formatter.time(trace.start().orElse(null)).local())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" ")),
        "action=" + anchor(task, number),
        task,
        number);
  }

  /** What its address in a report is made of: its task, or its number where it has none. */
  public String anchor() {
    return anchor(task, number);
  }

  private static String anchor(String task, long number) {
    return task.isEmpty() ? String.valueOf(number) : task;
  }

  private static String task(Trace trace, ViewFormatter formatter) {
    return formatter.text(Objects.requireNonNullElse(trace.ids().taskGuid(), ""));
  }

  /** The ids of its causes, best first; empty where none fits. */
  public String causeIds() {
    return causes.stream().map(CauseView::id).collect(Collectors.joining(" "));
  }

  private static String what(Trace trace) {
    ActionIds ids = trace.ids();
    return trace.action().orElseGet(() -> what(ids));
  }

  private static String what(ActionIds ids) {
    return Objects.requireNonNullElse(
        ids.templateId(), ids.taskType() == null ? "action" : ids.taskTypeName());
  }

  private static String clients(ClientCounts clients) {
    if (clients.targets() == null && clients.reported() == null) {
      return "–";
    }
    String failed =
        clients.failed() == null || clients.failed() == 0
            ? ""
            : EnglishFormat.of(", %d failed", clients.failed());
    return number(clients.reported()) + " of " + number(clients.targets()) + failed;
  }

  private static String number(@Nullable Long value) {
    return value == null ? "?" : value.toString();
  }

  private static String who(ExplainedAction action) {
    String user = action.user().name();
    String device = devices(action.devices());
    return (user == null ? "" : "by " + user)
        + (user == null || device.isEmpty() ? "" : " ")
        + (device.isEmpty() ? "" : "on " + device);
  }

  private static String devices(ActionTargetDevices devices) {
    if (devices.first() == null) {
      return "";
    }
    return devices.count() > 1
        ? EnglishFormat.of("%s and %d more", devices.first(), devices.count() - 1)
        : devices.first();
  }

  private static List<IdView> ids(ExplainedAction action, ViewFormatter formatter) {
    ActionIds ids = action.trace().ids();
    List<IdView> views = new ArrayList<>();
    add(views, "Task", ids.taskGuid(), formatter);
    add(views, "Push number", ids.pushId(), formatter);
    add(views, "Task number", ids.taskId(), formatter);
    add(views, "Type", ids.taskType() == null ? null : ids.taskTypeName(), formatter);
    add(views, "Template", ids.templateId(), formatter);
    add(views, "User", ids.userId(), formatter);
    add(views, "Tenant", ids.tenantId(), formatter);
    return views;
  }

  private static void add(
      List<IdView> views, String label, @Nullable Object value, ViewFormatter formatter) {
    if (value != null) {
      views.add(new IdView(label, formatter.text(value.toString())));
    }
  }

  private static Map<Step, String> gaps(Trace trace) {
    IdentityHashMap<Step, String> gaps = new IdentityHashMap<>();
    for (StepInterval gap : trace.durations()) {
      gaps.put(gap.to(), words(gap.took()) + (gap.oneClock() ? "" : " *"));
    }
    return gaps;
  }

  private static String words(Duration took) {
    long millis = took.toMillis();
    if (Math.abs(millis) < 10_000) {
      return EnglishFormat.of("%+d ms", millis);
    }
    return Math.abs(millis) < 600_000
        ? EnglishFormat.of("%+d s", millis / 1_000)
        : EnglishFormat.of("%+d min", millis / 60_000);
  }
}
