package dev.synctrace.parsers.source;

import java.util.List;

/** A file without a single byte: a log that was cut off or never written. */
final class EmptyFormat implements SourceFormat {

  @Override
  public boolean recognises(FilePrefix prefix) {
    return prefix.whole() && prefix.text().isEmpty();
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) {
    return new ReadOutcome(
        "none", "ascii", 0, 0, 0, List.of("is empty. Collect it again if it should not be empty"));
  }
}
