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
public record ComposedEvent(
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
  public record Named(String name, ComposedValue value) {}

  /** Returns an event for information without values. */
  public static ComposedEvent of(int id, Instant time) {
    return new ComposedEvent(id, time, 4, 4352, "CLIENT-042.contoso.com", null, false, List.of());
  }

  public ComposedEvent level(int other) {
    return new ComposedEvent(id, time, other, thread, computer, activityId, userData, values);
  }

  public ComposedEvent thread(long other) {
    return new ComposedEvent(id, time, level, other, computer, activityId, userData, values);
  }

  public ComposedEvent computer(String other) {
    return new ComposedEvent(id, time, level, thread, other, activityId, userData, values);
  }

  public ComposedEvent activity(String other) {
    return new ComposedEvent(id, time, level, thread, computer, other, userData, values);
  }

  public ComposedEvent asUserData() {
    return new ComposedEvent(id, time, level, thread, computer, activityId, true, values);
  }

  public ComposedEvent with(String name, ComposedValue value) {
    List<Named> more = new ArrayList<>(values);
    more.add(new Named(name, value));
    return new ComposedEvent(id, time, level, thread, computer, activityId, userData, more);
  }

  public ComposedEvent with(String name, String text) {
    return with(name, ComposedValue.string(text));
  }
}
