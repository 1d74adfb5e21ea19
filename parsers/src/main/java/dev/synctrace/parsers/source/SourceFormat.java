package dev.synctrace.parsers.source;

import java.io.IOException;

/** One way a file of a bundle can be written. An instance serves one thread. */
public interface SourceFormat {

  /** Whether the file is written this way, by its content and never by its name. */
  boolean recognises(FilePrefix prefix);

  /**
   * Reads the file from its first byte to its last, streaming.
   *
   * @throws IOException when the bytes cannot be had; damage in them is a problem of the outcome
   */
  ReadOutcome read(SourceInput source, EventSink sink) throws IOException;
}
