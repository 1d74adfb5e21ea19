package dev.synctrace.diagnosis.trace;

import dev.synctrace.event.Attribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far the steps of one action show it to have come. */
final class Progress {
  private final List<Step> steps;

  Progress(List<Step> steps) {
    this.steps = steps;
  }

  Outcome outcome() {
    ClientCounts clients = clients();
    if (has(StepKind.UNAUTHORIZED) && !has(StepKind.FORWARDED)) {
      return Outcome.UNAUTHORIZED;
    }
    if (clients.failed() != null && clients.failed() > 0) {
      return Outcome.FAILED;
    }
    if (allAnswered(clients)) {
      return Outcome.COMPLETED;
    }
    if (has(StepKind.TASK_RECEIVED) || someReported(clients)) {
      return Outcome.RECEIVED;
    }
    if (has(StepKind.STARTED) || has(StepKind.SENT) || has(StepKind.REPORTED)) {
      return Outcome.PUSHED;
    }
    return has(StepKind.FORWARDED) ? Outcome.FORWARDED : Outcome.UNKNOWN;
  }

  /** The last component known to have had the action; null when it completed. */
  @Nullable Station stoppedAt() {
    if (outcome() == Outcome.COMPLETED) {
      return null;
    }
    Stream<Station> known = steps.stream().map(step -> step.kind().station());
    return someReported(clients()) ? Station.AGENT : known.max(Enum::compareTo).orElse(null);
  }

  /**
   * What the server counts. Of several reports of one push the highest numbers are taken, so that
   * never more is claimed than one record states.
   */
  ClientCounts clients() {
    Long started = sum(StepKind.STARTED, Attribute.CLIENT_COUNT);
    return new ClientCounts(
        started == null ? sum(StepKind.SENT, Attribute.CLIENT_COUNT) : started,
        sum(StepKind.REPORTED, Attribute.REPORTED_CLIENTS),
        sum(StepKind.REPORTED, Attribute.FAILED_CLIENTS));
  }

  /** Clients whose own log shows the task. */
  long receivers() {
    return logsWith(StepKind.TASK_RECEIVED);
  }

  /** Clients whose own log shows the task and its answer. */
  long answerers() {
    return has(StepKind.TASK_RECEIVED) ? logsWith(StepKind.ANSWERED) : 0;
  }

  /** Whether one push has more than one report. */
  boolean isReportedInParts() {
    Stream<Step> reports = steps.stream().filter(step -> step.kind() == StepKind.REPORTED);
    List<Object> pushes = reports.map(Progress::push).toList();
    return pushes.stream().distinct().count() < pushes.size();
  }

  private boolean allAnswered(ClientCounts clients) {
    long answered = Math.max(answerers(), clients.reported() == null ? 0 : clients.reported());
    if (clients.targets() != null) {
      return answered > 0 && answered >= clients.targets();
    }
    // Nobody says how many clients there are: those that are known decide.
    return clients.reported() == null && receivers() > 0 && answerers() >= receivers();
  }

  private static boolean someReported(ClientCounts clients) {
    return clients.reported() != null && clients.reported() > 0;
  }

  private boolean has(StepKind kind) {
    return steps.stream().anyMatch(step -> step.kind() == kind);
  }

  private long logsWith(StepKind kind) {
    return steps.stream().filter(step -> step.kind() == kind).map(Step::log).distinct().count();
  }

  /** Added up over the pushes; null when no record has the number. */
  private @Nullable Long sum(StepKind kind, Attribute number) {
    Map<Object, Long> byPush = new HashMap<>();
    for (Step step : steps) {
      OptionalLong value = step.event().attributes().number(number);
      if (step.kind() == kind && value.isPresent()) {
        byPush.merge(push(step), value.getAsLong(), Math::max);
      }
    }
    return byPush.isEmpty()
        ? null
        : byPush.values().stream().filter(Objects::nonNull).mapToLong(Long::longValue).sum();
  }

  private static Object push(Step step) {
    return List.of(step.log(), step.event().attributes().number(Attribute.PUSH_ID));
  }
}
