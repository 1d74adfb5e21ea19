package dev.synctrace.testkit.site;

/**
 * A collection of a site.
 *
 * @param users whether its members are users
 */
public record DeviceCollection(String id, String name, String site, boolean users) {}
