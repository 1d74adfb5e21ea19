package dev.synctrace.cli.option;

/** What a command's exit status says. Scripts rely on the numbers. */
public enum ExitCode {
  DONE(0, "done"),
  FAILED(1, "failed: one line on standard error says what and what to do"),
  USAGE(2, "wrong usage"),
  PARTLY_UNREADABLE(3, "done, but some input could not be read; the table names it and why"),
  NOTHING_FOUND(4, "nothing found"),
  BROKEN(5, "diff: something that was as it should be is not any more");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  public int status() {
    return status;
  }

  public String meaning() {
    return meaning;
  }
}
