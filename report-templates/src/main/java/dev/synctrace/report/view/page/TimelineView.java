package dev.synctrace.report.view.page;

import dev.synctrace.report.view.EnglishFormat;
import dev.synctrace.report.view.TimeView;
import java.util.List;

/**
 * Passes, changes, actions and coverage on one time axis.
 *
 * @param from the left end
 * @param to the right end
 * @param height of the drawing; it is {@link #WIDTH} wide
 */
public record TimelineView(
    TimeView from, TimeView to, int height, List<Tick> ticks, List<LaneView> lanes) {
  public static final int WIDTH = 960;

  /** Where the time begins; left of it are the lanes' names. */
  public static final int LEFT = 256;

  public static final int RIGHT = 950;
  public static final int TOP = 34;
  public static final int LANE = 30;

  /**
   * A time written at the top.
   *
   * @param at the time, ISO in UTC
   */
  public record Tick(int x, String label, String at) {}

  /**
   * One row of the drawing.
   *
   * @param note the same in words, for those who do not see it
   */
  public record LaneView(
      int y, String label, String note, List<Bar> bars, List<Gap> gaps, List<Mark> marks) {
    public int middle() {
      return y + LANE / 2;
    }

    public int barTop() {
      return y + 8;
    }

    public int barHeight() {
      return LANE - 16;
    }
  }

  /** A stretch in which something happened. */
  public record Bar(int x, int width, String style, String title) {}

  /** A stretch of which nothing is known. */
  public record Gap(int x, int width, String title) {}

  /** Something that happened at one time, or several things too close to tell apart. */
  public record Mark(int x, String symbol, String style, String title) {}

  public int width() {
    return WIDTH;
  }

  public int left() {
    return LEFT;
  }

  public int right() {
    return RIGHT;
  }

  /** All the lanes' notes as one text. */
  public String description() {
    return String.join(
        " ",
        lanes.stream()
            .map(lane -> EnglishFormat.of("%s: %s.", lane.label(), lane.note()))
            .toList());
  }
}
