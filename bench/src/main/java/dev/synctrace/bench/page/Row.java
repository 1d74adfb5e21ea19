package dev.synctrace.bench.page;

import dev.synctrace.bench.launch.ProcessRun;
import java.util.Locale;

/**
 * One line of docs/performance.md.
 *
 * @param measure what was measured
 * @param value the figure
 * @param unit of the figure and of the goal
 * @param goal what it is to reach
 * @param cost CPU and memory beside it; empty where they say nothing
 */
public record Row(String measure, double value, Unit unit, Goal goal, String cost) {

  /** A figure alone. */
  public static Row of(String measure, double value, Unit unit, Goal goal) {
    return new Row(measure, value, unit, goal, "");
  }

  /** The wall time of a process, with its CPU time and peak memory. */
  public static Row time(String measure, ProcessRun launch, Goal goal) {
    return new Row(measure, launch.wallSeconds(), Unit.SECONDS, goal, cost(launch));
  }

  /** So many megabytes in the wall time of a process. */
  public static Row rate(String measure, double megabytes, ProcessRun launch, Goal goal) {
    return new Row(
        measure,
        megabytes / launch.wallSeconds(),
        Unit.MEGABYTES_PER_SECOND,
        goal,
        "%s, %s".formatted(Unit.SECONDS.show(launch.wallSeconds()), cost(launch)));
  }

  /** The peak memory of a process. */
  public static Row peak(String measure, ProcessRun launch, Goal goal) {
    return of(measure, launch.peakMegabytes(), Unit.MEGABYTES, goal);
  }

  /** The wall time of one process against that of another. */
  public static Row ratio(String measure, ProcessRun launch, ProcessRun other, Goal goal) {
    return of(measure, launch.wallSeconds() / other.wallSeconds(), Unit.RATIO, goal);
  }

  /** As a line of a table. */
  public String markdown() {
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(measure, unit.show(value), cost, goal.show(unit), goal.met(value));
  }

  private static String cost(ProcessRun launch) {
    return String.format(
        Locale.ROOT, "%.2f CPU s, %.0f MB", launch.cpuSeconds(), launch.peakMegabytes());
  }
}
