package dev.synctrace.testkit.world;

/**
 * How a site's log looks where the published copies leave it open.
 *
 * @param thread of the sync worker
 * @param addTail what ends a request to add a member
 * @param logsRemovals whether removals leave a line; none is published
 * @param dynamicIsDenied whether a write to a dynamic group is answered with 403, else with 400
 */
record SiteStyle(int thread, String addTail, boolean logsRemovals, boolean dynamicIsDenied) {}
