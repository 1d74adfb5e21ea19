package dev.synctrace.diagnosis.identity;

import dev.synctrace.parsers.model.Attribute;

/** The ids a device or user goes by; messages-server.md section 7. */
public enum IdType {
  /** Configuration Manager client ID, without its {@code GUID:}. */
  SMS_ID(Attribute.SMS_ID),
  /** Configuration Manager resource id. */
  RESOURCE_ID(Attribute.RESOURCE_ID),
  /** Entra device id. */
  DEVICE_ID(Attribute.DEVICE_ID),
  /** Entra directory object id, of a device or a user. */
  OBJECT_ID(Attribute.OBJECT_ID);

  private final Attribute attribute;

  IdType(Attribute attribute) {
    this.attribute = attribute;
  }

  /** The attribute that holds it; a user's object ID is also in {@link Attribute#USER_ID}. */
  public Attribute attribute() {
    return attribute;
  }
}
