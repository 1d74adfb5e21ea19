package dev.synctrace.diagnosis.identity;

import java.util.List;

/**
 * Ids that contradict each other. It is reported, never settled silently.
 *
 * @param what one plain sentence
 * @param joins the records that say one thing and the other
 */
public record IdConflict(Type type, String what, List<IdLink> joins) {
  /** What sort of contradiction it is. */
  public enum Type {
    /** One Entra device id with several directory objects: deleted and made again (S32). */
    DEVICE_WITH_SEVERAL_OBJECTS,
    /** One client with several Entra device ids: joined again (S32), or a false heartbeat (S07). */
    CLIENT_WITH_SEVERAL_DEVICES,
    /** One Entra device id at several clients (S45). */
    DEVICE_WITH_SEVERAL_CLIENTS,
    /** Several objects with one name (S33). */
    NAME_WITH_SEVERAL_OBJECTS
  }

  public IdConflict {
    joins = List.copyOf(joins);
  }
}
