package dev.synctrace.report.member;

/**
 * Ids without what every GUID has: nothing compresses the rest. {@code ~} stands for a GUID, {@code
 * ^} for one with {@code guid:} before it, {@code =} for anything else that begins with one of
 * these; {@code fullId} in {@code report.js} reads it.
 */
final class ShortId {
  private static final String PREFIX = "guid:";
  private static final int GUID = 36;
  private static final String DASHES = "        -    -    -    -            ";

  private ShortId() {}

  static String of(String id) {
    if (isGuid(id, 0)) {
      return digits('~', id, 0);
    }
    if (id.startsWith(PREFIX) && isGuid(id, PREFIX.length())) {
      return digits('^', id, PREFIX.length());
    }
    boolean alike = !id.isEmpty() && "~^=".indexOf(id.charAt(0)) >= 0;
    return alike ? "=" + id : id;
  }

  /** Whether a GUID in lower case is all there is from a place on. */
  private static boolean isGuid(String id, int from) {
    if (id.length() - from != GUID) {
      return false;
    }
    for (int i = 0; i < GUID; i++) {
      char c = id.charAt(from + i);
      boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (DASHES.charAt(i) == '-' ? c != '-' : !hex) {
        return false;
      }
    }
    return true;
  }

  private static String digits(char sign, String id, int from) {
    StringBuilder digits = new StringBuilder(GUID).append(sign);
    for (int i = 0; i < GUID; i++) {
      if (DASHES.charAt(i) != '-') {
        digits.append(id.charAt(from + i));
      }
    }
    return digits.toString();
  }
}
