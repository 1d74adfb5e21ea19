package dev.synctrace.report.page;

import dev.synctrace.output.redact.Redaction;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Options of a report.
 *
 * @param title what it is called; null for a title made of the mappings
 * @param zone in which times are shown; UTC is next to them
 * @param redaction what of the case's texts may be shown
 * @param notes whether the notes that engineers added to the case are in it
 * @param created when it was made, UTC
 * @param version of the tool
 * @param commandLine the command that made it, as it was given
 */
public record ReportOptions(
    @Nullable String title,
    ZoneId zone,
    Redaction redaction,
    boolean notes,
    Instant created,
    String version,
    String commandLine) {}
