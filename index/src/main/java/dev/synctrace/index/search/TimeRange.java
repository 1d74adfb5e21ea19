package dev.synctrace.index.search;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param first UTC
 * @param last UTC, not before {@code first}
 */
public record TimeRange(Instant first, Instant last) {}
