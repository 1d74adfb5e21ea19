package dev.synctrace.graph.call;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Response of Graph, before it is evaluated. The caller closes it.
 *
 * @param request the address that was asked, without the token
 * @param status HTTP status
 * @param retryAfter header of that name, as written
 * @param date header of that name, as written: the server's own clock
 * @param body its bytes, streamed; reading fails when the connection ends too early
 */
public record GraphReply(
    URI request, int status, @Nullable String retryAfter, @Nullable String date, InputStream body)
    implements AutoCloseable {

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  @Override
  public void close() throws IOException {
    body.close();
  }

  /**
   * Takes an answer in. May be called again for the same question, so it keeps nothing before the
   * answer has proven whole.
   */
  public interface ReplyReader<T> {
    /**
     * Reads the answer to its end.
     *
     * @throws IOException when it is not whole; it is then asked for again
     */
    T read(GraphReply reply) throws IOException;
  }
}
