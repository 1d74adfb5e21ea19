package dev.synctrace.diagnosis.trace.model;

import dev.synctrace.index.source.RotatedLogSet;
import java.time.Duration;

/**
 * Difference between two clocks, as far as records show.
 *
 * @param of what differs: for {@link Basis#PUSH_AND_RECEIPT} the client's log, else the log whose
 *     records carry a UTC time of their own
 * @param from what it is compared with: the management point's log, or the same log
 * @param median what {@code of} shows later than {@code from}; negative when it is behind. With
 *     push and receipt, the way through the network is in it
 * @param pairs how many were measured
 */
public record ClockDifference(
    Basis basis,
    RotatedLogSet of,
    RotatedLogSet from,
    Duration median,
    Duration least,
    Duration most,
    long pairs) {

  /** What was compared. */
  public enum Basis {
    /** The start of a push on the server and its receipt on a client. */
    PUSH_AND_RECEIPT,
    /** The time of a client's record and the UTC time of the answer in it, in whole seconds. */
    ANSWER_STAMP,
    /** The time of a record and the GMTDATE of the status message in it. */
    STATUS_MESSAGE
  }

  /**
   * Whether records and the UTC times in them disagree as by a wrong time zone: the same machine
   * wrote both, so its clock being off does not show here.
   */
  public boolean showsWrongZone() {
    return basis != Basis.PUSH_AND_RECEIPT
        && median.abs().compareTo(Duration.ofMinutes(14)) >= 0
        && most.minus(least).compareTo(Duration.ofMinutes(5)) <= 0;
  }
}
