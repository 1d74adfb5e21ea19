package dev.synctrace.diagnosis.coverage;

import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reads what the case can tell at all: which audits, logs and exports it holds. */
public final class CoverageReader {
  private final CaseEvents events;

  public CoverageReader(CaseEvents events) {
    this.events = events;
  }

  /**
   * What the case covers.
   *
   * @param lists the exports that count at the instant of the answer
   */
  public Coverage read(ListCatalogue lists) {
    List<TimeWindow> audits = new ArrayList<>();
    Set<String> logs = new TreeSet<>();
    FetchedAudits fetched = FetchedAudits.of(events);
    for (SourceSummary source : events.sources()) {
      if (source.framing().equals("audit")) {
        if (!fetched.take(source)) {
          TimeWindow.of(source).ifPresent(audits::add);
        }
      } else if (source.log() != null && !source.framing().equals("fact")) {
        logs.add(source.log());
      }
    }
    audits.addAll(fetched.windows());
    return new Coverage(AuditCoverage.of(audits), logs, exports(lists));
  }

  /** Some rows come without an export's own record, such as credentials in an application's. */
  private Set<Kind> exports(ListCatalogue lists) {
    Set<String> stated = new HashSet<>();
    events
        .values(EventQuery.of(Kind.FACT_EXPORT), Attribute.FACT)
        .keySet()
        .forEach(label -> stated.add(label.toLowerCase(Locale.ROOT)));
    Set<Kind> exported = EnumSet.noneOf(Kind.class);
    exported.addAll(lists.kinds());
    for (Kind kind : Kind.values()) {
      if (Coverage.Family.of(kind) == Coverage.Family.FACT
          && !stated.contains(kind.label())
          && events.count(EventQuery.of(kind)) > 0) {
        exported.add(kind);
      }
    }
    return exported;
  }
}
