package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.identity.TargetDeviceIds;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.ReturnCode;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace.ClientCounts;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Attribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Progress of one action, as its steps show it. Made once for each action. Of several pushes by one
 * management point the last decides; pushes of several management points add up.
 */
public final class ActionProgress {
  private final Set<StepKind> kinds = EnumSet.noneOf(StepKind.class);
  private final Set<TraceComponent> components = EnumSet.noneOf(TraceComponent.class);
  private final Map<PushKey, PushCount> pushes = new LinkedHashMap<>();
  private final Map<RotatedLogSet, ClientTask> clients = new LinkedHashMap<>();
  private final TargetDeviceIds chosen;
  private final Collection<ServerCount> servers;
  private final ClientCounts counts;
  private final long accounted;
  private final ActionOutcome outcome;
  private boolean failedAtConnector;

  public ActionProgress(List<Step> steps) {
    TargetDeviceIds targets = TargetDeviceIds.of("");
    for (Step step : steps) {
      kinds.add(step.kind());
      components.add(step.kind().component());
      switch (step.kind()) {
        case FORWARDED -> {
          TargetDeviceIds written =
              TargetDeviceIds.of(
                  step.event().attributes().get(Attribute.TARGET_DEVICE_IDS).orElse(""));
          targets = written.count() > targets.count() ? written : targets;
        }
        case FAILED -> failedAtConnector |= step.join().certain();
        case STARTED, SENT, REPORTED -> count(step);
        case TASK_RECEIVED -> clients.computeIfAbsent(step.log(), ClientTask::new).received(step);
        default -> {}
      }
    }
    for (Step step : steps) {
      ClientTask task = step.kind() == StepKind.ANSWERED ? clients.get(step.log()) : null;
      if (task != null) {
        task.answered(step);
      }
    }
    chosen = targets;
    servers = countServers();
    counts = new ClientCounts(targets(), sumReported(), sumFailed());
    accounted = accountedFor();
    outcome = judge();
  }

  ActionOutcome outcome() {
    return outcome;
  }

  /**
   * Numbers of clients. Of several reports of one push the highest numbers are taken, so that never
   * more is claimed than one record states.
   */
  public ClientCounts clients() {
    return counts;
  }

  /** The devices the action was forwarded for. */
  public TargetDeviceIds chosen() {
    return chosen;
  }

  /** The clients whose own log shows the task, in the order of their first records. */
  public Collection<ClientTask> tasks() {
    return clients.values();
  }

  /** Clients whose own log shows the task. */
  public int receivers() {
    return clients.size();
  }

  /** Whether that client's own log shows the task. */
  boolean isReceiver(RotatedLogSet client) {
    return clients.containsKey(client);
  }

  /** Clients whose own log shows the task and its answer. */
  public int answerers() {
    return (int) clients.values().stream().filter(task -> task.answer().isPresent()).count();
  }

  /** Clients that the server's report or their own answers account for, as done. */
  long accounted() {
    return accounted;
  }

  /** Whether one push has more than one report. */
  boolean isReportedInParts() {
    return pushes.values().stream().anyMatch(push -> push.reports > 1);
  }

  /** Whether a report of the server is there. */
  public boolean isReported() {
    return has(StepKind.REPORTED);
  }

  /** The pushes of all management points, in the order of their first records. */
  Collection<PushCount> pushes() {
    return pushes.values();
  }

  /** Whether an error of the service connector ended the action. */
  public boolean isFailedAtConnector() {
    return failedAtConnector
        && !has(StepKind.FORWARDED)
        && !has(TraceComponent.NOTIFICATION_SERVER);
  }

  boolean has(StepKind kind) {
    return kinds.contains(kind);
  }

  boolean has(TraceComponent component) {
    return components.contains(component);
  }

  boolean isSomeReported() {
    return counts.reported() != null && counts.reported() > 0;
  }

  /** Whether a client answered with an error. */
  boolean hasClientFailed() {
    return clients.values().stream().anyMatch(ClientTask::isFailed);
  }

  private void count(Step step) {
    PushKey key =
        new PushKey(step.log(), step.event().attributes().get(Attribute.PUSH_ID).orElse(""));
    pushes.computeIfAbsent(key, one -> new PushCount(one.server(), step)).add(step);
  }

  private Collection<ServerCount> countServers() {
    Map<RotatedLogSet, ServerCount> counted = new LinkedHashMap<>();
    List<PushCount> ordered = new ArrayList<>(pushes.values());
    ordered.sort(
        Comparator.comparing(
            PushCount::firstTime, Comparator.nullsLast(Comparator.naturalOrder())));
    for (PushCount push : ordered) {
      if (isAgainForAll(push, counted)) {
        counted.clear();
      }
      counted.computeIfAbsent(push.server(), _ -> new ServerCount()).add(push);
    }
    return counted.values();
  }

  /** Whether another management point pushed to all targets again when the first were done. */
  private boolean isAgainForAll(PushCount push, Map<RotatedLogSet, ServerCount> before) {
    Long targeted = push.targets();
    return !before.isEmpty()
        && !before.containsKey(push.server())
        && targeted != null
        && chosen.count() > 0
        && targeted >= chosen.count()
        && before.values().stream().allMatch(server -> server.endsBefore(push));
  }

