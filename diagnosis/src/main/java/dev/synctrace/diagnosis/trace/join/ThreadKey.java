package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.Step.JoinGround;
import dev.synctrace.diagnosis.trace.model.Step.RecordJoin;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Event;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thread of one log: where records that share no id follow each other. */
public record ThreadKey(RotatedLogSet log, @Nullable String thread) {
  public static ThreadKey of(Event event, RotatedLogSet log) {
    return new ThreadKey(log, event.thread());
  }

  /** Why the later event belongs to the one before it on this lane. */
  RecordJoin join(Event before, Event after, Duration usual) {
    if (thread == null) {
      return new RecordJoin(
          JoinGround.ORDER_WITHOUT_THREAD,
          "next matching record of the log; the records have no thread and no common ID");
    }
    if (gap(before, after).compareTo(usual) > 0) {
      return new RecordJoin(
          JoinGround.LOOSE_ORDER,
          "next matching record on thread " + thread + ", after an unusually long time");
    }
    return new RecordJoin(JoinGround.ORDER_ON_THREAD, "next matching record on thread " + thread);
  }

  /** Time between two events, whichever came first; zero where a time is unknown. */
  static Duration gap(Event before, Event after) {
    if (before.orderTime() == null || after.orderTime() == null) {
      return Duration.ZERO;
    }
    return Duration.between(
            Objects.requireNonNull(before.orderTime()), Objects.requireNonNull(after.orderTime()))
        .abs();
  }

  /** Whether both carry a time, or neither. */
  static boolean sameSense(Event before, Event after) {
    return (before.orderTime() == null) == (after.orderTime() == null);
  }
}
