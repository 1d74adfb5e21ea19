package dev.synctrace.graph.call;

import java.time.Duration;

/**
 * Time limits of one attempt. Waiting because Graph asks for it is not part of a try, so it may
 * last any time (reference graph.md section 4.1).
 *
 * @param connect until there is a connection
 * @param silence between two pieces of an answer
 */
public record Timeouts(Duration connect, Duration silence) {
  public static final Timeouts DEFAULT =
      new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(100));
}
