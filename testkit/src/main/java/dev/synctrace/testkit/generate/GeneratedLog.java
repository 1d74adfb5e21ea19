package dev.synctrace.testkit.generate;

import java.util.List;

/**
 * A log as a generated bundle has it.
 *
 * @param host the machine's folder in the bundle
 * @param fileName without extension
 * @param component as its records name it
 * @param frame how its records are written
 * @param messages what is known of it, as the catalogue has it; at least one
 */
record GeneratedLog(
    String host, String fileName, String component, Framing frame, List<String> messages) {

  /** The two ways in which the product writes a record; reference framing.md section 1. */
  enum Framing {
    SMS,
    CCM
  }

  GeneratedLog {
    messages = List.copyOf(messages);
  }

  /** The n-th rotated file of this log; the current one is 0. */
  String path(int rotation) {
    String extension = frame == Framing.SMS && rotation == 1 ? ".lo_" : ".log";
    boolean stamped = rotation > 1 || (frame == Framing.CCM && rotation == 1);
    return host
        + "/"
        + fileName
        + (stamped ? "-20260901-%06d".formatted(rotation) : "")
        + extension;
  }
}
