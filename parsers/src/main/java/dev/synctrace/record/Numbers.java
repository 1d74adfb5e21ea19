package dev.synctrace.record;

import java.util.Locale;

/** Numbers for people. */
final class Numbers {
  private Numbers() {}

  /** With a comma between thousands. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
