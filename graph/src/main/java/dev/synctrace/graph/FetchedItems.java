package dev.synctrace.graph;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sort of thing that was fetched.
 *
 * @param what in words, such as {@code directory audits}
 * @param asked how many windows of time, groups or ids were asked for
 * @param pages how many pages were saved
 * @param records how many records they hold
 * @param added how many of these the case did not have
 * @param from first instant they cover; null where time plays no part
 * @param until up to where they are whole: what is younger may still be on its way; null where time
 *     plays no part
 */
public record FetchedItems(
    String what,
    long asked,
    long pages,
    long records,
    long added,
    @Nullable Instant from,
    @Nullable Instant until) {}
