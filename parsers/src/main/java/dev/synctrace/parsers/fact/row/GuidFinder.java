package dev.synctrace.parsers.fact.row;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds GUIDs in text. */
public final class GuidFinder {
  private static final Pattern GUID =
      Pattern.compile(
          "(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f])");

  private GuidFinder() {}

  public static boolean is(String text) {
    return text.length() == 36 && GUID.matcher(text).matches();
  }

  static void each(String text, Consumer<String> taker) {
    Matcher matcher = GUID.matcher(text);
    while (matcher.find()) {
      taker.accept(matcher.group());
    }
  }

  /** The only GUID in a text, however often; empty when there is none or there are several. */
  static Optional<String> only(String text) {
    Matcher matcher = GUID.matcher(text);
    String found = null;
    while (matcher.find()) {
      if (found != null && !found.equalsIgnoreCase(matcher.group())) {
        return Optional.empty();
      }
      found = matcher.group();
    }
    return Optional.ofNullable(found);
  }
}
