package dev.synctrace.diagnosis.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two ids that one source says belong together.
 *
 * @param source path in the case
 * @param line the first place there that says so
 * @param firstTime when it is first said there, UTC; null when it carries no time
 * @param lastTime when it is last said there, UTC; null when it carries no time
 */
public record IdLink(
    Id one,
    Id other,
    Confidence confidence,
    String source,
    long line,
    @Nullable Instant firstTime,
    @Nullable Instant lastTime) {

  /** How far a join of two ids can be relied on. The order is from weak to strong. */
  public enum Confidence {
    /** The client says so in its heartbeat; any registered client may say anything (S07). */
    CLAIMED,
    /** A record says so in passing: a log line, an audit of a change. */
    RECORDED,
    /** The site database's or the directory's own row says so. */
    STATED
  }
}
