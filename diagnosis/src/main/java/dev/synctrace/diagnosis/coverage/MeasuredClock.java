package dev.synctrace.diagnosis.coverage;

import dev.synctrace.parsers.model.CountText;
import dev.synctrace.parsers.model.Event;
import java.time.Duration;

/**
 * The clock of a machine that differs from Entra's: each of its requests has its audit record the
 * same time later or earlier.
 *
 * @param ahead how much later the machine's clock shows; negative when it is behind
 * @param pairs how many requests were compared
 * @param request one of them
 * @param audit its audit record
 */
public record MeasuredClock(Duration ahead, int pairs, Event request, Event audit) {
  /** The difference in words. */
  public String describe() {
    long seconds = Math.round(ahead.abs().toMillis() / 1000.0);
    String length =
        seconds % 60 == 0 || seconds >= 600
            ? CountText.of(Math.round(seconds / 60.0), "minute")
            : CountText.of(seconds / 60, "minute") + " " + CountText.of(seconds % 60, "second");
    return "the clock is about "
        + length
        + (ahead.isNegative() ? " behind" : " ahead of")
        + " the Entra clock (measured with "
        + (pairs == 1
            ? "1 request and its audit record)"
            : pairs + " requests and their audit records)");
  }
}
