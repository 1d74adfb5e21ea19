package dev.synctrace.graph.call;

import dev.synctrace.graph.access.GraphFailure;
import java.io.IOException;
import java.util.Optional;

/** A way to one tenant's Graph, signed in. Only reads. For one thread. */
public interface GraphConnection extends AutoCloseable {

  /**
   * Asks once: nothing is repeated and no redirection followed.
   *
   * @return the answer, whatever its status
   * @throws IOException when there is no answer
   * @throws GraphFailure when signing in fails, or a link leads to another host
   */
  GraphReply send(GraphQuery query) throws IOException;

  /**
   * Takes note that Graph refused the token, so that the next question brings a new one.
   *
   * @throws GraphFailure when there can be no other
   */
  void renewSignIn();

  /** The tenant signed in to; empty before the first question, or when the token does not say. */
  Optional<String> tenantId();

  /** The text without the token and the secret, should it hold them: servers may echo anything. */
  String masked(String text);

  @Override
  void close();
}
