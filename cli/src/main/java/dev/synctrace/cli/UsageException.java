package dev.synctrace.cli;

/** The command line says something that cannot be done as said. The message says how to say it. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
