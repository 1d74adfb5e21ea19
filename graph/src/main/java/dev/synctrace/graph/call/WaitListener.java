package dev.synctrace.graph.call;

import java.time.Duration;

/** Receives the reason why a fetch waits. */
public interface WaitListener {
  /**
   * Before a wait.
   *
   * @param why one phrase for people
   */
  void waiting(Duration length, String why);
}
