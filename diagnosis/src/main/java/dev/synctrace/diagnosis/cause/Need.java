package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.evidence.Missing;
import dev.synctrace.event.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Something a cause is judged by: named as missing when the case does not hold it.
 *
 * @param kind satisfied by an export or audit that would show this kind; null when a log is named
 * @param log satisfied by this log; null when a kind is named, and both null when nothing in a case
 *     can satisfy it
 */
public record Need(Missing missing, @Nullable Kind kind, @Nullable String log) {
  /** Whether the case holds it. */
  public boolean isMet(Coverage coverage) {
    return (kind != null && coverage.shows(kind)) || (log != null && coverage.hasLog(log));
  }
}
