package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.LogCoverage;
import dev.synctrace.diagnosis.trace.model.LogCoverage.Reach;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.index.source.SourceSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stretches of time that the logs of one component cover in a case. */
final class CoverageSpans {
  /** A machine writes something at least this often; a longer hole is a file that is missing. */
  private static final Duration HOLE = Duration.ofHours(1);

  /**
   * What follows a record is written within so much time; a log that ends sooner cannot show it.
   */
  private static final Duration AFTERMATH = Duration.ofMinutes(1);

  private static final int NAMED = 3;

  private record Span(RotatedLogSet log, String source, Instant first, Instant last) {
    boolean covers(Instant time) {
      return !first.isAfter(time) && !last.isBefore(time.plus(AFTERMATH));
    }
  }

  private final TraceComponent component;
  private final boolean present;

  /** By start. */
  private final List<Span> spans = new ArrayList<>();

  /** Stretches that some log covers, first to last: where none does, none need be looked at. */
  private final TreeMap<Instant, Instant> covered = new TreeMap<>();

  private final List<String> some;
  private final Set<RotatedLogSet> logs;
  private final Map<RotatedLogSet, List<Span>> byLog = new HashMap<>();

  CoverageSpans(TraceComponent component, List<SourceSummary> all) {
    this.component = component;
    List<SourceSummary> own = all.stream().filter(source -> isOf(component, source)).toList();
    present = !own.isEmpty();
    logs =
        own.stream()
            .map(source -> RotatedLogSet.of(source.path()))
            .collect(Collectors.toUnmodifiableSet());
    some = own.stream().map(SourceSummary::path).limit(NAMED).toList();
    spans(own).stream()
        .sorted(Comparator.comparing(Span::first).thenComparing(Span::source))
        .forEach(this::add);
  }

  private void add(Span span) {
    spans.add(span);
    byLog.computeIfAbsent(span.log(), _ -> new ArrayList<>(1)).add(span);
    // Spans come by start, so that each either continues with the last stretch or begins a new one.
    Map.Entry<Instant, Instant> before = covered.lastEntry();
    if (before == null || before.getValue().isBefore(span.first())) {
      covered.put(span.first(), span.last());
    } else if (before.getValue().isBefore(span.last())) {
      covered.put(before.getKey(), span.last());
    }
  }

  /**
   * Whether the logs reach that time.
   *
   * @param time null when it is not known
   */
  LogCoverage at(@Nullable Instant time) {
    if (!present) {
      return new LogCoverage(component, Reach.ABSENT, List.of());
    }
    if (time == null || spans.isEmpty()) {
      return new LogCoverage(component, Reach.UNTIMED, some);
    }
    List<String> covering = covering(time);
    return covering.isEmpty()
        ? new LogCoverage(component, Reach.DOES_NOT_COVER, some)
        : new LogCoverage(component, Reach.COVERS, covering);
  }

  /** Whether that log continues so long after a time that it would show what follows. */
  boolean covers(RotatedLogSet log, Instant time) {
    return byLog.getOrDefault(log, List.of()).stream().anyMatch(span -> span.covers(time));
  }

  /** The logs of this component; each counts once with its rotated files. */
  Set<RotatedLogSet> logs() {
    return logs;
  }

  private List<String> covering(Instant time) {
    Map.Entry<Instant, Instant> stretch = covered.floorEntry(time);
    if (stretch == null || stretch.getValue().isBefore(time)) {
      return List.of();
    }
    List<String> covering = new ArrayList<>(NAMED);
    for (Span span : spans) {
      if (span.first().isAfter(time) || covering.size() == NAMED) {
        break;
      }
      if (span.covers(time)) {
        covering.add(span.source());
      }
    }
    Collections.sort(covering);
    return covering;
  }

  /** The files of one rotated set, put together where they follow each other. */
  private static List<Span> spans(List<SourceSummary> sources) {
    Map<RotatedLogSet, List<SourceSummary>> sets = new HashMap<>();
    for (SourceSummary source : sources) {
      if (source.firstTime() != null && source.lastTime() != null) {
        sets.computeIfAbsent(RotatedLogSet.of(source.path()), _ -> new ArrayList<>()).add(source);
      }
    }
    List<Span> spans = new ArrayList<>();
    sets.forEach((log, files) -> spans.addAll(spans(log, files)));
    return spans;
  }

  private static List<Span> spans(RotatedLogSet log, List<SourceSummary> files) {
    List<Span> single = new ArrayList<>();
    for (SourceSummary file : files) {
      Instant first = file.firstTime();
      Instant last = file.lastTime();
      if (first != null && last != null) {
        single.add(new Span(log, file.path(), first, last));
      }
    }
    single.sort(Comparator.comparing(Span::first));
    List<Span> joined = new ArrayList<>();
    for (Span span : single) {
      Span before = joined.isEmpty() ? null : joined.getLast();
      if (before != null && !before.last().plus(HOLE).isBefore(span.first())) {
        Instant last = before.last().isAfter(span.last()) ? before.last() : span.last();
        joined.set(joined.size() - 1, new Span(log, span.source(), before.first(), last));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }

  private static boolean isOf(TraceComponent component, SourceSummary source) {
    return source.log() != null
        && source.log().toLowerCase(Locale.ROOT).equals(component.log().toLowerCase(Locale.ROOT));
  }
}
