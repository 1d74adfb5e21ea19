package dev.synctrace.graph.call;

import dev.synctrace.graph.access.GraphAddress;
import dev.synctrace.graph.access.SignIn;

/**
 * Makes connections to Graph. Its one implementation is with the SDK in a folder of its own and is
 * found by {@link java.util.ServiceLoader}, so that no other command pays for it.
 */
public interface GraphConnector {

  /** Prepares a connection; signing in waits for the first question. */
  GraphConnection connect(GraphAddress address, SignIn signIn, Timeouts timeouts);
}
