package dev.synctrace.report.view;

/**
 * A record, quoted.
 *
 * @param source path in the bundle
 * @param line where it begins, from 1
 * @param text what it says
 */
public record QuoteView(String source, long line, TimeView time, String text) {
  /** Whether it carries a time; rows of exports do not. */
  public boolean timed() {
    return time.instant() != null;
  }

  /** File and line, as people write it. */
  public String place() {
    return source + ":" + line;
  }
}
