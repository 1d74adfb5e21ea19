package dev.synctrace.report.view;

import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.output.text.StageMark;
import dev.synctrace.parsers.model.Event;
import org.jspecify.annotations.Nullable;

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
