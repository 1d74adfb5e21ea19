package dev.synctrace.testkit.world;

/**
 * A collection of a site.
 *
 * @param users whether its members are users
 */
public record DeviceCollection(String id, String name, String site, boolean users) {}
