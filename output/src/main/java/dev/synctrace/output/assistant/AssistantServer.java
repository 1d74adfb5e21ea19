package dev.synctrace.output.assistant;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Serves tools and documents to one assistant; its libraries are loaded only when it is used. */
public interface AssistantServer {
  /**
   * Answers until the input ends. Nothing but the protocol is written to the output.
   *
   * @throws IOException when the output cannot be written
   */
  void serve(AssistantOffer offer, InputStream in, OutputStream out) throws IOException;
}
