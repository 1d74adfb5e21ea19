package dev.synctrace.report.view.action;

import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.report.view.ViewFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An action's way from machine to machine: a lane for each log, a point for each step in the order
 * it must have happened. Evenly spaced, since milliseconds and minutes are side by side.
 *
 * @param height of the drawing; it is {@link #WIDTH} wide
 * @param path the points joined, as a polyline writes them
 */
public record SwimlaneView(int height, List<LaneView> lanes, List<Point> points, String path) {
  public static final int WIDTH = 960;
  private static final int LABELS = 230;
  private static final int LANE = 34;
  private static final int MOST_LANES = 8;
  private static final int MOST_POINTS = 14;

  /** One log of one machine. */
  public record LaneView(int y, String label, String machine) {
    public int middle() {
      return y + LANE / 2;
    }

    public int height() {
      return LANE;
    }
  }

  /** One step. */
  public record Point(int number, int x, int y, String after, String title, boolean refused) {}

  static SwimlaneView of(List<Step> all, Map<Step, String> after, ViewFormatter formatter) {
    Map<RotatedLogSet, LaneView> lanes = new LinkedHashMap<>();
    List<Step> steps = new ArrayList<>();
    for (Step step : all) {
      if (steps.size() == MOST_POINTS) {
        break;
      }
      if (lanes.size() < MOST_LANES || lanes.containsKey(step.log())) {
        lanes.computeIfAbsent(step.log(), log -> lane(lanes.size(), step, formatter));
        steps.add(step);
      }
    }
    List<Point> points = new ArrayList<>();
    int gap = (WIDTH - LABELS - 40) / Math.max(1, steps.size() - 1);
    for (Step step : steps) {
      int x = LABELS + 20 + points.size() * Math.min(gap, 90);
      LaneView lane = Objects.requireNonNull(lanes.get(step.log()));
      points.add(
          new Point(
              all.indexOf(step) + 1,
              x,
              lane.middle(),
              after.getOrDefault(step, ""),
              formatter.sentence(step.what()),
              step.kind() == StepKind.UNAUTHORIZED || step.kind() == StepKind.FAILED));
    }
    return new SwimlaneView(
        lanes.size() * LANE + 24, List.copyOf(lanes.values()), points, path(points));
  }

  public int width() {
    return WIDTH;
  }

  /** Whether there is a way to draw at all. */
  public boolean tells() {
    return points.size() > 1;
  }

  /** The baseline of the durations below the lanes. */
  public int durationsAt() {
    return height - 8;
  }

  private static LaneView lane(int number, Step step, ViewFormatter formatter) {
    return new LaneView(
        number * LANE, formatter.text(step.log().label()), step.kind().component().machine());
  }

  private static String path(List<Point> points) {
    return points.stream()
        .map(point -> point.x() + "," + point.y())
        .collect(Collectors.joining(" "));
  }
}
