package dev.synctrace.index;

import org.jspecify.annotations.Nullable;

/**
 * A case that cannot be opened, written or read. The message is one line for people: what is wrong
 * and what to do.
 */
public final class CaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CaseException(String message) {
    super(message);
  }

  public CaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
