package dev.synctrace.diagnosis.coverage;

import dev.synctrace.diagnosis.coverage.ClockReader.MeasuredClock;
import dev.synctrace.diagnosis.coverage.Coverage.AuditCoverage;
import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.index.search.HistogramAccumulator;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.UtcText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what each source of a case can tell: its window, its gaps, and what to know besides. */
public final class SourceCoverageReader {
  /** Logs that write at least so often while all is well. messages-server.md sections 2 and 5. */
  private static final Map<String, Duration> RHYTHMS =
      Map.of(
          "SMS_AZUREAD_DISCOVERY_AGENT", Duration.ofMinutes(5),
          "CollectionAADGroupSyncWorker", Duration.ofMinutes(5),
          "BgbServer", Duration.ofMinutes(5));

  /** A rhythm that is missed so often in a row is a gap. */
  private static final int MISSED = 3;

  /** A window with more stretches than this is measured more coarsely; one can be cut in two. */
  private static final int MOST_STRETCHES = HistogramAccumulator.MAX_BUCKETS - 2;

  private final CaseEvents events;

  public SourceCoverageReader(CaseEvents events) {
    this.events = events;
  }

  /**
   * Every source, by path. Costs one question for each source of a log with a rhythm.
   *
   * @param troubles what is wrong with sources, by path; it goes before any other note
   * @param clocks clocks that differ from Entra's, by the folder of the machine's logs
   */
  public List<SourceCoverage> read(
      Map<String, String> troubles, Map<String, MeasuredClock> clocks) {
    List<SourceCoverage> sources = new ArrayList<>();
    Set<String> renamed = rotatedSources();
    for (SourceSummary source : events.sources()) {
      String trouble = troubles.get(source.path());
      String note = trouble == null ? note(source, renamed.contains(source.path())) : trouble;
      sources.add(cover(source, withClock(note, source, clocks)));
    }
    return sources;
  }

  private static @Nullable String withClock(
      @Nullable String note, SourceSummary source, Map<String, MeasuredClock> clocks) {
    MeasuredClock clock = clocks.get(MachineFolder.of(source.path()));
    if (clock == null || source.log() == null || source.framing().equals("fact")) {
      return note;
    }
    return note == null ? clock.describe() : note + "; " + clock.describe();
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

  private @Nullable String note(SourceSummary source, boolean renamed) {
    if (source.state() == SourceSummary.State.READING) {
      return "read only partially. Ingest the bundle again";
    }
    if (source.framing().equals("audit")) {
      return TimeWindow.of(source)
          .map(SourceCoverageReader::auditNote)
          .orElse("no record has a time");
    }
    if (source.pasted()) {
      return "pasted text; that it lacks a record proves nothing";
    }
    return renamed ? "renamed when full; older records may be lost" : null;
  }

  /** Entra keeps audits 7 days without a licence, 30 with one. graph.md section 1.4. */
  private static String auditNote(TimeWindow window) {
    Instant watermark = window.to().minus(AuditCoverage.LATENESS);
    long days = Duration.between(window.from(), window.to()).toDays();
    String retention =
        days >= 29
            ? "; covers about 30 days, the retention of Entra"
            : days >= 6 && days <= 7
                ? "; covers about 7 days, the retention of Entra without a P1 license"
                : "";
    return "complete up to "
        + UtcText.of(watermark)
        + "; later records may not have been available yet"
        + retention;
  }

  private List<TimeWindow> gaps(SourceSummary source) {
    Duration rhythm = source.log() == null ? null : RHYTHMS.get(source.log());
    Optional<TimeWindow> window = TimeWindow.of(source);
    if (rhythm == null || window.isEmpty() || source.framing().equals("fact") || source.pasted()) {
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
  private static List<TimeWindow> silences(List<HistogramBucket> buckets, Duration rhythm) {
    List<TimeWindow> gaps = new ArrayList<>();
    Instant quietSince = null;
    for (HistogramBucket bucket : buckets) {
      if (bucket.count() == 0) {
        quietSince = quietSince == null ? bucket.start() : quietSince;
        continue;
      }
      if (quietSince != null
          && Duration.between(quietSince, bucket.start()).compareTo(rhythm.multipliedBy(MISSED))
              >= 0) {
        gaps.add(new TimeWindow(quietSince, bucket.start()));
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
}
