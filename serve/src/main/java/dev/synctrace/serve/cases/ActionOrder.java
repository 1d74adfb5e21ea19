package dev.synctrace.serve.cases;

import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.report.view.action.TraceView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** An order of tenant-attach actions. */
public enum ActionOrder implements RowOrder {
  /** What an engineer has to look at first, the newest first within one state. */
  URGENCY(0, 1),
  /** Oldest first; what has no time comes last. */
  TIME(2),
  ACTION(3, 1);

  private static final int LONGEST = 80;
  private static final long LATEST = 9_999_999_999_999_999L;

  private final List<Integer> keys;

  ActionOrder(Integer... keys) {
    this.keys = List.of(keys);
  }

  @Override
  public List<Integer> keys() {
    return keys;
  }

  /** Returns the keys of an action. */
  static List<String> keys(Trace trace, TraceView view) {
    // The clock of a damaged record may show any time.
    long time = trace.start().map(ActionOrder::millis).orElse(0L);
    String what = view.what().toLowerCase(Locale.ROOT);
    return List.of(
        rank(view),
        number(LATEST - time),
        number(trace.start().isPresent() ? time : LATEST),
        what.substring(0, Math.min(LONGEST, what.length())));
  }

  private static long millis(Instant time) {
    return Math.clamp(time.getEpochSecond(), 0, LATEST / 1_000) * 1_000
        + time.getNano() / 1_000_000;
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%016d", value);
  }

  /** Failed, stopped on its way, unknown, in progress, completed. */
  private static String rank(TraceView view) {
    return switch (view.outcome()) {
      case FAILED, UNAUTHORIZED -> "0";
      case COMPLETED -> "4";
      case UNKNOWN -> view.stoppedAt().isEmpty() ? "2" : "1";
      case FORWARDED, PUSHED, RECEIVED -> view.stoppedAt().isEmpty() ? "3" : "1";
    };
  }
}
