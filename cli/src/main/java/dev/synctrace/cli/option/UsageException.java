package dev.synctrace.cli.option;

/** The command line says something that cannot be done as said. The message says how to say it. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
