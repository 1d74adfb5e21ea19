package dev.synctrace.diagnosis.context;

import org.jspecify.annotations.Nullable;

/**
 * Number of clients of the site, and of those that have a verified Entra identity: the count query
 * of seed 000.
 *
 * @param verified clients with an Entra device ID in ClientKeyData, not revoked, of agent type 0
 * @param all rows of ClientKeyData; null where the export may leave out clients
 */
public record ClientCount(long verified, @Nullable Long all) {}
