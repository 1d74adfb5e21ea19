package dev.synctrace.cli.terminal;

/**
 * Properties of the terminal that the launcher determined, so that the JVM need not: it passes
 * {@code -Dsynctrace.terminal} with {@code out}, {@code err} or both, and {@code
 * -Dsynctrace.columns} and {@code -Dsynctrace.rows}.
 */
public final class Terminal {
  private static final int NARROWEST = 60;
  private static final int USUAL_ROWS = 24;

  private Terminal() {}

  /** Whether standard output is a terminal. */
  public static boolean out() {
    return streams().contains("out");
  }

  /** Whether standard error is a terminal; only then there is progress. */
  public static boolean err() {
    return streams().contains("err");
  }

  private static String streams() {
    return System.getProperty("synctrace.terminal", "");
  }

  /**
   * Columns a line may take; unlimited where standard output is no terminal, unless the user has
   * set {@code COLUMNS}.
   */
  public static int columns() {
    int columns = Integer.getInteger("synctrace.columns", 0);
    return columns <= 0 ? Integer.MAX_VALUE : Math.max(columns, NARROWEST);
  }

  /** Rows of the screen; as many as terminals used to have where nothing tells. */
  static int rows() {
    int rows = Integer.getInteger("synctrace.rows", 0);
    return rows == 0 ? USUAL_ROWS : rows;
  }
}
