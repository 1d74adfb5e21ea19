package dev.synctrace.diagnosis.trace;

import dev.synctrace.event.Attribute;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the steps of one action show it to have come. Made once for each action. */
final class Progress {
  private record PushOf(LogSet log, OptionalLong push) {}

  private final Set<StepKind> kinds = EnumSet.noneOf(StepKind.class);
  private final Set<Station> stations = EnumSet.noneOf(Station.class);
  private final Set<LogSet> receivers = new HashSet<>();
  private final Set<LogSet> answerers = new HashSet<>();
  private final Map<Attribute, Map<PushOf, Long>> numbers = new EnumMap<>(Attribute.class);
  private final Map<PushOf, Long> sentTo = new HashMap<>();
  private final ClientCounts clients;
  private final Outcome outcome;
  private boolean reportedInParts;

  Progress(List<Step> steps) {
    steps.forEach(this::read);
    Long started = sum(Attribute.CLIENT_COUNT);
    clients =
        new ClientCounts(
            started == null ? sum(sentTo) : started,
            sum(Attribute.REPORTED_CLIENTS),
            sum(Attribute.FAILED_CLIENTS));
    outcome = judge();
  }

  Outcome outcome() {
    return outcome;
  }

  /** The last component known to have had the action; null when it completed. */
  @Nullable Station stoppedAt() {
    if (outcome == Outcome.COMPLETED) {
      return null;
    }
    return someReported() ? Station.AGENT : stations.stream().max(Enum::compareTo).orElse(null);
  }

  /**
   * What the server counts. Of several reports of one push the highest numbers are taken, so that
   * never more is claimed than one record states.
   */
  ClientCounts clients() {
    return clients;
  }

  /** Clients whose own log shows the task. */
  int receivers() {
    return receivers.size();
  }

  /** Clients whose own log shows the task and its answer. */
  int answerers() {
    return has(StepKind.TASK_RECEIVED) ? answerers.size() : 0;
  }

  /** Whether one push has more than one report. */
  boolean isReportedInParts() {
    return reportedInParts;
  }

  boolean has(StepKind kind) {
    return kinds.contains(kind);
  }

  boolean has(Station station) {
    return stations.contains(station);
  }

  private void read(Step step) {
    kinds.add(step.kind());
    stations.add(step.kind().station());
    switch (step.kind()) {
      case STARTED -> count(step, Attribute.CLIENT_COUNT);
      case SENT -> count(step, Attribute.CLIENT_COUNT, sentTo);
      case REPORTED -> {
        reportedInParts |= !count(step, Attribute.REPORTED_CLIENTS);
        count(step, Attribute.FAILED_CLIENTS);
      }
      case TASK_RECEIVED -> receivers.add(step.log());
      case ANSWERED -> answerers.add(step.log());
      default -> {}
    }
  }

  private boolean count(Step step, Attribute number) {
    return count(step, number, numbers.computeIfAbsent(number, _ -> new HashMap<>(2)));
  }

  /** Keeps the highest number of each push; false when there was one before. */
  private static boolean count(Step step, Attribute number, Map<PushOf, Long> byPush) {
    OptionalLong value = step.event().attributes().number(number);
    if (value.isEmpty()) {
      return true;
    }
    PushOf push = new PushOf(step.log(), step.event().attributes().number(Attribute.PUSH_ID));
    boolean first = !byPush.containsKey(push);
    byPush.merge(push, value.getAsLong(), Math::max);
    return first;
  }

  private @Nullable Long sum(Attribute number) {
    return sum(numbers.getOrDefault(number, Map.of()));
  }

  /** Added up over the pushes; null when no record has the number. */
  private static @Nullable Long sum(Map<PushOf, Long> byPush) {
    return byPush.isEmpty() ? null : byPush.values().stream().mapToLong(Long::longValue).sum();
  }

  private Outcome judge() {
    if (has(StepKind.UNAUTHORIZED) && !has(StepKind.FORWARDED)) {
      return Outcome.UNAUTHORIZED;
    }
    if (clients.failed() != null && clients.failed() > 0) {
      return Outcome.FAILED;
    }
    if (allAnswered()) {
      return Outcome.COMPLETED;
    }
    if (has(StepKind.TASK_RECEIVED) || someReported()) {
      return Outcome.RECEIVED;
    }
    if (has(Station.NOTIFICATION_SERVER)) {
      return Outcome.PUSHED;
    }
    return has(StepKind.FORWARDED) ? Outcome.FORWARDED : Outcome.UNKNOWN;
  }

  private boolean allAnswered() {
    long answered = Math.max(answerers(), clients.reported() == null ? 0 : clients.reported());
    if (clients.targets() != null) {
      return answered > 0 && answered >= clients.targets();
    }
    // Nobody says how many clients there are: those that are known decide.
    return clients.reported() == null && receivers() > 0 && answerers() >= receivers();
  }

  private boolean someReported() {
    return clients.reported() != null && clients.reported() > 0;
  }
}
