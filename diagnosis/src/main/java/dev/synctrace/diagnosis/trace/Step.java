package dev.synctrace.diagnosis.trace;

import dev.synctrace.diagnosis.verdict.Evidence;
import dev.synctrace.event.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record in the life of an action.
 *
 * @param evidence the record, and what it says
 * @param log the log it stands in, rotated files taken together
 * @param join why it belongs to the action
 */
public record Step(StepKind kind, Evidence evidence, LogSet log, Join join) {
  static Step of(StepKind kind, Event event, LogSet log, Join join) {
    return new Step(kind, Evidence.supporting(event, kind.says(event)), log, join);
  }

  public Event event() {
    return evidence.event();
  }

  /** UTC; null when the record carries no time. */
  public @Nullable Instant time() {
    return event().time();
  }

  /** The component, such as {@code BgbAgent}. */
  public String component() {
    return kind.station().component();
  }

  /** The step in one sentence. */
  public String what() {
    return evidence.says();
  }
}
