package dev.synctrace.diagnosis.cause.condition;

/**
 * A cause file that cannot be used. The message is one line: which file, line and field, what to
 * do.
 */
public final class CauseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final String problem;

  /**
   * @param line 0 when it is not known
   * @param field empty for the whole file
   */
  public CauseException(String file, int line, String field, String problem) {
    super(at(file, line) + said(field, problem));
    this.file = file;
    this.line = line;
    this.problem = said(field, problem);
  }

  /**
   * @param line 0 when it is not known
   */
  public CauseException(String file, int line, String problem, Throwable cause) {
    super(at(file, line) + problem, cause);
    this.file = file;
    this.line = line;
    this.problem = problem;
  }

  /** Returns the name of the file. */
  public String file() {
    return file;
  }

  /** Returns the line, from 1; 0 when it is not known. */
  public int line() {
    return line;
  }

  /** Returns what is wrong, with the field and without file and line. */
  public String problem() {
    return problem;
  }

  private static String at(String file, int line) {
    return file + (line == 0 ? ": " : ":" + line + ": ");
  }

  private static String said(String field, String problem) {
    return field.isEmpty() ? problem : field + ": " + problem;
  }
}
