package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionTargetDevices;
import dev.synctrace.diagnosis.trace.join.ActionProgress;
import dev.synctrace.diagnosis.trace.join.ActionProgress.ClientTask;
import dev.synctrace.diagnosis.trace.model.ActionIds;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.LogCoverage;
import dev.synctrace.diagnosis.trace.model.LogCoverage.Reach;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.parsers.model.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words for what stopped an action and what to do next. Names the user, the device and the
 * component, and the record that shows it. Serves one thread.
 */
public final class ActionReasons {
  private static final int MOST_SOURCES = 2;
  private static final String CONNECTOR = TraceComponent.SERVICE_CONNECTOR.component();
  private static final String SERVER = TraceComponent.NOTIFICATION_SERVER.component();

  private final UserDeviceNames subjects;

  /**
   * @param subjects names the users and devices
   */
  public ActionReasons(UserDeviceNames subjects) {
    this.subjects = subjects;
  }

  /**
   * Why an action stopped.
   *
   * @param causes those that fit it, best first
   */
  public ActionReason of(Trace trace, List<FoundCause> causes) {
    if (trace.outcome() == ActionOutcome.COMPLETED) {
      return ActionReason.COMPLETED;
    }
    return new ActionReason(why(trace, causes), nextStep(trace, causes));
  }

  private String why(Trace trace, List<FoundCause> causes) {
    return switch (trace.outcome()) {
      case COMPLETED -> throw new IllegalArgumentException("completed actions have no reason");
      case UNAUTHORIZED -> unauthorized(trace);
      case FORWARDED -> forwarded(trace);
      case PUSHED -> pushed(trace);
      case RECEIVED -> received(trace);
      case FAILED -> failed(trace, causes);
      case UNKNOWN -> unknown(trace);
    };
  }

  /** The first step of the fix of a cause that is more than possible; else what to read. */
  private static @Nullable String nextStep(Trace trace, List<FoundCause> causes) {
    return causes.stream()
        .filter(cause -> !cause.grade().isPossible())
        .flatMap(cause -> cause.fix().stream())
        .findFirst()
        .or(() -> NextStepAdvice.sentence(trace))
        .orElse(null);
  }

  private String unauthorized(Trace trace) {
    return "%s is not authorized to run %s in Configuration Manager: %s refused the action%s."
        .formatted(who(trace), name(trace), CONNECTOR, place(last(trace, StepKind.UNAUTHORIZED)));
  }

  private String forwarded(Trace trace) {
    String forwarded =
        "%s forwarded %s%s"
            .formatted(CONNECTOR, action(trace), place(last(trace, StepKind.FORWARDED)));
    Optional<LogCoverage> reach = trace.reach(TraceComponent.NOTIFICATION_SERVER);
    return trace.stoppedAt() == TraceComponent.NOTIFICATION_SERVER
        ? "%s, but %s shows no push of this action: %s that time."
            .formatted(forwarded, SERVER, covers(reach, TraceComponent.NOTIFICATION_SERVER))
        : "%s, and no record shows a push by %s: %s."
            .formatted(forwarded, SERVER, gap(reach, TraceComponent.NOTIFICATION_SERVER));
  }

  private String pushed(Trace trace) {
    String sent = sent(trace);
    Optional<LogCoverage> reach = trace.reach(TraceComponent.AGENT);
    if (trace.stoppedAt() == TraceComponent.AGENT) {
      return "%s, but %s no receipt.".formatted(sent, shows(reach, TraceComponent.AGENT));
    }
    Optional<Step> report = last(trace, StepKind.REPORTED);
    return report.isPresent()
        ? "%s, and no client reported back%s.".formatted(sent, place(report))
        : "%s, and no record shows that a client received it: %s."
            .formatted(sent, gap(reach, TraceComponent.AGENT));
  }

