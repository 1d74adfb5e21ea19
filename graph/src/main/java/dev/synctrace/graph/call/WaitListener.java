package dev.synctrace.graph.call;

import java.time.Duration;

/** Hears why a fetch stands still. */
public interface WaitListener {
  /**
   * Before a wait.
   *
   * @param why one phrase for people
   */
  void waiting(Duration length, String why);
}
