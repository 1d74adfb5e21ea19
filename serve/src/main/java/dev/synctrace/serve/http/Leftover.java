package dev.synctrace.serve.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Takes in for a moment what a refused sender still sends: a connection that is closed on unread
 * bytes is reset, and the refusal would be lost with it.
 */
final class Leftover {
  private static final long MOMENT = Duration.ofSeconds(1).toNanos();
  private static final long PAUSE = Duration.ofMillis(10).toNanos();

  private Leftover() {}

  static void drain(Request request) {
    long end = System.nanoTime() + MOMENT;
    while (System.nanoTime() < end) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        LockSupport.parkNanos(PAUSE);
        continue;
      }
      boolean over = chunk.isLast() || Content.Chunk.isFailure(chunk);
      chunk.release();
      if (over) {
        return;
      }
    }
  }
}
