package dev.synctrace.diagnosis.trace.model;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.OptionalLong;

/**
 * The numbers a push is known by. They may restart after a reinstall, so they join only within a
 * window of time (messages-server.md section 5).
 *
 * @param push empty when the record names none
 * @param task empty in a report, which names the push alone
 */
public record PushNumbers(OptionalLong push, OptionalLong task) {
  public static PushNumbers of(Event event) {
    return new PushNumbers(
        event.attributes().number(Attribute.PUSH_ID), event.attributes().number(Attribute.TASK_ID));
  }

  /** Whether the push is the same, and the task too where both name one. */
  public boolean agree(PushNumbers other) {
    return push.isPresent()
        && push.equals(other.push)
        && (task.isEmpty() || other.task.isEmpty() || task.equals(other.task));
  }
}
