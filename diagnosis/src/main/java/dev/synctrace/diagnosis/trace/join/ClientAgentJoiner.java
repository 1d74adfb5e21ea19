package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.PushNumbers;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.Step.JoinGround;
import dev.synctrace.diagnosis.trace.model.Step.RecordJoin;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.TaskGuid;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins the clients' records: a receipt by task GUID with the rest of the action; an answer, which
 * has no GUID, by push and task number with the receipt in the same client's log and with nothing
 * else (messages-server.md section 5).
 */
final class ClientAgentJoiner {
  private static final Duration ANSWER = Duration.ofHours(1);

  private final PendingTraces traces;
  private final Map<TaskKey, Receipt> receipts = new HashMap<>();

  ClientAgentJoiner(PendingTraces traces) {
    this.traces = traces;
  }

  void received(Event event, RotatedLogSet log) {
    String guid = TaskGuid.of(event);
    Optional<PendingTrace> known = traces.withGuid(guid);
    Optional<PendingTrace> pushed =
        known.isPresent() ? Optional.empty() : traces.withNumbers(event, log, t -> fits(t, guid));
    PendingTrace trace = known.or(() -> pushed).orElseGet(traces::begin);
    RecordJoin join =
        pushed.isPresent()
            ? NotificationServerJoiner.BY_NUMBERS
            : known.isEmpty() ? RecordJoin.FIRST : byGuid(trace, event);
    traces.add(trace, Step.of(StepKind.TASK_RECEIVED, event, log, join));
    trace = traces.name(trace, guid);
    TaskKey key = new TaskKey(log, PushNumbers.of(event));
    Receipt before = receipts.get(key);
    boolean rival =
        before != null
            && !before.answered()
            && before.trace().root() != trace
            && before.isAnsweredBy(event);
    receipts.put(key, new Receipt(trace, event, rival, false));
  }

  void answered(Event event, RotatedLogSet log) {
    TaskKey key = new TaskKey(log, PushNumbers.of(event));
    Receipt receipt = receipts.get(key);
    if (receipt == null || key.numbers().push().isEmpty() || !receipt.isAnsweredBy(event)) {
      traces.add(traces.begin(), Step.of(StepKind.ANSWERED, event, log, RecordJoin.FIRST));
      return;
    }
    RecordJoin join =
        receipt.rival()
            ? new RecordJoin(
                JoinGround.RIVAL_NUMBERS,
                "same push and task number as another open task of the client")
            : new RecordJoin(
                JoinGround.NUMBERS_IN_LOG, "same push and task number in this client's log");
    traces.add(receipt.trace().root(), Step.of(StepKind.ANSWERED, event, log, join));
    receipts.put(key, new Receipt(receipt.trace(), receipt.event(), receipt.rival(), true));
  }

  void forgetClosed() {
    receipts.values().removeIf(receipt -> receipt.trace().root().isClosed());
  }

  /** A push whose GUID is unknown, or any push where the receipt's is. */
  private static boolean fits(PendingTrace trace, @Nullable String guid) {
    return trace.has(TraceComponent.NOTIFICATION_SERVER)
        && (guid == null || trace.steps().stream().allMatch(step -> step.guid() == null));
  }

  private static RecordJoin byGuid(PendingTrace trace, Event event) {
    PushNumbers numbers = PushNumbers.of(event);
    boolean otherNumbers =
        trace.has(StepKind.STARTED)
            && trace.steps().stream()
                .filter(step -> step.kind() == StepKind.STARTED)
                .noneMatch(step -> numbers.agree(step.numbers()));
    return otherNumbers
        ? new RecordJoin(
            JoinGround.TASK_GUID,
            "same task GUID under other push numbers: another management point's push")
        : RecordJoin.TASK_GUID;
  }

  private record TaskKey(RotatedLogSet log, PushNumbers numbers) {}

  /**
   * @param rival whether another task with these numbers was still unanswered
   */
  private record Receipt(PendingTrace trace, Event event, boolean rival, boolean answered) {
    boolean isAnsweredBy(Event answer) {
      return !trace.root().isClosed()
          && ThreadKey.sameSense(event, answer)
          && ThreadKey.gap(event, answer).compareTo(ANSWER) <= 0;
    }
  }
}
