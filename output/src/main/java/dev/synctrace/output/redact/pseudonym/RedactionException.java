package dev.synctrace.output.redact.pseudonym;

/** What was given for redaction cannot be used; the message says why and what to do. */
public final class RedactionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedactionException(String message) {
    super(message);
  }
}
