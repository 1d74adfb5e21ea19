package dev.synctrace.parsers.source;

import java.util.List;

/** A file without a single byte: a log that was cut off or never written. */
final class EmptyFormat implements SourceFormat {

  @Override
  public boolean recognises(Head head) {
    return head.whole() && head.text().isEmpty();
  }

  @Override
  public Outcome read(SourceInput source, EventSink sink) {
    return new Outcome(
        "none", "ascii", 0, 0, 0, List.of("is empty: collect it again if it should not be"));
  }
}
