package dev.synctrace.index;

/**
 * A case that cannot be opened, written or read. The message is one line for people: what is wrong
 * and what to do.
 */
public final class CaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CaseException(String message) {
    super(message);
  }

  public CaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
