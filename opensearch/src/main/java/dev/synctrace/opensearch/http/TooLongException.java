package dev.synctrace.opensearch.http;

/** An answer longer than is held in memory: ask for less at a time. */
public final class TooLongException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooLongException(Throwable cause) {
    super("the answer is too long", cause);
  }
}
