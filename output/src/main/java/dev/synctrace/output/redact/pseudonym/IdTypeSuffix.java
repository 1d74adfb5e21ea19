package dev.synctrace.output.redact.pseudonym;

/** Which of a thing's ids it is; written behind the thing's pseudonym. */
public enum IdTypeSuffix {
  ID("id", 1),
  OBJECT_ID("objectId", 2),
  DEVICE_ID("deviceId", 4),
  SMS_ID("smsId", 8),
  RESOURCE_ID("resourceId", 16),
  APP_ID("appId", 32);

  private final String word;
  private final int bit;

  IdTypeSuffix(String word, int bit) {
    this.word = word;
    this.bit = bit;
  }

  public String word() {
    return word;
  }

  /** Its own bit in a set of labels. */
  int bit() {
    return bit;
  }
}
