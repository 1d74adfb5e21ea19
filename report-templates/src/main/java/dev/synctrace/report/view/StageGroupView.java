package dev.synctrace.report.view;

import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.output.text.StageMark;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

  /**
   * One stage of the path of a member or an action, as it is shown.
   *
   * @param says what is known of it
   * @param quote the record that says so; null for none
   */
  public record StageView(String title, StageMark mark, String says, @Nullable QuoteView quote) {
    static StageView of(PathStep step, ViewFormatter formatter) {
      Event event = step.event();
      return new StageView(
          step.stage().title(),
          StageMark.of(step.state()),
          formatter.sentence(step.says()),
          event == null ? null : formatter.quote(event));
    }

    /** Title and mark in words, for those who do not see the mark. */
    public String words() {
      return title + ": " + mark.words();
    }
  }
}
