package dev.synctrace.testkit.site;

/**
 * A record of the site database: a client, or a user.
 *
 * @param id resource id, unique in a world
 * @param site code of its site
 * @param smsId of a client, lower case without {@code GUID:}; empty for a user
 * @param machine the physical device or the person; two client records may share one
 * @param user whether it is a user
 */
public record Resource(int id, String site, String smsId, String machine, boolean user) {}
