package dev.synctrace.diagnosis.trace.model;

import dev.synctrace.parsers.model.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record in the life of an action.
 *
 * @param event the record itself
 * @param log the log it is in, rotated files taken together
 * @param join why it belongs to the action
 * @param numbers of the push, as the record names them
 * @param guid of the task, in the form that is compared; null when the record names none
 */
public record Step(
    StepKind kind,
    Event event,
    RotatedLogSet log,
    RecordJoin join,
    PushNumbers numbers,
    @Nullable String guid) {
  public static Step of(StepKind kind, Event event, RotatedLogSet log, RecordJoin join) {
    return new Step(kind, event, log, join, PushNumbers.of(event), TaskGuid.of(event));
  }

  /** UTC; null when the record carries no time. */
  public @Nullable Instant time() {
    return event.time();
  }

  /** The component, such as {@code BgbAgent}. */
  public String component() {
    return kind.component().component();
  }

  /** The step in one sentence; put together when asked, since a table of all needs none. */
  public String what() {
    return kind.describe(event);
  }
}
