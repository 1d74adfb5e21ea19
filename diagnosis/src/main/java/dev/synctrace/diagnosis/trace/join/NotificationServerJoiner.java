package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.PushNumbers;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.Step.JoinGround;
import dev.synctrace.diagnosis.trace.model.Step.RecordJoin;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.TaskGuid;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Joins the notification server's records: the start by task GUID with the rest of the action, what
 * follows by push number within one management point's log, between two starts of the component.
 */
final class NotificationServerJoiner {
  static final RecordJoin BY_NUMBERS =
      new RecordJoin(
          JoinGround.NUMBERS_ACROSS_LOGS,
          "same push number within minutes; no task GUID to compare");

  /** A push starts at once when its message has been taken. */
  static final Duration TAKEN = Duration.ofMinutes(1);

  /** In the field a push is reported within half a minute. */
  private static final Duration PUSH = Duration.ofHours(1);

  private final PendingTraces traces;
  private final Map<ThreadKey, Event> taken = new HashMap<>();
  private final Map<PushKey, Push> pushes = new HashMap<>();

  NotificationServerJoiner(PendingTraces traces) {
    this.traces = traces;
  }

  /** One message was taken; what it is, the next record on the thread says. */
  void taken(Event event, RotatedLogSet log) {
    taken.put(ThreadKey.of(event, log), event);
  }

  /** The message was the server's own self-check and no push. */
  void simulated(Event event, RotatedLogSet log) {
    taken.remove(ThreadKey.of(event, log));
  }

  void started(Event event, RotatedLogSet log) {
    String guid = TaskGuid.of(event);
    PendingTrace trace = traces.withGuid(guid).orElse(null);
    RecordJoin join = trace == null ? RecordJoin.FIRST : byGuid(trace);
    if (trace == null) {
      PendingTrace received = agentsTask(event, log, guid);
      trace = received == null ? traces.begin() : received;
      join = received == null ? RecordJoin.FIRST : BY_NUMBERS;
    }
    addTaken(trace, event, log);
    traces.add(trace, Step.of(StepKind.STARTED, event, log, join));
    remember(traces.name(trace, guid), event, log);
  }

  void sent(Event event, RotatedLogSet log) {
    add(StepKind.SENT, event, log, "same push and task number in this server's log");
  }

  void reported(Event event, RotatedLogSet log) {
    add(StepKind.REPORTED, event, log, "same push number in this server's log");
  }

  /** A restart resets the picture of open pushes; numbers may start again. */
  void restarted(RotatedLogSet log) {
    taken.keySet().removeIf(threadKey -> threadKey.log().equals(log));
    pushes.keySet().removeIf(key -> key.log().equals(log));
  }

  void forgetClosed() {
    pushes.values().removeIf(push -> push.trace().root().isClosed());
  }

  private static RecordJoin byGuid(PendingTrace trace) {
    return trace.has(StepKind.STARTED)
        ? new RecordJoin(
            JoinGround.TASK_GUID, "same task GUID, pushed again or by another management point")
        : RecordJoin.TASK_GUID;
  }

  private void remember(PendingTrace trace, Event start, RotatedLogSet log) {
    PushNumbers numbers = PushNumbers.of(start);
    PushKey key = PushKey.of(log, numbers);
    if (key == null) {
      return;
    }
    Push before = pushes.get(key);
    boolean rest = before != null && before.isRestOf(start, numbers);
    PendingTrace whole = before != null && rest ? traces.merge(trace, before.trace()) : trace;
    pushes.put(key, new Push(whole, numbers.task(), start, true));
  }

  private void addTaken(PendingTrace trace, Event start, RotatedLogSet log) {
    ThreadKey threadKey = ThreadKey.of(start, log);
    Event message = taken.remove(threadKey);
    if (message != null
        && ThreadKey.sameSense(message, start)
        && ThreadKey.gap(message, start).compareTo(TAKEN) <= 0) {
      RecordJoin join = threadKey.join(message, start, TAKEN);
      traces.add(trace, Step.of(StepKind.TAKEN, message, log, join));
    }
  }

  private void add(StepKind kind, Event event, RotatedLogSet log, String reason) {
    PushNumbers numbers = PushNumbers.of(event);
    PushKey key = PushKey.of(log, numbers);
    Push push = key == null ? null : pushes.get(key);
    if (push != null && push.isContinuedBy(event, numbers)) {
      RecordJoin join =
          push.started()
              ? new RecordJoin(JoinGround.NUMBERS_IN_LOG, reason)
              : new RecordJoin(JoinGround.RIVAL_NUMBERS, reason + ", without a start");
      traces.add(push.trace().root(), Step.of(kind, event, log, join));
      return;
    }
    PendingTrace received = agentsTask(event, log, null);
    PendingTrace trace = received == null ? traces.begin() : received;
    RecordJoin join = received == null ? RecordJoin.FIRST : BY_NUMBERS;
    traces.add(trace, Step.of(kind, event, log, join));
    if (key != null) {
      pushes.put(key, new Push(trace, numbers.task(), event, false));
    }
  }

  /** The task that clients received under these numbers, where no GUID can decide. */
  private @Nullable PendingTrace agentsTask(Event event, RotatedLogSet log, @Nullable String guid) {
    return traces
        .withNumbers(
            event,
            log,
            trace ->
                trace.has(StepKind.TASK_RECEIVED)
                    && trace.steps().stream().noneMatch(step -> step.log().equals(log))
                    && (guid == null
                        || trace.steps().stream().allMatch(step -> step.guid() == null)))
        .orElse(null);
  }

  private record PushKey(RotatedLogSet log, long push) {
    static @Nullable PushKey of(RotatedLogSet log, PushNumbers numbers) {
      OptionalLong push = numbers.push();
      return push.isEmpty() ? null : new PushKey(log, push.getAsLong());
    }
  }

  private record Push(PendingTrace trace, OptionalLong task, Event last, boolean started) {
    boolean isContinuedBy(Event event, PushNumbers numbers) {
      return !trace.root().isClosed()
          && (task.isEmpty() || numbers.task().isEmpty() || task.equals(numbers.task()))
          && ThreadKey.sameSense(last, event)
          && ThreadKey.gap(last, event).compareTo(PUSH) <= 0;
    }

    /**
     * A clock that was put back sorts the end of a push before its start; the file's lines don't.
     */
    boolean isRestOf(Event start, PushNumbers numbers) {
      return !started
          && isContinuedBy(start, numbers)
          && last.source().equals(start.source())
          && last.line() > start.line();
    }
  }
}
