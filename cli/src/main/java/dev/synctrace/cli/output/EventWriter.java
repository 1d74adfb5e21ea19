package dev.synctrace.cli.output;

import dev.synctrace.index.search.Hit;
import java.io.IOException;

/** Writes events one by one, in the order given. */
public interface EventWriter extends AutoCloseable {
  void write(Hit hit) throws IOException;

  /** Completes the output; does not close the stream below. */
  @Override
  void close() throws IOException;
}
