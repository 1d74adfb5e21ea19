package dev.synctrace.report.view;

import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.event.Event;

/**
 * One stage of a member's path, as it is shown.
 *
 * @param style the CSS class of its state
 * @param symbol told beside the title, so that color is not all that tells
 * @param state the state in a word
 * @param says what is known of it, with its record's place, if any
 */
public record StageView(String title, String style, String symbol, String state, String says) {
  static StageView of(PathStep step, Shown shown) {
    Event event = step.event();
    String says = step.says() + (event == null ? "" : ", " + event.source() + ":" + event.line());
    return new StageView(
        step.stage().title(),
        step.state().label(),
        symbol(step.state()),
        word(step.state()),
        shown.text(says));
  }

  private static String symbol(PathStep.State state) {
    return switch (state) {
      case DONE -> "✓";
      case FAILED -> "✗";
      case UNKNOWN -> "?";
      case NOT_NEEDED -> "–";
    };
  }

  private static String word(PathStep.State state) {
    return switch (state) {
      case DONE -> "done";
      case FAILED -> "failed";
      case UNKNOWN -> "unknown";
      case NOT_NEEDED -> "not needed";
    };
  }
}
