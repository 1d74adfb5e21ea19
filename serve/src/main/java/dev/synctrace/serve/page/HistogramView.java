package dev.synctrace.serve.page;

import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.report.view.ViewFormatter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Hits by time, drawn; each bar leads to its stretch of time.
 *
 * @param width of the drawing
 * @param from what the first bar begins with
 * @param to what the last bar ends with
 */
public record HistogramView(List<Bar> bars, int width, String from, String to) {
  static final int HEIGHT = 80;
  private static final int BAR = 14;
  private static final int BARS = 60;

  /** Few bars are drawn no wider than many. */
  private static final int FEWEST = 40;

  private static final int FIRST_LOOK = 2_000;

  /** One bar; its whole height can be clicked. */
  public record Bar(int x, int y, int height, String label, String href) {}

  /** The drawing of a search; without bars when no hit has a time. */
  static HistogramView of(EventSearch events, SearchForm form, ViewFormatter formatter) {
    TimeRange range = events.timeRange().orElse(null);
    if (range == null) {
      return new HistogramView(List.of(), 0, "", "");
    }
    Instant first = Objects.requireNonNullElse(form.from(), range.first());
    Instant last = Objects.requireNonNullElse(form.to(), range.last());
    Duration most = Duration.between(first, last).abs();
    List<HistogramBucket> rough = count(events, form, SearchForm.width(most, FIRST_LOOK));
    if (rough.isEmpty()) {
      return new HistogramView(List.of(), 0, "", "");
    }
    Duration span = Duration.between(rough.getFirst().start(), rough.getLast().start());
    Duration width = SearchForm.width(span, BARS);
    return draw(count(events, form, width), width, form, formatter);
  }

  private static List<HistogramBucket> count(EventSearch events, SearchForm form, Duration width) {
    SearchRequest request = form.request().withLast(1).withHistogram(width);
    return events.search(request).histogram();
  }

  private static HistogramView draw(
      List<HistogramBucket> buckets, Duration width, SearchForm form, ViewFormatter formatter) {
    long most = buckets.stream().mapToLong(HistogramBucket::count).max().orElse(1);
    int drawn = Math.max(FEWEST, buckets.size());
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i++) {
      HistogramBucket bucket = buckets.get(i);
      if (bucket.count() > 0) {
        int height = (int) Math.max(2, HEIGHT * bucket.count() / most);
        Instant end = bucket.start().plus(width);
        bars.add(
            new Bar(
                i * BAR,
                HEIGHT - height,
                height,
                "%,d from %s to %s"
                    .formatted(
                        bucket.count(),
                        formatter.time(bucket.start()).local(),
                        formatter.time(end).local()),
                form.within(bucket.start(), end).text()));
      }
    }
    return new HistogramView(
        bars,
        drawn * BAR,
        formatter.time(buckets.getFirst().start()).local(),
        formatter.time(buckets.getFirst().start().plus(width.multipliedBy(drawn))).local());
  }
}
