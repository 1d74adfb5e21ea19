package dev.synctrace.report.page;

import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.coverage.TimeWindow;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.report.view.EnglishFormat;
import dev.synctrace.report.view.StatusTone;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.report.view.page.MergedChangesView.Deed;
import dev.synctrace.report.view.page.TimelineView;
import dev.synctrace.report.view.page.TimelineView.Bar;
import dev.synctrace.report.view.page.TimelineView.Gap;
import dev.synctrace.report.view.page.TimelineView.LaneView;
import dev.synctrace.report.view.page.TimelineView.Mark;
import dev.synctrace.report.view.page.TimelineView.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Draws what happened on one time axis. The axis spans the cycles and actions, since these are what
 * is asked about, and the decisive records near them; what is outside is not drawn but stated in
 * words.
 */
final class TimelineSvg {
  private static final int MOST_LOGS = 14;

  /** Marks closer than this many pixels become one. */
  private static final int APART = 14;

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(365));

  /** Decisive records so near to a short axis are drawn on it. */
  private static final Duration NEAR = Duration.ofHours(1);

  /**
   * A record that an answer rests on.
   *
   * @param says which answer, and what the record says
   */
  record Decisive(Instant time, String says) {}

  private final TimeWindow window;
  private final ViewFormatter formatter;
  private final List<LaneView> lanes = new ArrayList<>();
  private final Map<Deed, Marks> changes = new LinkedHashMap<>();

  TimelineSvg(TimeWindow window, ViewFormatter formatter) {
    long spare = Math.max(1_000, Duration.between(window.from(), window.to()).toMillis() / 30);
    this.window = new TimeWindow(window.from().minusMillis(spare), window.to().plusMillis(spare));
    this.formatter = formatter;
    changes.put(Deed.ADDED, new Marks());
    changes.put(Deed.REMOVED, new Marks());
  }

  /** The window with the decisive records that are no farther from it than it is wide. */
  static TimeWindow widened(TimeWindow window, List<Decisive> decisive) {
    Duration width = Duration.between(window.from(), window.to());
    Duration near = width.compareTo(NEAR) < 0 ? NEAR : width;
    Instant from = window.from();
    Instant to = window.to();
    for (Decisive record : decisive) {
      Instant time = record.time();
      if (time.isBefore(from) && !time.isBefore(window.from().minus(near))) {
        from = time;
      }
      if (time.isAfter(to) && !time.isAfter(window.to().plus(near))) {
        to = time;
      }
    }
    return new TimeWindow(from, to);
  }

  /** Takes one change of a membership. */
  void change(Deed deed, Instant time) {
    Marks marks = changes.get(deed);
    if (marks != null) {
      marks.add(time);
    }
  }

  TimelineView draw(
      List<Decisive> decisive,
      List<SyncCycle> cycles,
      List<ActionCollector.Drawn> actions,
      Coverage coverage,
      List<SourceCoverage> sources,
      Set<String> logSources) {
    decisive(decisive);
    cycles(cycles);
    changes.forEach(this::changes);
    actions(actions);
    coverage(coverage, sources, logSources);
    return new TimelineView(
        formatter.time(window.from()),
        formatter.time(window.to()),
        TimelineView.TOP + lanes.size() * TimelineView.LANE + 8,
        ticks(),
        List.copyOf(lanes));
  }

  private void decisive(List<Decisive> records) {
    List<Mark> marks = new ArrayList<>();
    long outside = 0;
    for (Decisive record : records) {
      if (!inWindow(record.time())) {
        outside++;
        continue;
      }
      int x = x(record.time());
      String title = formatter.time(record.time()).exact() + " " + record.says();
      Mark last = marks.isEmpty() ? null : marks.getLast();
      if (last != null && x < last.x() + APART) {
        marks.set(
            marks.size() - 1,
            new Mark(last.x(), last.symbol(), last.style(), last.title() + "\n" + title));
      } else {
        marks.add(new Mark(x, StatusTone.BAD.symbol(), StatusTone.BAD.style(), title));
      }
    }
    if (!records.isEmpty()) {
      lane(
          "Decisive records",
          EnglishFormat.of("%,d", records.size())
              + (outside == 0 ? "" : EnglishFormat.of(", %,d outside the drawn period", outside)),
          List.of(),
          List.of(),
          marks);
    }
  }

  private boolean inWindow(Instant time) {
    return !time.isBefore(window.from()) && !time.isAfter(window.to());
  }

  private boolean overlaps(TimeWindow span) {
    return !span.to().isBefore(window.from()) && !span.from().isAfter(window.to());
  }

  private void cycles(List<SyncCycle> cycles) {
    if (cycles.isEmpty()) {
      return;
    }
    List<Bar> bars = new ArrayList<>();
    long unfinished = 0;
    for (SyncCycle cycle : cycles) {
      unfinished += cycle.finished() ? 0 : 1;
      int x = x(cycle.from());
      if (bars.isEmpty() || x > bars.getLast().x() + bars.getLast().width()) {
        bars.add(
            new Bar(
                x,
                Math.max(3, x(cycle.to()) - x),
                cycle.finished() ? "pass" : "pass-open",
                "Synchronization cycle at "
                    + formatter.time(cycle.from()).exact()
                    + (cycle.finished() ? "" : "; its end is not in the case")));
      }
    }
    String note =
        EnglishFormat.of(
            "%,d %s from %s to %s%s",
            cycles.size(),
            cycles.size() == 1 ? "cycle" : "cycles",
            formatter.time(cycles.getFirst().from()).local(),
            formatter.time(cycles.getLast().to()).local(),
            unfinished == 0 ? "" : EnglishFormat.of(", %,d without an end", unfinished));
    lane("Sync cycles", note, bars, List.of(), List.of());
  }

  private void changes(Deed deed, Marks marks) {
    if (marks.count == 0) {
      return;
    }
    boolean added = deed == Deed.ADDED;
    String outside =
        marks.before + marks.after == 0
            ? ""
            : EnglishFormat.of(
                ", %,d before and %,d after the drawn period", marks.before, marks.after);
    List<Mark> drawn = new ArrayList<>();
    marks.byPlace.forEach((x, cluster) ->
        drawn.add(
            new Mark(
                x,
                added ? "▲" : "▼",
                (added ? StatusTone.GOOD : StatusTone.BAD).style(),
                EnglishFormat.of(
                    "%,d %s at %s",
                    cluster.count, deed.words(), formatter.time(cluster.first).exact()))));
    lane(
        added ? "Added to a group" : "Removed from a group",
        EnglishFormat.of("%,d in the audit%s", marks.count, outside),
        List.of(),
        List.of(),
        drawn);
  }

  private void actions(List<ActionCollector.Drawn> actions) {
    if (actions.isEmpty()) {
      return;
    }
    List<Mark> marks = new ArrayList<>();
    for (ActionCollector.Drawn action : actions) {
      int x = x(action.time());
      if (marks.isEmpty() || x >= marks.getLast().x() + APART) {
        marks.add(
            new Mark(
                x,
                action.outcome().tone().symbol(),
                action.outcome().tone().style(),
                action.outcome().label() + ", " + formatter.time(action.time()).exact()));
      }
    }
    lane(
        "Tenant-attach actions",
        EnglishFormat.of(
            "%,d since %s", actions.size(), formatter.time(actions.getFirst().time()).local()),
        List.of(),
        List.of(),
        marks);
  }

  private void coverage(Coverage coverage, List<SourceCoverage> sources, Set<String> logSources) {
    if (!coverage.audit().windows().isEmpty()) {
      lane("Directory audits", coverage.audit().windows(), List.of());
    }
    Map<String, List<SourceCoverage>> logs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (SourceCoverage source : sources) {
      if (logSources.contains(source.source())
          && source.firstTime() != null
          && source.lastTime() != null) {
        RotatedLogSet set = RotatedLogSet.of(source.source());
        String machine = set.folder().isEmpty() ? "" : set.label() + " ";
        String name = source.log() == null ? set.name() : source.log();
        logs.computeIfAbsent(machine + name, _ -> new ArrayList<>()).add(source);
      }
    }
    logs.entrySet().stream()
        .limit(MOST_LOGS)
        .forEach(entry ->
            lane(
                formatter.text(entry.getKey()), covered(entry.getValue()), gaps(entry.getValue())));
  }

  private static List<TimeWindow> covered(List<SourceCoverage> sources) {
    return sources.stream()
        .map(source ->
            new TimeWindow(
                Objects.requireNonNull(source.firstTime()),
                Objects.requireNonNull(source.lastTime())))
        .toList();
  }

  private static List<TimeWindow> gaps(List<SourceCoverage> sources) {
    return sources.stream().flatMap(source -> source.gaps().stream()).toList();
  }

  /** A lane of coverage: bars where something is known, the rest shaded. */
  private void lane(String label, List<TimeWindow> covered, List<TimeWindow> silent) {
    List<Bar> bars = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    int known = TimelineView.LEFT;
    for (TimeWindow one :
        covered.stream()
            .filter(this::overlaps)
            .sorted(Comparator.comparing(TimeWindow::from))
            .toList()) {
      int x = Math.min(x(one.from()), TimelineView.RIGHT - 2);
      int end = Math.max(x + 2, x(one.to()));
      String span = span(one);
      if (x > known) {
        gaps.add(new Gap(known, x - known, "not covered"));
      }
      bars.add(new Bar(x, end - x, "covered", span));
      known = Math.max(known, end);
    }
    if (known < TimelineView.RIGHT) {
      gaps.add(new Gap(known, TimelineView.RIGHT - known, "not covered"));
    }
    for (TimeWindow gap : silent.stream().filter(this::overlaps).toList()) {
      gaps.add(
          new Gap(
              x(gap.from()),
              Math.max(2, x(gap.to()) - x(gap.from())),
              "no records from " + span(gap)));
    }
    boolean outside = covered.stream().noneMatch(this::overlaps);
    String note =
        (outside ? "not in the drawn period: covers " : "covers ")
            + String.join(" and ", covered.stream().limit(3).map(this::span).toList())
            + (silent.isEmpty()
                ? ""
                : EnglishFormat.of(
                    ", with %,d %s", silent.size(), silent.size() == 1 ? "gap" : "gaps"));
    lane(outside ? label + " (outside)" : label, note, bars, gaps, List.of());
  }

  private void lane(String label, String note, List<Bar> bars, List<Gap> gaps, List<Mark> marks) {
    lanes.add(
        new LaneView(
            TimelineView.TOP + lanes.size() * TimelineView.LANE, label, note, bars, gaps, marks));
  }

  private String span(TimeWindow span) {
    return formatter.time(span.from()).local() + " to " + formatter.time(span.to()).local();
  }

  private int x(Instant time) {
    double width = Duration.between(window.from(), window.to()).toMillis();
    double at = Duration.between(window.from(), time).toMillis();
    double part = Math.clamp(at / width, 0, 1);
    return TimelineView.LEFT + (int) Math.round(part * (TimelineView.RIGHT - TimelineView.LEFT));
  }

  private List<Tick> ticks() {
    Duration width = Duration.between(window.from(), window.to());
    Duration step =
        STEPS.stream()
            .filter(candidate -> width.dividedBy(candidate) <= 8)
            .findFirst()
            .orElse(STEPS.getLast());
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(
            step.compareTo(Duration.ofDays(1)) >= 0
                ? "uuuu-MM-dd"
                : step.compareTo(Duration.ofMinutes(1)) >= 0 ? "MM-dd HH:mm" : "HH:mm:ss",
            Locale.ROOT);
    List<Tick> ticks = new ArrayList<>();
    ZonedDateTime local = window.from().atZone(formatter.zone());
    long second = local.toLocalTime().toSecondOfDay() / step.toSeconds() * step.toSeconds();
    ZonedDateTime at = local.toLocalDate().atStartOfDay(formatter.zone()).plusSeconds(second);
    while (!at.toInstant().isAfter(window.to()) && ticks.size() < 10) {
      int x = x(at.toInstant());
      if (!at.toInstant().isBefore(window.from()) && x < TimelineView.RIGHT - 30) {
        ticks.add(new Tick(x, format.format(at), at.toInstant().toString()));
      }
      at = at.plus(step);
    }
    return ticks;
  }

  /** Changes of one sort, put together where they would overlap. */
  private final class Marks {
    private final TreeMap<Integer, Cluster> byPlace = new TreeMap<>();
    private long count;
    private long before;
    private long after;

    void add(Instant time) {
      count++;
      if (time.isBefore(window.from())) {
        before++;
      } else if (time.isAfter(window.to())) {
        after++;
      } else {
        int x = x(time);
        Map.Entry<Integer, Cluster> near = byPlace.floorEntry(x);
        if (near == null || x - near.getKey() >= APART) {
          byPlace.put(x, new Cluster(time));
        } else {
          near.getValue().count++;
        }
      }
    }
  }

  private static final class Cluster {
    private final Instant first;
    private long count = 1;

    Cluster(Instant first) {
      this.first = first;
    }
  }
}
