package dev.synctrace.log;

import org.jspecify.annotations.Nullable;

/**
 * Ids as messages write them. None is rejected for its form: published samples are not all GUIDs.
 */
final class WrittenId {
  private static final String NONE = "00000000-0000-0000-0000-000000000000";
  private static final String CLIENT_PREFIX = "GUID:";

  private WrittenId() {}

  /** The id as written; null for none, which some messages write as a GUID of zeros. */
  static @Nullable String given(@Nullable String id) {
    return id == null || id.strip().equals(NONE) ? null : id;
  }

  /** A client id without the {@code GUID:} that Configuration Manager writes before it. */
  static String withoutPrefix(String clientId) {
    return clientId.regionMatches(true, 0, CLIENT_PREFIX, 0, CLIENT_PREFIX.length())
        ? clientId.substring(CLIENT_PREFIX.length())
        : clientId;
  }
}
