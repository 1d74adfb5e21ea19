package dev.synctrace.graph.call;

import java.time.Duration;
import java.time.Instant;

/** Time as a fetch sees it; tests bring their own. */
public interface WallClock {
  WallClock SYSTEM =
      new WallClock() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void sleep(Duration length) throws InterruptedException {
          Thread.sleep(length);
        }
      };

  Instant now();

  void sleep(Duration length) throws InterruptedException;
}
