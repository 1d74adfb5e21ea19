package dev.synctrace.testkit.site;

/**
 * Style of a site's log where the published copies leave it open.
 *
 * @param thread of the sync worker
 * @param addTail what ends a request to add a member
 * @param logsRemovals whether removals leave a line; none is published
 * @param dynamicIsDenied whether a write to a dynamic group is answered with 403, else with 400
 */
public record SiteLogStyle(
    int thread, String addTail, boolean logsRemovals, boolean dynamicIsDenied) {}
