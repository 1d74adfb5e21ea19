package dev.synctrace.index.search;

import java.util.regex.Pattern;

/** Number of a thread: CMTrace shows it in decimal and hexadecimal, a log has it in decimal. */
public final class ThreadNumber {
  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]{1,8}");

  private ThreadNumber() {}

  /** Returns a thread as logs have it: a hexadecimal number in decimal, anything else as it is. */
  public static String decimal(String typed) {
    return HEX.matcher(typed).matches()
        ? Long.toString(Long.parseLong(typed.substring(2), 16))
        : typed;
  }
}
