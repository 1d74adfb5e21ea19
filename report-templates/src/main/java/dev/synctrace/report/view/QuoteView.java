package dev.synctrace.report.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record, quoted.
 *
 * @param source path in the bundle
 * @param line where it begins, from 1
 * @param place both, as people write them
 * @param text its text
 * @param notes what the error codes in it mean
 */
public record QuoteView(
    String source, long line, CitationView place, TimeView time, String text, List<String> notes) {
  public QuoteView {
    notes = List.copyOf(notes);
  }

  /** By its place only: a report has a million quotes, whose texts are long. */
  @Override
  public int hashCode() {
    return 31 * source.hashCode() + Long.hashCode(line);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof QuoteView quote
        && line == quote.line
        && source.equals(quote.source)
        && time.equals(quote.time)
        && text.equals(quote.text)
        && notes.equals(quote.notes);
  }

  /** Whether it carries a time; rows of exports do not. */
  public boolean timed() {
    return time.instant() != null;
  }
}
