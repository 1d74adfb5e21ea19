package dev.synctrace.report.view;

import dev.synctrace.diagnosis.verdict.PathStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The stages of a path at one place, as a strip of marks or as a list shows them.
 *
 * @param name of the place, such as {@code Client}
 */
public record StageGroupView(String name, List<StageView> stages) {
  /** The groups of a path, in order. */
  public static List<StageGroupView> of(List<PathStep> path, ViewFormatter formatter) {
    List<StageGroupView> groups = new ArrayList<>();
    for (List<PathStep> steps : PathStep.groups(path)) {
      List<StageView> stages = new ArrayList<>(steps.size());
      for (PathStep step : steps) {
        stages.add(StageView.of(step, formatter));
      }
      groups.add(new StageGroupView(steps.getFirst().stage().group(), stages));
    }
    return groups;
  }

  /** All of it as one sentence, for those who do not see the marks. */
  public String words() {
    return stages.stream().map(StageView::words).collect(Collectors.joining(", ", name + ": ", ""));
  }
}
