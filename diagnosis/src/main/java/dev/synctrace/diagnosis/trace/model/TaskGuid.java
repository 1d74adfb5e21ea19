package dev.synctrace.diagnosis.trace.model;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The task GUID of an event in the form that is compared. Its case differs between the logs. */
public final class TaskGuid {
  private TaskGuid() {}

  /** In lower case; null when the event names none. */
  static @Nullable public String of(Event event) {
    return event
        .attributes()
        .get(Attribute.TASK_GUID)
        .map(guid -> guid.toLowerCase(Locale.ROOT))
        .orElse(null);
  }
}