  /** The push as far as its records show it. */
  private String sent(Trace trace) {
    Optional<Step> sent = last(trace, StepKind.SENT);
    if (sent.isPresent()) {
      return "%s sent %s to %s%s".formatted(SERVER, action(trace), targets(trace), place(sent));
    }
    Optional<Step> started = last(trace, StepKind.STARTED);
    return started.isPresent()
        ? "%s started to send %s to %s%s"
            .formatted(SERVER, action(trace), targets(trace), place(started))
        : "%s received %s%s"
            .formatted(
                SERVER,
                action(trace),
                place(last(trace, StepKind.TAKEN).or(() -> last(trace, StepKind.REPORTED))));
  }

  private String received(Trace trace) {
    ActionProgress progress = new ActionProgress(trace.steps());
    Optional<ClientTask> silent =
        progress.tasks().stream().filter(task -> task.answer().isEmpty()).findFirst();
    Optional<Step> report = last(trace, StepKind.REPORTED);
    Long targets = trace.clients().targets();
    Long reported = trace.clients().reported();
    if (silent.isPresent()) {
      return "%s received %s%s, and %s."
          .formatted(
              subjects.clientName(silent.get().client()),
              action(trace),
              place(silent.get().receipt().event()),
              trace.stoppedAt() == TraceComponent.AGENT
                  ? "its log shows no answer"
                  : "the case does not contain its answer");
    }
    Optional<ClientTask> other =
        progress.tasks().stream().filter(ClientTask::isAnsweredOtherwise).findFirst();
    if (other.isPresent()) {
      return answered(trace, other.get());
    }
    if (report.isPresent() && targets != null && reported != null) {
      return "%s sent %s to %s, and only %d reported back%s."
          .formatted(SERVER, action(trace), clients(targets), reported, place(report));
    }
    long receivers = progress.receivers();
    return targets == null
        ? "%s received %s, and no record shows how many clients were targeted."
            .formatted(clients(receivers), action(trace))
        : "Only %d of %s answered %s, according to the records in the case."
            .formatted(progress.answerers(), clients(targets), action(trace));
  }

  private String failed(Trace trace, List<FoundCause> causes) {
    ActionProgress progress = new ActionProgress(trace.steps());
    if (progress.isFailedAtConnector()) {
      String cause =
          causes.stream()
              .filter(found -> !found.grade().isPossible())
              .findFirst()
              .map(found -> ": " + found.named())
              .orElse("");
      return "%s ended %s with an error%s%s."
          .formatted(CONNECTOR, action(trace), place(last(trace, StepKind.FAILED)), cause);
    }
    Optional<ClientTask> failed =
        progress.tasks().stream().filter(ClientTask::isFailed).findFirst();
    if (failed.isPresent()) {
      return answered(trace, failed.get());
    }
    Long count = trace.clients().failed();
    return "%s sent %s to %s, and the push failed for %s%s."
        .formatted(
            SERVER,
            action(trace),
            targets(trace),
            isOne(trace.clients().targets()) ? "it" : clients(count == null ? 0 : count),
            place(last(trace, StepKind.REPORTED)));
  }

  private String answered(Trace trace, ClientTask task) {
    String code = task.code().map(value -> " with return code " + value.explained()).orElse("");
    return "%s answered %s%s%s."
        .formatted(subjects.clientName(task.client()), action(trace), code, place(task.answer()));
  }

  private String unknown(Trace trace) {
    if (trace.steps().isEmpty()) {
      return "The case has no record of this action.";
    }
    Step last = trace.steps().getLast();
    if (last.kind().component() == TraceComponent.AGENT) {
      return "%s answered a task%s, and no record shows which action it belongs to."
          .formatted(subjects.clientName(last.log()), place(last.event()));
    }
    return "The last record of %s is \"%s\" by %s%s; no record shows what followed."
        .formatted(action(trace), last.kind().phrase(), last.component(), place(last.event()));
  }

