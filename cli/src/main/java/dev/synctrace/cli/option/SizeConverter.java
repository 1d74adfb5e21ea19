package dev.synctrace.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sizes people write, such as {@code 4GB}; the units are decimal. */
public final class SizeConverter {
  private static final Pattern SIZE = Pattern.compile("(?i)(\\d{1,9})\\s?(kB|MB|GB|TB)");

  private SizeConverter() {}

  /**
   * Bytes.
   *
   * @throws UsageException when it is no size, or none at all
   */
  public static long bytes(String option, String words) {
    Matcher matcher = SIZE.matcher(words);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw new UsageException(
          option + " '" + words + "' is not a size. Use a size such as 500MB, 4GB or 1TB");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (Character.toLowerCase(matcher.group(2).charAt(0))) {
      case 'k' -> count * 1_000;
      case 'm' -> count * 1_000_000;
      case 'g' -> count * 1_000_000_000;
      default -> count * 1_000_000_000_000L;
    };
  }
}
