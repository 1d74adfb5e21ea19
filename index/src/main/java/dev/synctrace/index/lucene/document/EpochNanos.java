package dev.synctrace.index.lucene.document;

import java.time.Instant;

/**
 * Instants as nanoseconds since 1970-01-01T00:00Z, which keeps the 100 ns of audit records. Reaches
 * from 1677 to 2262; instants beyond count as the first or last of these.
 */
public final class EpochNanos {
  /** No instant: sorts after all. */
  public static final long NONE = Long.MAX_VALUE;

  private static final long PER_SECOND = 1_000_000_000L;
  private static final long LAST_SECOND = Long.MAX_VALUE / PER_SECOND - 1;

  private EpochNanos() {}

  public static long of(Instant instant) {
    long second = instant.getEpochSecond();
    if (second > LAST_SECOND) {
      return NONE - 1;
    }
    if (second < -LAST_SECOND) {
      return Long.MIN_VALUE;
    }
    return second * PER_SECOND + instant.getNano();
  }

  public static Instant toInstant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
  }
}
