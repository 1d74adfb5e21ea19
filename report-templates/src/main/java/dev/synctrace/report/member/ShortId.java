package dev.synctrace.report.member;

import java.util.regex.Pattern;

/**
 * Ids without what every GUID has: nothing compresses the rest. {@code ~} stands for a GUID, {@code
 * ^} for one with {@code guid:} before it, {@code =} for anything else that begins with one of
 * these; {@code fullId} in {@code report.js} reads it.
 */
final class ShortId {
  private static final Pattern GUID =
      Pattern.compile("(guid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private ShortId() {}

  static String of(String id) {
    if (GUID.matcher(id).matches()) {
      String digits = id.substring(id.length() - 36).replace("-", "");
      return (id.length() == 36 ? "~" : "^") + digits;
    }
    boolean alike = !id.isEmpty() && "~^=".indexOf(id.charAt(0)) >= 0;
    return alike ? "=" + id : id;
  }
}
