package dev.synctrace.graph.call;

import java.io.IOException;

/**
 * Takes an answer in. May be called again for the same question, so it keeps nothing before the
 * answer has proven whole.
 */
public interface ReplyReader<T> {
  /**
   * Reads the answer to its end.
   *
   * @throws IOException when it is not whole; it is then asked for again
   */
  T read(GraphReply reply) throws IOException;
}
