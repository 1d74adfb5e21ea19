package dev.synctrace.parsers.source;

import java.util.List;

/** A file that is no text, such as a picture, a cabinet or an event log. */
final class BinaryFormat implements SourceFormat {
  private static final double MOST_CONTROLS = 0.1;

  /**
   * Whether more than a tenth of the characters are control characters or undecodable. Zeros do not
   * count: a log whose last block was never written is full of them.
   */
  @Override
  public boolean recognises(FilePrefix prefix) {
    long controls = prefix.text().chars().filter(BinaryFormat::neverInLogs).count();
    long zeros = prefix.text().chars().filter(c -> c == 0).count();
    long rest = prefix.text().length() - zeros;
    return rest > 0 && controls > rest * MOST_CONTROLS && hasControls(prefix);
  }

  /** Undecodable bytes alone are a log in another code page. */
  private static boolean hasControls(FilePrefix prefix) {
    return prefix.text().chars().filter(c -> c != 0xFFFD && neverInLogs(c)).limit(4).count() == 4;
  }

  private static boolean neverInLogs(int c) {
    return c == 0xFFFD || (c < ' ' && c != 0 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) {
    return new ReadOutcome(
        "none",
        "binary",
        0,
        0,
        0,
        List.of(
            "is not a text file and was not read. Export it as text, CSV or JSON if you need it"));
  }
}
