package dev.synctrace.testkit.site;

import java.time.Instant;

/**
 * A record of a log.
 *
 * @param at true time; the file has it by the writing machine's clock
 * @param machine who wrote it
 * @param log name of the log without extension
 * @param severity 1 information, 2 warning, 3 error
 */
public record LogLine(
    Instant at, String machine, String log, int thread, int severity, String message) {}
