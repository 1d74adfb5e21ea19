package dev.synctrace.output.table;

import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.output.text.StageMark;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The path of a member or an action at a glance: one mark a stage, in groups by the place where
 * they happen.
 */
public final class StepStrip {
  private StepStrip() {}

  /** Marks only, such as {@code ●●✗· ··· ·· ·}. */
  public static String of(List<PathStep> path) {
    return joined(path, "", " ", step -> mark(step).symbol());
  }

  /** Each mark with its stage's title. */
  static String titled(List<PathStep> path) {
    return joined(path, ", ", " | ", step -> mark(step).symbol() + " " + step.stage().title());
  }

  /** The titles only, which say what the marks of {@link #of} represent. */
  public static String titles(List<PathStep> path) {
    return joined(path, ", ", " | ", step -> step.stage().title());
  }

  /** What the marks mean. */
  public static String legend() {
    return StageMark.all().stream()
        .map(mark -> mark.symbol() + " " + mark.words())
        .collect(Collectors.joining(", "));
  }

  private static StageMark mark(PathStep step) {
    return StageMark.of(step.state());
  }

  private static String joined(
      List<PathStep> path,
      String betweenStages,
      String betweenGroups,
      Function<PathStep, String> text) {
    return PathStep.groups(path).stream()
        .map(group -> group.stream().map(text).collect(Collectors.joining(betweenStages)))
        .collect(Collectors.joining(betweenGroups));
  }
}
