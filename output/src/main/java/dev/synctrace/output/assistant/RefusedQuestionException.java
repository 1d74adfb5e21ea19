package dev.synctrace.output.assistant;

/** A question that cannot be answered as it was asked; the message says why and what to do. */
public final class RefusedQuestionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedQuestionException(String message) {
    super(message);
  }
}
