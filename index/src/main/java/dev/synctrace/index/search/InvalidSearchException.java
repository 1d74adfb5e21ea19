package dev.synctrace.index.search;

/**
 * A search that cannot be answered because of what was asked for. The message is one line for
 * people: what is wrong and what to do.
 */
public sealed class InvalidSearchException extends RuntimeException
    permits QueryException, SearchStoppedException {
  private static final long serialVersionUID = 1L;

  public InvalidSearchException(String message) {
    super(message);
  }
}
