package dev.synctrace.index.annotation;

/**
 * A note or a saved search that a case does not store. The message is one line for people: what is
 * wrong and what to do.
 */
public final class InvalidAnnotationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidAnnotationException(String message) {
    super(message);
  }
}
