package dev.synctrace.diagnosis.trace.model;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The task GUID of an event in the form that is compared. Its case differs between the logs. */
public final class TaskGuid {
  private static final String NONE = "00000000-0000-0000-0000-000000000000";

  private TaskGuid() {}

  /** In lower case; null when the event names none, or the one that represents none. */
  static @Nullable public String of(Event event) {
    String guid = event.attributes().get(Attribute.TASK_GUID).orElse(NONE);
    return guid.equals(NONE) ? null : guid.toLowerCase(Locale.ROOT);
  }
}
