package dev.synctrace.report.view.member;

import dev.synctrace.diagnosis.identity.IdType;

/** What the IDs of a member are called on pages: the words of the console and of Entra. */
public final class IdWords {
  private IdWords() {}

  /** Returns the words, such as {@code Device ID}. */
  public static String of(IdType type) {
    return switch (type) {
      case SMS_ID -> "SMSID";
      case RESOURCE_ID -> "Resource ID";
      case DEVICE_ID -> "Device ID";
      case OBJECT_ID -> "Object ID";
    };
  }
}
