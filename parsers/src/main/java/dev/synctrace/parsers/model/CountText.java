package dev.synctrace.parsers.model;

/** Counts in sentences, such as {@code 1 member} and {@code 2 members}. */
public final class CountText {
  private CountText() {}

  /**
   * Returns the count with its noun.
   *
   * @param noun in the singular; its plural ends with s
   */
  public static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
