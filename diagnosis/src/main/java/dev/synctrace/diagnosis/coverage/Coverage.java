package dev.synctrace.diagnosis.coverage;

import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  /**
   * For which times the directory audits of the case are whole.
   *
   * @param windows apart from each other, oldest first; each ends at its export's watermark
   */
  public record AuditCoverage(List<TimeWindow> windows) {
    /** Records may arrive this late; graph.md section 5. */
    public static final Duration LATENESS = Duration.ofMinutes(15);

    public AuditCoverage {
      windows = List.copyOf(windows);
    }

    /**
     * Joins windows that overlap or touch.
     *
     * @param exports first record and last known time of each export; what is younger than {@link
     *     #LATENESS} before the latter may still be missing from it
     */
    public static AuditCoverage of(List<TimeWindow> exports) {
      List<TimeWindow> merged = new ArrayList<>();
      exports.stream()
          .map(AuditCoverage::upToWatermark)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing(TimeWindow::from).thenComparing(TimeWindow::to))
          .forEach(window -> append(merged, window));
      return new AuditCoverage(merged);
    }

    /** Whether nothing between the two instants, both included, can be missing. */
    public boolean covers(Instant from, Instant to) {
      return windows.stream().anyMatch(window -> window.covers(from) && window.covers(to));
    }

    /** Where knowledge ends: what happened later may not be in the audit yet. */
    public Optional<Instant> watermark() {
      return windows.isEmpty() ? Optional.empty() : Optional.of(windows.getLast().to());
    }

    private static Optional<TimeWindow> upToWatermark(TimeWindow export) {
      Instant watermark = export.to().minus(LATENESS);
      return watermark.isBefore(export.from())
          ? Optional.empty()
          : Optional.of(new TimeWindow(export.from(), watermark));
    }

    private static void append(List<TimeWindow> merged, TimeWindow next) {
      if (merged.isEmpty() || merged.getLast().to().isBefore(next.from())) {
        merged.add(next);
        return;
      }
      TimeWindow last = merged.removeLast();
      Instant end = last.to().isAfter(next.to()) ? last.to() : next.to();
      merged.add(new TimeWindow(last.from(), end));
    }
  }
}
