package dev.synctrace.report.view;

import dev.synctrace.diagnosis.verdict.PathStep;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The stages of a path at one place, as a strip of marks or as a list shows them.
 *
 * @param name of the place, such as {@code Client}
 */
public record StageGroupView(String name, List<StageView> stages) {
  /** The groups of a path, in order. */
  static List<StageGroupView> of(List<PathStep> path, Shown shown) {
    return PathStep.groups(path).stream()
        .map(steps ->
            new StageGroupView(
                steps.getFirst().stage().group(),
                steps.stream().map(step -> StageView.of(step, shown)).toList()))
        .toList();
  }

  /** All of it as one sentence, for those who do not see the marks. */
  public String words() {
    return stages.stream().map(StageView::words).collect(Collectors.joining(", ", name + ": ", ""));
  }
}
