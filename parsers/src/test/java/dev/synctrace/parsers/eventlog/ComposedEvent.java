package dev.synctrace.parsers.eventlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event to compose.
 *
 * @param level 1 for critical, 2 error, 3 warning, 4 information
 * @param activityId null for an event of no activity
 * @param userData whether the values are elements of the provider instead of named data
 */
record ComposedEvent(
    int id,
    Instant time,
    int level,
    long thread,
    String computer,
    @Nullable String activityId,
    boolean userData,
    List<Named> values) {

  /**
   * A value of an event.
   *
   * @param name empty for a value without a name
   */
  record Named(String name, ComposedValue value) {}

  /** Returns an event for information without values. */
  static ComposedEvent of(int id, Instant time) {
    return new ComposedEvent(id, time, 4, 4352, "CLIENT-042.contoso.com", null, false, List.of());
  }

  ComposedEvent level(int other) {
    return new ComposedEvent(id, time, other, thread, computer, activityId, userData, values);
  }

  ComposedEvent thread(long other) {
    return new ComposedEvent(id, time, level, other, computer, activityId, userData, values);
  }

  ComposedEvent computer(String other) {
    return new ComposedEvent(id, time, level, thread, other, activityId, userData, values);
  }

  ComposedEvent activity(String other) {
    return new ComposedEvent(id, time, level, thread, computer, other, userData, values);
  }

  ComposedEvent asUserData() {
    return new ComposedEvent(id, time, level, thread, computer, activityId, true, values);
  }

  ComposedEvent with(String name, ComposedValue value) {
    List<Named> more = new ArrayList<>(values);
    more.add(new Named(name, value));
    return new ComposedEvent(id, time, level, thread, computer, activityId, userData, more);
  }

  ComposedEvent with(String name, String text) {
    return with(name, ComposedValue.string(text));
  }
}
