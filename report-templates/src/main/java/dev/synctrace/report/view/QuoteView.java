package dev.synctrace.report.view;

/**
 * A record, quoted.
 *
 * @param source path in the bundle
 * @param line where it begins, from 1
 * @param text what it says
 */
public record QuoteView(String source, long line, TimeView time, String text) {
  /** File and line, as people write it. */
  public String place() {
    return source + ":" + line;
  }
}
