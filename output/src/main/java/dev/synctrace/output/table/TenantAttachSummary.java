package dev.synctrace.output.table;

import dev.synctrace.diagnosis.coverage.UnknownErrorFinder.UnknownErrorRecord;
import dev.synctrace.diagnosis.trace.advice.RepeatedSiteEvent;
import dev.synctrace.diagnosis.verdict.FoundCause;
import java.util.List;

/**
 * Findings about tenant attach as a whole.
 *
 * @param causes best first
 * @param activities in the order of their first records
 * @param unknownErrors of the logs that actions show in, the most frequent first
 */
public record TenantAttachSummary(
    List<FoundCause> causes,
    List<RepeatedSiteEvent> activities,
    List<UnknownErrorRecord> unknownErrors) {}
