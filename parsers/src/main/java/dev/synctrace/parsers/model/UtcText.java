package dev.synctrace.parsers.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in sentences, such as {@code 2026-10-13 13:48:09 UTC}. */
public final class UtcText {
  private UtcText() {}

  /** Returns the time to the second. */
  public static String of(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("T", " ").replace("Z", " UTC");
  }
}
