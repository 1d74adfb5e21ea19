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
    @Nullable Instant lastTime) {}
