package dev.synctrace.serve.page;

import dev.synctrace.index.search.PatternSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a pattern over the time of all that were counted, drawn without axes.
 *
 * @param bars none where no event has a time
 */
public record SparklineView(List<Bar> bars) {
  static final int BUCKETS = 40;
  private static final int HEIGHT = 20;

  /** A part of the time that has events; the drawing is 20 high, and 3 wide for each part. */
  public record Bar(int x, int y, int height) {}

  public SparklineView {
    bars = List.copyOf(bars);
  }

  static SparklineView of(PatternSummary pattern) {
    long most = pattern.buckets().stream().mapToLong(Long::longValue).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < pattern.buckets().size(); i++) {
      long count = pattern.buckets().get(i);
      if (count > 0) {
        int height = Math.max(2, Math.toIntExact(Math.ceilDiv(count * HEIGHT, most)));
        bars.add(new Bar(3 * i, HEIGHT - height, height));
      }
    }
    return new SparklineView(bars);
  }

  /** Returns how wide the drawing is. */
  public int width() {
    return 3 * BUCKETS;
  }
}
