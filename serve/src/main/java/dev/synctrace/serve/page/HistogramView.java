package dev.synctrace.serve.page;

import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.report.view.ViewFormatter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Hits by time and severity, drawn; each bar leads to its stretch of time.
 *
 * @param width of the drawing
 * @param ticks points in time below the drawing
 * @param scale counts beside the drawing, the highest first
 * @param each what one bar stands for, such as {@code 5 min}
 */
public record HistogramView(
    List<Bar> bars, int width, List<Tick> ticks, List<String> scale, String each) {
  static final int HEIGHT = 80;
  private static final HistogramView NONE =
      new HistogramView(List.of(), 0, List.of(), List.of(), "");
  private static final int BAR = 14;
  private static final int BARS = 60;

  /** Few bars are drawn no wider than many. */
  private static final int FEWEST = 40;

  private static final int FIRST_LOOK = 2_000;

  /** On a phone every second one is shown. */
  private static final int TICKS = 8;

  private static final double EDGE = 0.12;
  private static final Duration DAY = Duration.ofDays(1);
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** One bar; its whole height can be clicked. */
  public record Bar(int x, List<Part> parts, String label, String href) {}

  /**
   * The events of one severity in a bar.
   *
   * @param style its CSS class
   */
  public record Part(String style, int y, int height) {}

  /**
   * A point on the time axis.
   *
   * @param x in the drawing
   * @param percent the same in hundredths of its width
   * @param anchor what of the label is there, so that no label leaves the drawing
   */
  public record Tick(int x, String percent, String anchor, String label) {}

  /** The drawing where nothing was found. */
  static HistogramView none() {
    return NONE;
  }

  /** The drawing of a search; without bars when no hit has a time. */
  static HistogramView of(
      EventSearch events, SearchForm form, SearchForm.Period period, ViewFormatter formatter) {
    TimeRange range = events.timeRange().orElse(null);
    if (range == null) {
      return NONE;
    }
    Instant first = Objects.requireNonNullElse(period.since(), range.first());
    Instant last = Objects.requireNonNullElse(period.until(), range.last());
    Duration most = Duration.between(first, last).abs();
    SearchRequest all = form.request(period);
    List<HistogramBucket> rough = count(events, all, SearchForm.width(most, FIRST_LOOK));
    if (rough.isEmpty()) {
      return NONE;
    }
    Duration span = Duration.between(rough.getFirst().start(), rough.getLast().start());
    Duration width = SearchForm.width(span, BARS);
    Counts counts =
        new Counts(
            count(events, all, width),
            byStart(count(events, form.request(period, "severity:error"), width)),
            byStart(count(events, form.request(period, "severity:warning"), width)));
    return draw(counts, width, form, formatter);
  }

  private record Counts(
      List<HistogramBucket> all, Map<Instant, Long> errors, Map<Instant, Long> warnings) {}

  private static List<HistogramBucket> count(
      EventSearch events, SearchRequest request, Duration width) {
    return events.search(request.withLast(1).withHistogram(width)).histogram();
  }

  private static Map<Instant, Long> byStart(List<HistogramBucket> buckets) {
    Map<Instant, Long> counts = new HashMap<>();
    buckets.forEach(bucket -> counts.put(bucket.start(), bucket.count()));
    return counts;
  }

  private static HistogramView draw(
      Counts counts, Duration width, SearchForm form, ViewFormatter formatter) {
    List<HistogramBucket> buckets = counts.all();
    long most = top(buckets.stream().mapToLong(HistogramBucket::count).max().orElse(1));
    int drawn = Math.max(FEWEST, buckets.size());
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i++) {
      HistogramBucket bucket = buckets.get(i);
      if (bucket.count() > 0) {
        long errors = counts.errors().getOrDefault(bucket.start(), 0L);
        long warnings = counts.warnings().getOrDefault(bucket.start(), 0L);
        Instant end = bucket.start().plus(width);
        bars.add(
            new Bar(
                i * BAR,
                parts(errors, warnings, bucket.count() - errors - warnings, most),
                label(bucket, errors, warnings, end, formatter),
                form.within(bucket.start(), end).text()));
      }
    }
    Instant start = buckets.getFirst().start();
    return new HistogramView(
        bars,
        drawn * BAR,
        ticks(start, width, drawn),
        most == 1 ? List.of("1", "0") : List.of(number(most), number(most / 2), "0"),
        words(width));
  }

  /** The events of a bar from the axis up: errors, warnings, others; none is too low to be seen. */
  private static List<Part> parts(long errors, long warnings, long others, long most) {
    List<Part> parts = new ArrayList<>();
    int below = add(parts, "hit-error", errors, most, 0);
    below = add(parts, "hit-warning", warnings, most, below);
    add(parts, "hit", others, most, below);
    return parts;
  }

  private static int add(List<Part> parts, String style, long count, long most, int below) {
    if (count <= 0) {
      return below;
    }
    int height = (int) Math.clamp(HEIGHT * count / most, 2, Math.max(2, HEIGHT - below));
    parts.add(new Part(style, HEIGHT - below - height, height));
    return below + height;
  }

  private static String label(
      HistogramBucket bucket, long errors, long warnings, Instant end, ViewFormatter formatter) {
    String severities =
        errors == 0 && warnings == 0
            ? ""
            : " (%,d %s, %,d %s)"
                .formatted(
                    errors,
                    errors == 1 ? "error" : "errors",
                    warnings,
                    warnings == 1 ? "warning" : "warnings");
    return "%,d%s from %s to %s"
        .formatted(
            bucket.count(),
            severities,
            formatter.time(bucket.start()).local(),
            formatter.time(end).local());
  }

  /** The next round number, so that half of it is whole. */
  private static long top(long most) {
    if (most <= 1) {
      return 1;
    }
    for (long power = 1; ; power *= 10) {
      for (long digit : new long[] {2, 4, 6, 8, 10}) {
        if (digit * power >= most) {
          return digit * power;
        }
      }
    }
  }

  private static List<Tick> ticks(Instant start, Duration width, int drawn) {
    Duration span = width.multipliedBy(drawn);
    Duration step = SearchForm.width(span, TICKS);
    long stepSeconds = step.toSeconds();
    long first = Math.ceilDiv(start.getEpochSecond(), stepSeconds) * stepSeconds;
    List<Tick> ticks = new ArrayList<>();
    for (long second = first; second < start.plus(span).getEpochSecond(); second += stepSeconds) {
      double share = (double) (second - start.getEpochSecond()) / span.toSeconds();
      ticks.add(
          new Tick(
              (int) Math.round(share * drawn * BAR),
              String.format(Locale.ROOT, "%.2f%%", share * 100),
              share < EDGE ? "start" : share > 1 - EDGE ? "end" : "middle",
              label(Instant.ofEpochSecond(second), step)));
    }
    return ticks;
  }

  private static String label(Instant time, Duration step) {
    DateTimeFormatter form =
        step.compareTo(DAY) >= 0
            ? DATE
            : step.compareTo(Duration.ofMinutes(1)) >= 0 ? MINUTES : SECONDS;
    return form.format(time.atOffset(ZoneOffset.UTC));
  }

  private static String words(Duration width) {
    if (width.toDays() > 0) {
      return width.toDays() == 1 ? "1 day" : "%,d days".formatted(width.toDays());
    }
    if (width.toHours() > 0) {
      return width.toHours() + " h";
    }
    return width.toMinutes() > 0 ? width.toMinutes() + " min" : width.toSeconds() + " s";
  }

  private static String number(long count) {
    return "%,d".formatted(count);
  }
}
