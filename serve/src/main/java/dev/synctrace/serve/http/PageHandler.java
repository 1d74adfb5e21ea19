package dev.synctrace.serve.http;

import java.io.IOException;

/** What one address answers. Called by many threads at once. */
@FunctionalInterface
public interface PageHandler {
  /**
   * Answers one request.
   *
   * @throws HttpProblem when it is refused
   * @throws IOException when disk or connection fail
   */
  PageResult answer(Exchange exchange) throws IOException;
}
