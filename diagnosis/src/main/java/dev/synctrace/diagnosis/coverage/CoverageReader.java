package dev.synctrace.diagnosis.coverage;

import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Kind;
import dev.synctrace.index.SourceSummary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what the case can tell at all: which audits, logs and exports it holds. */
public final class CoverageReader {
  private final CaseEvents events;

  public CoverageReader(CaseEvents events) {
    this.events = events;
  }

  /** What the case covers. */
  public Coverage read() {
    List<Window> audits = new ArrayList<>();
    Set<String> logs = new TreeSet<>();
    FetchedAudits fetched = FetchedAudits.of(events);
    for (SourceSummary source : events.sources()) {
      if (source.framing().equals("audit")) {
        if (!fetched.take(source)) {
          Window.of(source).ifPresent(audits::add);
        }
      } else if (source.log() != null && !source.framing().equals("fact")) {
        logs.add(source.log());
      }
    }
    audits.addAll(fetched.windows());
    return new Coverage(AuditCoverage.of(audits), logs, exports());
  }

  /** An export of no row at all is an answer too; rows without an export's own record as well. */
  private Set<Kind> exports() {
    Set<String> labels =
        events.values(EventQuery.of(Kind.FACT_EXPORT), Attribute.FACT).keySet().stream()
            .map(label -> label.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Set<Kind> exported = EnumSet.noneOf(Kind.class);
    for (Kind kind : Kind.values()) {
      if (labels.contains(kind.label())
          || (Coverage.Family.of(kind) == Coverage.Family.FACT
              && events.count(EventQuery.of(kind)) > 0)) {
        exported.add(kind);
      }
    }
    return exported;
  }
}
