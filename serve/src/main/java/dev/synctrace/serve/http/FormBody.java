package dev.synctrace.serve.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Collects the body of a small form without holding a thread while its sender is slow or silent:
 * the pages of all others need the threads.
 */
final class FormBody implements Runnable {
  private static final int LONGEST = 65_536;

  private final Request request;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private FormBody(Request request) {
    this.request = request;
  }

  /**
   * Begins to read.
   *
   * @param patience how long the whole form may take
   * @return the body; fails with {@link HttpProblem} when it is too long and with {@link
   *     java.util.concurrent.TimeoutException} when it takes too long
   */
  static CompletableFuture<byte[]> read(Request request, Duration patience) {
    FormBody form = new FormBody(request);
    form.whole.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    form.run();
    return form.whole;
  }

  /** Takes what has arrived; Jetty calls it again when there is more. */
  @Override
  public void run() {
    try {
      while (!whole.isDone()) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          request.demand(this);
          return;
        }
        if (Content.Chunk.isFailure(chunk)) {
          whole.completeExceptionally(chunk.getFailure());
          return;
        }
        take(chunk);
      }
    } catch (RuntimeException e) {
      whole.completeExceptionally(e);
    }
  }

  private void take(Content.Chunk chunk) {
    ByteBuffer content = chunk.getByteBuffer();
    boolean last = chunk.isLast();
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    chunk.release();
    received.writeBytes(bytes);
    if (received.size() > LONGEST) {
      whole.completeExceptionally(new HttpProblem(413, "The form is too long."));
    } else if (last) {
      whole.complete(received.toByteArray());
    }
  }
}
