package dev.synctrace.testkit.world;

/**
 * How a site's log looks where the published copies leave it open.
 *
 * @param thread of the sync worker
 * @param addTail what ends a request to add a member
 * @param logsRemovals whether removals leave a line; none is published
 */
record SiteStyle(int thread, String addTail, boolean logsRemovals) {}
