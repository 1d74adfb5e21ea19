package dev.synctrace.parsers.log.engine;

import dev.synctrace.parsers.model.Guid;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ids as messages write them. None is rejected for its form: published samples are not all GUIDs.
 */
public final class IdText {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private IdText() {}

  /** A value that never holds blanks, put together again where a copy wrapped inside it. */
  static @Nullable public String unwrapped(@Nullable String value) {
    return value == null || value.indexOf('\n') < 0 ? value : BLANKS.matcher(value).replaceAll("");
  }

  /** The id as written; null for none, which some messages write as a GUID of zeros. */
  static @Nullable public String given(@Nullable String id) {
    String whole = unwrapped(id);
    return whole == null || Guid.isZero(whole.strip()) ? null : whole;
  }
}
