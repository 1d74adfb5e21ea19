package dev.synctrace.diagnosis.context;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a full synchronization does to members that are not in the collection. */
public enum FullSyncEffect {
  /** Removes them. */
  OVERWRITE,
  /** It leaves them, so that the group is the union of both sides: seed 003, cause S17. */
  ADDITIVE;

  /** The last version whose documentation told the additive rule. */
  private static final int LAST_ADDITIVE = 2010;

  private static final Pattern VERSION =
      Pattern.compile("(?:^|\\D)([12]\\d(?:0[1-9]|1[0-2]))(?:\\D|$)");

  /**
   * The rule of a site version such as {@code 2303} or {@code 5.00.9141 (2403)}; the present rule
   * where the version is not known.
   */
  public static FullSyncEffect of(Optional<String> siteVersion) {
    return siteVersion
        .map(VERSION::matcher)
        .filter(Matcher::find)
        .map(version -> Integer.parseInt(version.group(1)))
        .filter(version -> version <= LAST_ADDITIVE)
        .map(version -> ADDITIVE)
        .orElse(OVERWRITE);
  }
}
