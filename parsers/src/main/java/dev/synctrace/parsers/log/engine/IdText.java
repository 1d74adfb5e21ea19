package dev.synctrace.parsers.log.engine;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ids as messages write them. None is rejected for its form: published samples are not all GUIDs.
 */
public final class IdText {
  private static final String NONE = "00000000-0000-0000-0000-000000000000";
  private static final String CLIENT_PREFIX = "GUID:";
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private IdText() {}

  /** A value that never holds blanks, put together again where a copy wrapped inside it. */
  static @Nullable public String unwrapped(@Nullable String value) {
    return value == null || value.indexOf('\n') < 0 ? value : BLANKS.matcher(value).replaceAll("");
  }

  /** The id as written; null for none, which some messages write as a GUID of zeros. */
  static @Nullable public String given(@Nullable String id) {
    String whole = unwrapped(id);
    return whole == null || whole.strip().equals(NONE) ? null : whole;
  }

  /** A client id without the {@code GUID:} that Configuration Manager writes before it. */
  public static String withoutPrefix(String clientId) {
    return clientId.regionMatches(true, 0, CLIENT_PREFIX, 0, CLIENT_PREFIX.length())
        ? clientId.substring(CLIENT_PREFIX.length())
        : clientId;
  }
}
