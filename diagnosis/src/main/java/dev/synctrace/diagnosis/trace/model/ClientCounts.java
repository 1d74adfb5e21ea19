package dev.synctrace.diagnosis.trace.model;

import org.jspecify.annotations.Nullable;

/**
 * Numbers of clients, each added up over the management points that pushed; null where no record
 * tells.
 *
 * @param targets clients the push goes to
 * @param reported clients that answered, as the server counts
 * @param failed clients it failed for, as the server counts
 */
public record ClientCounts(
    @Nullable Long targets, @Nullable Long reported, @Nullable Long failed) {}
