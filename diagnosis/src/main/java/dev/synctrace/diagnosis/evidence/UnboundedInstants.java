package dev.synctrace.diagnosis.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * Instants that represent no time where times are compared: before or after every record. Unlike
 * {@link Instant#MIN} and {@link Instant#MAX}, they leave room to add to and to take from.
 */
public final class UnboundedInstants {
  private static final Duration ROOM = Duration.ofDays(1_000_000);

  /** Earlier than any record. */
  public static final Instant BEFORE_ALL = Instant.MIN.plus(ROOM);

  /** Later than any record. */
  public static final Instant AFTER_ALL = Instant.MAX.minus(ROOM);

  private UnboundedInstants() {}
}
