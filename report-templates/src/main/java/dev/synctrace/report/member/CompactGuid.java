package dev.synctrace.report.member;

import dev.synctrace.parsers.model.Guid;

/**
 * Ids without what every GUID has: nothing compresses the rest. {@code ~} represents a GUID, {@code
 * ^} for one with {@code guid:} before it, {@code =} for anything else that begins with one of
 * these; {@code fullId} in {@code report.js} reads it.
 */
final class CompactGuid {
  private static final String PREFIX = "guid:";
  private static final int GUID = 36;

  private CompactGuid() {}

  static String of(String id) {
    boolean prefixed = id.startsWith(PREFIX);
    String guid = prefixed ? id.substring(PREFIX.length()) : id;
    if (guid.length() == GUID && Guid.isGuid(guid) && Guid.canonical(guid).equals(guid)) {
      return (prefixed ? "^" : "~") + guid.replace("-", "");
    }
    boolean alike = !id.isEmpty() && "~^=".indexOf(id.charAt(0)) >= 0;
    return alike ? "=" + id : id;
  }
}
