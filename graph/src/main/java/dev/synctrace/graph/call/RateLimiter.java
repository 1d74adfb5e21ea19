package dev.synctrace.graph.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps requests below a service's limit, so that it need not refuse any: so many in any stretch of
 * a given length. For one thread.
 */
public final class RateLimiter {
  /** What the audit endpoint allows an app in a tenant. Reference graph.md section 4. */
  public static final int AUDIT_REQUESTS = 5;

  public static final Duration AUDIT_STRETCH = Duration.ofSeconds(10);

  private final int requests;
  private final Duration stretch;
  private final Deque<Instant> started = new ArrayDeque<>();

  public RateLimiter(int requests, Duration stretch) {
    if (requests < 1) {
      throw new IllegalArgumentException("a pace of " + requests);
    }
    this.requests = requests;
    this.stretch = stretch;
  }

  /** Waits until one more request is allowed, and counts it. */
  void awaitTurn(WallClock clock) throws InterruptedException {
    if (started.size() == requests) {
      Duration wait = Duration.between(clock.now(), started.removeFirst().plus(stretch));
      if (wait.isPositive()) {
        clock.sleep(wait);
      }
    }
    started.addLast(clock.now());
  }
}
