package dev.synctrace.report.redact;

/** Which of a thing's ids it is; written behind the thing's pseudonym. */
enum IdLabel {
  ID("id"),
  OBJECT_ID("objectId"),
  DEVICE_ID("deviceId"),
  SMS_ID("smsId"),
  RESOURCE_ID("resourceId"),
  APP_ID("appId");

  private final String word;

  IdLabel(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
