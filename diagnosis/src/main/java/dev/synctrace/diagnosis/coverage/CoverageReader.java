package dev.synctrace.diagnosis.coverage;

import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import dev.synctrace.index.HistogramBucket;
import dev.synctrace.index.SourceSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the sources of a case can tell: windows, gaps, retention, watermark, rotation. */
public final class CoverageReader {
  /** Logs that write at least so often while all is well. messages-server.md sections 2 and 5. */
  private static final Map<String, Duration> RHYTHMS =
      Map.of(
          "SMS_AZUREAD_DISCOVERY_AGENT", Duration.ofMinutes(5),
          "CollectionAADGroupSyncWorker", Duration.ofMinutes(5),
          "BgbServer", Duration.ofMinutes(5));

  /** A rhythm that is missed so often in a row is a gap. */
  private static final int MISSED = 3;

  /** A window with more stretches than this is measured more coarsely. */
  private static final int MOST_STRETCHES = 20_000;

  private final CaseEvents events;

  public CoverageReader(CaseEvents events) {
    this.events = events;
  }

  /** What the case covers, with nothing else known of its sources. */
  public Coverage read() {
    return read(Map.of());
  }

  /**
   * What the case covers. Costs one small question for each log with a rhythm.
   *
   * @param troubles what is wrong with sources, by path; it goes before any other note
   */
  public Coverage read(Map<String, String> troubles) {
    List<SourceCoverage> sources = new ArrayList<>();
    List<Window> audits = new ArrayList<>();
    Set<String> logs = new TreeSet<>();
    Set<String> renamed = rotatedSources();
    FetchedAudits fetched = FetchedAudits.of(events);
    for (SourceSummary source : events.sources()) {
      String trouble = troubles.get(source.path());
      String note = trouble == null ? note(source, renamed.contains(source.path())) : trouble;
      sources.add(cover(source, note));
      if (source.framing().equals("audit")) {
        if (!fetched.take(source)) {
          window(source).ifPresent(audits::add);
        }
      } else if (source.log() != null && !source.framing().equals("fact")) {
        logs.add(source.log());
      }
    }
    audits.addAll(fetched.windows());
    return new Coverage(sources, AuditCoverage.of(audits), logs, exports());
  }

  private SourceCoverage cover(SourceSummary source, @Nullable String note) {
    return new SourceCoverage(
        source.path(),
        source.log() == null && source.framing().equals("audit") ? "directory audit" : source.log(),
        source.firstTime(),
        source.lastTime(),
        gaps(source),
        note);
  }

  private static Optional<Window> window(SourceSummary source) {
    return source.firstTime() == null || source.lastTime() == null
        ? Optional.empty()
        : Optional.of(new Window(source.firstTime(), source.lastTime()));
  }

  private @Nullable String note(SourceSummary source, boolean renamed) {
    if (source.state() == SourceSummary.State.READING) {
      return "read only in part: ingest the bundle again";
    }
    if (source.framing().equals("audit")) {
      return window(source).map(CoverageReader::auditNote).orElse("no record has a time");
    }
    return renamed ? "renamed when it was full: older records may be lost" : null;
  }

  /** Entra keeps audits 7 days without a licence, 30 with one. graph.md section 1.4. */
  private static String auditNote(Window window) {
    Instant watermark = window.to().minus(AuditCoverage.LATENESS);
    long days = Duration.between(window.from(), window.to()).toDays();
    String retention =
        days >= 29
            ? "; reaches back about 30 days, where Entra's retention ends"
            : days >= 6 && days <= 7
                ? "; reaches back about 7 days, where Entra's retention ends without a P1 licence"
                : "";
    return "complete up to "
        + watermark
        + ": later records may still have been on their way"
        + retention;
  }

  private List<Window> gaps(SourceSummary source) {
    Duration rhythm = source.log() == null ? null : RHYTHMS.get(source.log());
    Optional<Window> window = window(source);
    if (rhythm == null || window.isEmpty() || source.framing().equals("fact")) {
      return List.of();
    }
    Duration length = Duration.between(window.get().from(), window.get().to());
    Duration width = rhythm;
    while (length.dividedBy(width) > MOST_STRETCHES) {
      width = width.multipliedBy(2);
    }
    return silences(events.histogram(EventQuery.all().inSource(source.path()), width), rhythm);
  }

  /** Runs of empty stretches, longer than the rhythm allows. */
  private static List<Window> silences(List<HistogramBucket> buckets, Duration rhythm) {
    List<Window> gaps = new ArrayList<>();
    Instant quietSince = null;
    for (HistogramBucket bucket : buckets) {
      if (bucket.count() == 0) {
        quietSince = quietSince == null ? bucket.start() : quietSince;
        continue;
      }
      if (quietSince != null
          && Duration.between(quietSince, bucket.start()).compareTo(rhythm.multipliedBy(MISSED))
              >= 0) {
        gaps.add(new Window(quietSince, bucket.start()));
      }
      quietSince = null;
    }
    return gaps;
  }

  private Set<String> rotatedSources() {
    Set<String> renamed = new TreeSet<>();
    for (Event rotation : events.find(EventQuery.of(Kind.ROTATION).newest(1_000))) {
      renamed.add(rotation.source());
    }
    events.sources().stream()
        .map(SourceSummary::path)
        .filter(path -> path.toLowerCase(Locale.ROOT).endsWith(".lo_"))
        .forEach(renamed::add);
    return renamed;
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
