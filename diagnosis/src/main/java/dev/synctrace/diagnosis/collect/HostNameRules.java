package dev.synctrace.diagnosis.collect;

import java.util.regex.Pattern;

/**
 * What can be the name of a computer on a network. A name that comes from a case becomes part of a
 * UNC path in a script that an administrator runs elevated, so nothing else is taken for one.
 */
public final class HostNameRules {
  /** The most characters of a DNS name. */
  private static final int LONGEST_NAME = 253;

  /** Labels of up to 63 characters; DNS has no underscore in them, NetBIOS names can have it. */
  private static final Pattern NAME =
      Pattern.compile(
          "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
              + "(?:\\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*");

  /** An IP address, or what Windows takes for one. */
  private static final Pattern NUMBER_LAST = Pattern.compile("(?:.*\\.)?[0-9]+");

  private HostNameRules() {}

  /** Returns whether a text is a NetBIOS or DNS name of a computer. */
  public static boolean isHost(String name) {
    return name.length() <= LONGEST_NAME
        && NAME.matcher(name).matches()
        && !NUMBER_LAST.matcher(name).matches();
  }
}
