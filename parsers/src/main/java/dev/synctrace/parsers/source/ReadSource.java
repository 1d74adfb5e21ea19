package dev.synctrace.parsers.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file as it was read.
 *
 * @param log the log most of its events belong to; null for a file without events
 * @param otherRecords events of kind {@code other}
 * @param firstTime earliest event time; null when none has a time
 * @param lastTime latest event time; null when none has a time
 * @param clues what its records reveal about the machine that wrote it
 */
public record ReadSource(
    @Nullable String log,
    ReadOutcome outcome,
    long otherRecords,
    @Nullable Instant firstTime,
    @Nullable Instant lastTime,
    MachineClues clues) {}
