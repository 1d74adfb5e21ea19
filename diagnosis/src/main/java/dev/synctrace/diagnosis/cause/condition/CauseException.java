package dev.synctrace.diagnosis.cause.condition;

/**
 * A cause file that cannot be used. The message is one line: which file, which field, what to do.
 */
public final class CauseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CauseException(String file, String field, String problem) {
    super(file + ": " + (field.isEmpty() ? "" : field + ": ") + problem);
  }

  public CauseException(String file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
