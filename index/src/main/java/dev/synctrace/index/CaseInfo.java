package dev.synctrace.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case from outside.
 *
 * @param name by which it is opened: a folder or an address
 * @param events how many
 * @param sources how many
 * @param bytes what it takes on disk, with copies
 * @param changed when something was last added; null when that is not known
 */
public record CaseInfo(
    String name, long events, long sources, long bytes, @Nullable Instant changed) {}
