package dev.synctrace.diagnosis.coverage;

import dev.synctrace.parsers.model.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Periods that the sources of a case cover; {@link SourceCoverage} says it of each of them.
 *
 * @param audit for which times the directory audits are whole; without windows when the case holds
 *     none
 * @param logs names of the logs in the case, as written
 * @param exports kinds of facts of which the case holds an export, be it an empty one
 */
public record Coverage(AuditCoverage audit, Set<String> logs, Set<Kind> exports) {
  public Coverage {
    TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(logs);
    logs = Collections.unmodifiableSortedSet(names);
    exports = Set.copyOf(exports);
  }

  /** Whether the case holds a log of that name, without case. */
  public boolean hasLog(String log) {
    return logs.contains(log);
  }

  /**
   * Whether the case holds something that would show events of this kind: an export of that fact, a
   * directory audit, or a log that writes it. Where it does not, their absence says nothing.
   */
  public boolean shows(Kind kind) {
    return switch (Family.of(kind)) {
      case FACT -> exports.contains(kind);
      case AUDIT -> !audit.windows().isEmpty();
      case LOG -> hasOneOf(KindOrigins.logsOf(kind));
    };
  }

  /** A loop, since it is asked for each action of a case. */
  private boolean hasOneOf(List<String> names) {
    for (String name : names) {
      if (hasLog(name)) {
        return true;
      }
    }
    return false;
  }

  /** The three families of kinds, which differ in what their absence says. */
  public enum Family {
    FACT,
    AUDIT,
    LOG;

    public static Family of(Kind kind) {
      if (kind.label().startsWith("fact.")) {
        return FACT;
      }
      return kind.label().startsWith("audit.") ? AUDIT : LOG;
    }
  }
}
