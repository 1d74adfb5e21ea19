package dev.synctrace.graph.access;

/**
 * Graph could not be asked, or said no. The message is one line for people: what is wrong and what
 * to do; it never holds a token or a secret.
 */
public final class GraphFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GraphFailure(String message) {
    super(message);
  }

  public GraphFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
