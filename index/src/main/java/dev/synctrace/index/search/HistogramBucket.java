package dev.synctrace.index.search;

import java.time.Instant;

/**
 * Events in one stretch of time.
 *
 * @param start first instant, UTC; it ends where the next begins
 * @param count of events, may be 0
 */
public record HistogramBucket(Instant start, long count) {}
