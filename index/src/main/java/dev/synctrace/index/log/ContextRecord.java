package dev.synctrace.index.log;

import dev.synctrace.index.search.Hit;
import java.util.Locale;

/**
 * A record that a search found, or one near such a record in the same log.
 *
 * @param hit the record; only where it was found does it name other places
 * @param role why it is shown
 * @param startsGroup whether the record before it in the log was not the one shown before it
 */
public record ContextRecord(Hit hit, Role role, boolean startsGroup) {
  /** Why a record is shown. Where it is near two hits, it is after the first. */
  public enum Role {
    HIT,
    BEFORE,
    AFTER;

    /** Returns its name in output. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
