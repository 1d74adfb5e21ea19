package dev.synctrace.diagnosis.coverage;

import dev.synctrace.diagnosis.coverage.Coverage.AuditCoverage;
import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.index.FetchedWindow;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.audit.FetchWindowFormat;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
      } else if (source.log() != null && !source.framing().equals("fact") && !source.pasted()) {
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

  /**
   * Joins the pages of fetched audits to what one export of the same time would be. Each page alone
   * would end a quarter of an hour before the next begins; a fetch says which windows of time it
   * fetched as a whole, with or without records, so those that follow each other are one.
   */
  private static final class FetchedAudits {
    private final List<Stretch> stretches = new ArrayList<>();

    /** Windows that follow each other, and the records found in them. */
    private static final class Stretch {
      private final Instant from;
      private Instant until;
      private @Nullable Instant first;
      private @Nullable Instant last;

      Stretch(FetchedWindow window) {
        this.from = window.from();
        this.until = window.until();
      }

      boolean holds(FetchedWindow window) {
        return !window.from().isBefore(from) && !window.until().isAfter(until);
      }

      Optional<TimeWindow> records() {
        return first == null || last == null
            ? Optional.empty()
            : Optional.of(new TimeWindow(first, last));
      }
    }

    private FetchedAudits() {}

    static FetchedAudits of(CaseEvents events) {
      FetchedAudits fetched = new FetchedAudits();
      List<FetchedWindow> windows = new ArrayList<>();
      EventQuery records =
          EventQuery.of(Kind.FACT_EXPORT).with(Attribute.FACT, FetchWindowFormat.FACT);
      for (Event record : events.find(records)) {
        window(record).ifPresent(windows::add);
      }
      windows.sort(Comparator.comparing(FetchedWindow::from));
      windows.forEach(fetched::join);
      return fetched;
    }

    private static Optional<FetchedWindow> window(Event record) {
      Optional<String> from = record.attributes().get(Attribute.COVERED_FROM);
      Optional<String> until = record.attributes().get(Attribute.COVERED_UNTIL);
      try {
        return from.flatMap(
            begin -> until.map(end -> new FetchedWindow(Instant.parse(begin), Instant.parse(end))));
      } catch (DateTimeException _) {
        return Optional.empty(); // edited by hand: its pages count one by one
      }
    }

    private void join(FetchedWindow window) {
      if (stretches.isEmpty() || stretches.getLast().until.isBefore(window.from())) {
        stretches.add(new Stretch(window));
      } else if (stretches.getLast().until.isBefore(window.until())) {
        stretches.getLast().until = window.until();
      }
    }

    /** Takes a source that is a page of one of the windows; false for any other. */
    boolean take(SourceSummary source) {
      Optional<FetchedWindow> window = FetchedWindow.ofPage(source.path());
      if (window.isEmpty()) {
        return false;
      }
      for (Stretch stretch : stretches) {
        if (stretch.holds(window.get())) {
          stretch.first = earlier(stretch.first, source.firstTime());
          stretch.last = later(stretch.last, source.lastTime());
          return true;
        }
      }
      return false;
    }

    /** From the first to the last record of each stretch, as an export of it would show. */
    List<TimeWindow> windows() {
      return stretches.stream().map(Stretch::records).flatMap(Optional::stream).toList();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
      return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
      return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
  }
}
