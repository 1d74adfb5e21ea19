package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.file.UnreadableSourceException;

/**
 * A member that cannot be read.
 *
 * @param name as the archive has it
 * @param encrypted whether a password is all that is missing
 * @param advice what is wrong and what to do
 */
record Refusal(String name, boolean encrypted, String advice) {
  static final String ENCRYPTED = "is encrypted. Extract it with its password and pass the folder";

  private static final String LINK = "is a link, which is not followed. Copy the target";
  private static final String DEVICE = "is a pipe or a device. Save its content as a file first";

  static Refusal encrypted(String name) {
    return new Refusal(name, true, ENCRYPTED);
  }

  static Refusal link(String name) {
    return new Refusal(name, false, LINK);
  }

  static Refusal device(String name) {
    return new Refusal(name, false, DEVICE);
  }

  /** A member whose bytes cannot be read. */
  static Refusal of(String name, UnreadableSourceException failure) {
    String advice = failure.advice();
    return new Refusal(name, advice.equals(ENCRYPTED), advice);
  }

  /**
   * Says what to do about a compression that is not read here.
   *
   * @param method its name or number
   */
  static String method(String method) {
    return "has an unsupported compression method ("
        + method
        + "). Extract the archive and pass the folder";
  }
}
