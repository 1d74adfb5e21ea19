package dev.synctrace.parsers.record;

/** Writes records as Configuration Manager does. */
public final class LogWriter {
  private LogWriter() {}

  public static String ccm(String message) {
    return "<![LOG["
        + message
        + "]LOG]!><time=\"19:35:04.986+240\" date=\"09-25-2026\" component=\"BgbAgent\""
        + " context=\"\" type=\"1\" thread=\"8540\" file=\"bgbconnector.cpp:386\">";
  }

  /** The writer turns the characters of line breaks into tildes (framing.md section 1.2). */
  public static String sms(String message) {
    return message.replace('\r', '~').replace('\n', '~')
        + "  $$<SMS_NOTIFICATION_SERVER><09-25-2026 19:35:04.952+240><thread=7896 (0x1ED8)>";
  }
}
