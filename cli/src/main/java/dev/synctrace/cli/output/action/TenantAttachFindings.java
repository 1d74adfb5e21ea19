package dev.synctrace.cli.output.action;

import dev.synctrace.diagnosis.coverage.UnknownError;
import dev.synctrace.diagnosis.trace.advice.SiteActivity;
import dev.synctrace.diagnosis.verdict.FoundCause;
import java.util.List;

/**
 * Findings about tenant attach as a whole.
 *
 * @param causes best first
 * @param activities in the order of their first records
 * @param unknownErrors of the logs that actions show in, the most frequent first
 */
public record TenantAttachFindings(
    List<FoundCause> causes, List<SiteActivity> activities, List<UnknownError> unknownErrors) {}
