package dev.synctrace.serve.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Takes in for a moment what a refused sender still sends: a connection that is closed on unread
 * bytes is reset, and the refusal would be lost with it.
 */
final class RequestDrain {
  private static final long MOMENT_MILLIS = 1_000;

  private final Request request;
  private final Runnable afterwards;
  private final AtomicBoolean over = new AtomicBoolean();

  private RequestDrain(Request request, Runnable afterwards) {
    this.request = request;
    this.afterwards = afterwards;
  }

  /**
   * Reads and drops what arrives within a moment, without holding a thread.
   *
   * @param afterwards runs once, when the body has ended or the moment is over
   */
  static void drain(Request request, Runnable afterwards) {
    RequestDrain requestDrain = new RequestDrain(request, afterwards);
    var _ =
        request
            .getComponents()
            .getScheduler()
            .schedule(requestDrain::end, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    requestDrain.read();
  }

  private void read() {
    try {
      while (!over.get()) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          request.demand(this::read);
          return;
        }
        boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk);
        chunk.release();
        if (last) {
          end();
        }
      }
    } catch (RuntimeException _) {
      end(); // the request was completed meanwhile
    }
  }

  private void end() {
    if (over.compareAndSet(false, true)) {
      afterwards.run();
    }
  }
}