  private @Nullable Long targets() {
    Long pushed = null;
    for (ServerCount server : servers) {
      if (server.targets != null) {
        pushed = (pushed == null ? 0 : pushed) + server.targets;
      }
    }
    if (chosen.count() == 0) {
      return pushed;
    }
    return pushed == null ? chosen.count() : Math.max(pushed, chosen.count());
  }

  private @Nullable Long sumReported() {
    Long sum = null;
    for (ServerCount server : servers) {
      sum = add(sum, server.reported);
    }
    return sum;
  }

  private @Nullable Long sumFailed() {
    Long sum = null;
    for (ServerCount server : servers) {
      sum = add(sum, server.failed);
    }
    return sum;
  }

  private static @Nullable Long add(@Nullable Long sum, @Nullable Long more) {
    return more == null ? sum : Long.valueOf((sum == null ? 0 : sum) + more);
  }

  /** Each management point accounts for its clients by its report or by what they answered. */
  private long accountedFor() {
    Set<RotatedLogSet> left = new HashSet<>();
    clients.values().stream().filter(ClientTask::isDone).forEach(task -> left.add(task.client()));
    long sum = 0;
    for (ServerCount server : servers) {
      long answered = 0;
      for (ClientTask task : clients.values()) {
        if (server.pushed(task.receipt()) && left.remove(task.client())) {
          answered++;
        }
      }
      sum += Math.max(answered, server.reported == null ? 0 : server.reported);
    }
    return sum + left.size();
  }

  private ActionOutcome judge() {
    if (has(StepKind.UNAUTHORIZED) && !has(StepKind.FORWARDED)) {
      return ActionOutcome.UNAUTHORIZED;
    }
    boolean clientsFailed = counts.failed() != null && counts.failed() > 0;
    if (isFailedAtConnector() || clientsFailed || hasClientFailed()) {
      return ActionOutcome.FAILED;
    }
    if (areAllDone()) {
      return ActionOutcome.COMPLETED;
    }
    if (has(StepKind.TASK_RECEIVED) || isSomeReported()) {
      return ActionOutcome.RECEIVED;
    }
    if (has(TraceComponent.NOTIFICATION_SERVER)) {
      return ActionOutcome.PUSHED;
    }
    return has(StepKind.FORWARDED) ? ActionOutcome.FORWARDED : ActionOutcome.UNKNOWN;
  }

  /** A code that no source explains is no proof that the task was done. */
  private boolean areAllDone() {
    Long targets = counts.targets();
    return targets != null
        && targets > 0
        && accounted >= targets
        && clients.values().stream().noneMatch(ClientTask::isAnsweredOtherwise);
  }

  private record PushKey(RotatedLogSet server, String push) {}

  /** Clients of one management point, by its pushes so far. */
  private static final class ServerCount {
    private final List<PushCount> pushes = new ArrayList<>(1);
    private @Nullable Long targets;
    private @Nullable Long reported;
    private @Nullable Long failed;

    void add(PushCount push) {
      Long again = push.targets();
      Long all = targets;
      if (!pushes.isEmpty() && all != null && again != null && again < all) {
        // The task is pushed again to those of whom the push before knows no success.
        long before = reported == null ? 0 : reported;
        long open = failed == null ? 0 : Math.max(0, failed - again);
        reported =
            push.reported == null ? reported : Long.valueOf(Math.min(all, before + push.reported));
        failed =
            push.failed == null && failed == null
                ? null
                : Long.valueOf(open + (push.failed == null ? 0 : push.failed));
      } else {
        targets = again == null ? targets : again;
        reported = push.reported;
        failed = push.failed;
      }
      pushes.add(push);
    }

    boolean pushed(Step receipt) {
      return pushes.stream().anyMatch(push -> push.numbers().agree(receipt.numbers()));
    }

    boolean endsBefore(PushCount push) {
      return pushes.getLast().endsBefore(push);
    }
  }

  /** What a client's own log shows of the task; of several receipts the last counts. */
  public static final class ClientTask {
    private final RotatedLogSet client;
    private @Nullable Step receipt;
    private @Nullable Step answer;

    ClientTask(RotatedLogSet client) {
      this.client = client;
    }

    public RotatedLogSet client() {
      return client;
    }

    private void received(Step step) {
      receipt = step;
    }

    private void answered(Step step) {
      if (receipt().numbers().agree(step.numbers())) {
        answer = step;
      }
    }

    public Step receipt() {
      if (receipt == null) {
        throw new IllegalStateException("a client without a receipt");
      }
      return receipt;
    }

    public Optional<Step> answer() {
      return Optional.ofNullable(answer);
    }

    public Optional<ReturnCode> code() {
      return answer()
          .flatMap(step ->
              ReturnCode.of(step.event().attributes().get(Attribute.RETURN_CODE).orElse("")));
    }

    /** Whether it answered, with 1 where the answer names a code. */
    boolean isDone() {
      return answer != null && code().map(ReturnCode::isDone).orElse(true);
    }

    public boolean isFailed() {
      return code().map(ReturnCode::isError).orElse(false);
    }

    public boolean isAnsweredOtherwise() {
      return answer != null && !isDone();
    }
  }
}