  /** The user, to begin a sentence with. */
  private String who(Trace trace) {
    String id = trace.ids().userId();
    if (id != null) {
      return subjects.userName(id).orElse("The user with object ID " + id);
    }
    return trace.possibleUsers().size() > 1
        ? "One of %d users (%s)"
            .formatted(
                trace.possibleUsers().size(),
                trace.possibleUsers().stream()
                    .map(one -> subjects.userName(one).orElse(one))
                    .collect(Collectors.joining(", ")))
        : "The user";
  }

  /** The action with its user, where the case knows who it was. */
  private String action(Trace trace) {
    String id = trace.ids().userId();
    String user = id == null ? "" : " of " + subjects.userName(id).orElse("user " + id);
    return name(trace) + user;
  }

  /** What was pressed. */
  private static String name(Trace trace) {
    ActionIds ids = trace.ids();
    return trace
        .action()
        .orElseGet(() -> {
          if (ids.templateId() != null && !ids.templateId().chars().allMatch(Character::isDigit)) {
            return "the action " + ids.templateId();
          }
          return ids.taskType() == null ? "the action" : "the task (" + ids.taskTypeName() + ")";
        });
  }

  /** The device where there is one and it is known; else how many clients. */
  private String targets(Trace trace) {
    ActionTargetDevices devices = subjects.deviceSummary(trace);
    if (devices.count() == 1 && devices.first() != null) {
      return devices.first();
    }
    return devices.count() == 0 ? "clients" : clients(devices.count());
  }

  private static String clients(long count) {
    return count == 1 ? "1 client" : "%,d clients".formatted(count);
  }

  private static boolean isOne(@Nullable Long count) {
    return count != null && count == 1;
  }

  /** Why the log of a component shows nothing. */
  private static String gap(Optional<LogCoverage> reach, TraceComponent component) {
    String log = component.log() + ".log";
    Reach how = reach.map(LogCoverage::reach).orElse(Reach.ABSENT);
    return switch (how) {
      case ABSENT -> "the case has no %s of that time".formatted(log);
      case DOES_NOT_COVER ->
          "%s %s not cover that time"
              .formatted(sources(reach, component), isSeveral(reach) ? "do" : "does");
      case COVERS -> shows(reach, component) + " none";
      case UNTIMED -> "the records have no time";
    };
  }

  /** Begins the statement that the logs of a component reach the time and show nothing. */
  private static String shows(Optional<LogCoverage> reach, TraceComponent component) {
    return covers(reach, component) + " that time and show" + (isSeveral(reach) ? "" : "s");
  }

  private static String covers(Optional<LogCoverage> reach, TraceComponent component) {
    return sources(reach, component) + " cover" + (isSeveral(reach) ? "" : "s");
  }

  private static boolean isSeveral(Optional<LogCoverage> reach) {
    return reach.filter(log -> log.sources().size() > 1).isPresent();
  }

  private static String sources(Optional<LogCoverage> reach, TraceComponent component) {
    List<String> sources = reach.map(LogCoverage::sources).orElse(List.of());
    if (sources.isEmpty()) {
      return component.log() + ".log";
    }
    String named = sources.stream().limit(MOST_SOURCES).collect(Collectors.joining(" and "));
    return sources.size() > MOST_SOURCES ? named + " and others" : named;
  }

  private static Optional<Step> last(Trace trace, StepKind kind) {
    Step last = null;
    for (Step step : trace.steps()) {
      last = step.kind() == kind ? step : last;
    }
    return Optional.ofNullable(last);
  }

  private static String place(Optional<Step> step) {
    return step.map(Step::event).map(ActionReasons::place).orElse("");
  }

  private static String place(Event event) {
    return " (" + event.source() + ":" + event.line() + ")";
  }

  /**
   * Reason why an action stopped where it did.
   *
   * @param why what stopped it, one sentence with its record; null when it completed
   * @param nextStep what to do, one sentence; null when it completed
   */
  public record ActionReason(@Nullable String why, @Nullable String nextStep) {
    static final ActionReason COMPLETED = new ActionReason(null, null);
  }
}
