package dev.synctrace.parsers.record.text;

import java.util.Locale;

/** Numbers for people. */
public final class NumberFormatter {
  private NumberFormatter() {}

  /** With a comma between thousands. */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
