package dev.synctrace.testkit.site;

/**
 * A device or user object of a tenant.
 *
 * @param objectId directory object id
 * @param deviceId Entra device id; empty for a user
 * @param machine the physical device or the person it belongs to
 * @param tenant tenant id
 * @param user whether it is a user
 */
public record DirectoryObject(
    String objectId, String deviceId, String machine, String tenant, boolean user) {}
