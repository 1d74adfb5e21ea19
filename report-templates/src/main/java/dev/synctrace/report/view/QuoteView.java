package dev.synctrace.report.view;

import java.util.List;

/**
 * A record, quoted.
 *
 * @param source path in the bundle
 * @param line where it begins, from 1
 * @param text what it says
 * @param notes what the error codes in it mean
 */
public record QuoteView(String source, long line, TimeView time, String text, List<String> notes) {
  public QuoteView {
    notes = List.copyOf(notes);
  }

  /** Whether it carries a time; rows of exports do not. */
  public boolean timed() {
    return time.instant() != null;
  }

  /** File and line, as people write it. */
  public String place() {
    return source + ":" + line;
  }
}
