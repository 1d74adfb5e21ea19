package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.event.Event;
import java.time.Instant;
import java.util.Objects;

/**
 * One recorded change of a membership.
 *
 * @param objectId the directory object whose membership it is, in lower case
 */
record Step(Type type, String objectId, ActorRole actor, Event event) {
  enum Type {
    ADDED,
    REMOVED,
    /** The directory object was deleted, and its memberships with it: no record of its own. */
    OBJECT_DELETED,
    GROUP_DELETED
  }

  Instant time() {
    return Objects.requireNonNullElse(event.time(), Instant.MIN);
  }

  boolean isEnd() {
    return type != Type.ADDED;
  }
}
