package dev.synctrace.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes logs as Configuration Manager does: one record a line, local time with its bias. */
final class SampleLogs {
  private final Path file;
  private final String component;
  private final int bias;
  private final StringBuilder text = new StringBuilder();

  /**
   * Begins a log.
   *
   * @param bias minutes from local time to UTC
   */
  SampleLogs(Path file, String component, int bias) {
    this.file = file;
    this.component = component;
    this.bias = bias;
  }

  /**
   * Adds a record of 14 October 2026.
   *
   * @param utc time of day, such as {@code 12:00:05}
   * @param type 1 information, 2 warning, 3 error
   */
  SampleLogs add(String utc, int type, String message) {
    int seconds =
        Integer.parseInt(utc.substring(0, 2)) * 3600
            + Integer.parseInt(utc.substring(3, 5)) * 60
            + Integer.parseInt(utc.substring(6))
            - bias * 60;
    text.append(
        String.format(
            Locale.ROOT,
            "<![LOG[%s]LOG]!><time=\"%02d:%02d:%02d.000%+d\" date=\"10-14-2026\" component=\"%s\""
                + " context=\"\" type=\"%d\" thread=\"7896\" file=\"\">\r\n",
            message,
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60,
            bias,
            component,
            type));
    return this;
  }

  /** Puts the next record on the line of the last. */
  SampleLogs onOneLine() {
    text.setLength(text.length() - 2);
    return this;
  }

  void write() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
