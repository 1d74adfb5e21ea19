package dev.synctrace.output.assistant;

import java.io.IOException;

/** A document that an assistant may read. Called by one thread at a time. */
public interface AssistantDocument {
  /** Returns the address by which it is read, such as {@code synctrace://causes}. */
  String address();

  /** Returns its title. */
  String title();

  /** Returns its type, such as {@code text/markdown}. */
  String mediaType();

  /**
   * Reads it.
   *
   * @return at most {@link AssistantAnswer#MOST_CHARACTERS} characters
   */
  String read() throws IOException;
}
