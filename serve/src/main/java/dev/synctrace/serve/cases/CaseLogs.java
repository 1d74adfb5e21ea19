package dev.synctrace.serve.cases;

import dev.synctrace.diagnosis.trace.ClockSkew;
import dev.synctrace.index.Case;
import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.RotatedLog;
import dev.synctrace.index.log.SeverityHistogram;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.Machine;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The logs of an open case, for the log reader. Safe for use by many threads. */
public final class CaseLogs {
  private static final int BUCKETS = 120;
  private static final int REMEMBERED = 64;

  private final Case opened;
  private final ClockSkew clocks;
  private final List<RotatedLog> all;
  private final Map<String, RotatedLog> bySource = new HashMap<>();
  private final Map<String, SourceSummary> sources = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, String> originals = new HashMap<>();
  private final Map<OverviewKey, LogOverview> overviews =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OverviewKey, LogOverview> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * What is counted over all records that match, not only those on a page.
   *
   * @param severities errors and warnings by time; empty where nothing has a time
   * @param unplaced how many records a reader by time cannot show, since nothing places them there
   */
  public record LogOverview(Optional<SeverityHistogram> severities, long unplaced) {}

  private record OverviewKey(List<String> sources, String filter) {}

  CaseLogs(Case opened, ClockSkew clocks) {
    this.opened = opened;
    this.clocks = clocks;
    for (SourceSummary source : opened.sources()) {
      numbers.put(source.path(), numbers.size());
      sources.put(source.path(), source);
      source.copies().forEach(copy -> originals.putIfAbsent(copy, source.path()));
    }
    List<RotatedLog> logs = RotatedLog.of(sources.values());
    logs.forEach(log -> log.paths().forEach(path -> bySource.put(path, log)));
    // An empty list has no row, and yet an event that says so: it is found, but not offered.
    this.all = logs.stream().filter(CaseLogs::hasEvents).toList();
  }

  private static boolean hasEvents(RotatedLog log) {
    return log.sources().stream()
        .anyMatch(source -> source.records() > 0 || source.otherRecords() > 0);
  }

  /** Returns the logs that have records, by path. */
  public List<RotatedLog> all() {
    return all;
  }

  /** Returns the source of a path, which may be that of a copy; empty for an unknown one. */
  public Optional<String> source(String path) {
    return Optional.of(sources.containsKey(path) ? path : originals.getOrDefault(path, path))
        .filter(bySource::containsKey);
  }

  /** Returns the log that a source is part of. */
  public RotatedLog logOf(String source) {
    return Objects.requireNonNull(bySource.get(source), source);
  }

  /** Returns the position of a source among all of the case, from 0. */
  public int indexOf(String source) {
    return Objects.requireNonNull(numbers.get(source), source);
  }

  /** Returns the position of a machine among all of the case, from 0. */
  public int numberOf(String machine) {
    List<Machine> machines = opened.machines().all();
    for (int i = 0; i < machines.size(); i++) {
      if (machines.get(i).name().equals(machine)) {
        return i;
      }
    }
    throw new IllegalArgumentException("the case has no machine " + machine);
  }

  /** Returns the machines of the case. */
  public SourceMachines machines() {
    return opened.machines();
  }

  /** Returns how far the clocks of the case are from the true time. */
  public ClockCorrections clocks() {
    return clocks.corrections();
  }

  /** Returns what else is known of clocks and not certain, one sentence each. */
  public List<String> uncertainClocks() {
    return clocks.uncorrected();
  }

  /**
   * Returns what is counted over some sources, which is remembered.
   *
   * @param reader of these sources with this filter
   * @param paths of the sources; empty for all of the case
   */
  public LogOverview overview(LogReader reader, Collection<String> paths, @Nullable String filter) {
    OverviewKey key = new OverviewKey(List.copyOf(paths), Objects.requireNonNullElse(filter, ""));
    synchronized (overviews) {
      LogOverview known = overviews.get(key);
      if (known != null) {
        return known;
      }
    }
    LogOverview counted =
        new LogOverview(
            range(paths).map(range -> reader.severities(range, BUCKETS)),
            reader.isByTime() ? reader.unplaced() : 0);
    synchronized (overviews) {
      overviews.put(key, counted);
    }
    return counted;
  }

  private Optional<TimeRange> range(Collection<String> paths) {
    List<SourceSummary> some =
        paths.isEmpty()
            ? List.copyOf(sources.values())
            : paths.stream().map(sources::get).filter(Objects::nonNull).toList();
    Optional<Instant> first =
        some.stream()
            .flatMap(source -> corrected(source, source.firstTime()))
            .min(Instant::compareTo);
    Optional<Instant> last =
        some.stream()
            .flatMap(source -> corrected(source, source.lastTime()))
            .max(Instant::compareTo);
    return first.flatMap(from -> last.map(to -> new TimeRange(from, to)));
  }

  private Stream<Instant> corrected(SourceSummary source, @Nullable Instant time) {
    return Stream.ofNullable(clocks.corrections().correct(source.path(), time));
  }
}
