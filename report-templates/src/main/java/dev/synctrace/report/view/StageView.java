package dev.synctrace.report.view;

import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.event.Event;

/**
 * One stage of the path of a member or an action, as it is shown.
 *
 * @param says what is known of it, with its record's place, if any
 */
public record StageView(String title, StageMark mark, String says) {
  static StageView of(PathStep step, Shown shown) {
    Event event = step.event();
    String place = event == null ? "" : ", " + shown.text(event.source()) + ":" + event.line();
    return new StageView(
        step.stage().title(), StageMark.of(step.state()), shown.sentence(step.says()) + place);
  }

  /** Title and mark in words, for those who do not see the mark. */
  public String words() {
    return title + ": " + mark.words();
  }
}
