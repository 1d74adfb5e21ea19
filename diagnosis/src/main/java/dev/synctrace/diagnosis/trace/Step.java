package dev.synctrace.diagnosis.trace;

import dev.synctrace.event.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record in the life of an action.
 *
 * @param event the record itself
 * @param log the log it stands in, rotated files taken together
 * @param join why it belongs to the action
 */
public record Step(StepKind kind, Event event, LogSet log, Join join) {
  static Step of(StepKind kind, Event event, LogSet log, Join join) {
    return new Step(kind, event, log, join);
  }

  /** UTC; null when the record carries no time. */
  public @Nullable Instant time() {
    return event.time();
  }

  /** The component, such as {@code BgbAgent}. */
  public String component() {
    return kind.station().component();
  }

  /** The step in one sentence; put together when asked, since a table of all needs none. */
  public String what() {
    return kind.says(event);
  }
}
