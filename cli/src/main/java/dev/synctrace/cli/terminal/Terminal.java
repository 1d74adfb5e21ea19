package dev.synctrace.cli.terminal;

/**
 * Properties of the terminal that the launcher determined, so that the JVM need not: it passes
 * {@code -Dsynctrace.terminal} with {@code out}, {@code err} or both, and {@code
 * -Dsynctrace.columns} and {@code -Dsynctrace.rows}.
 */
public final class Terminal {
  private static final String STREAMS = System.getProperty("synctrace.terminal", "");
  private static final int COLUMNS = Integer.getInteger("synctrace.columns", 0);
  private static final int ROWS = Integer.getInteger("synctrace.rows", 0);
  private static final int NARROWEST = 60;
  private static final int USUAL_ROWS = 24;

  private Terminal() {}

  /** Whether standard output is a terminal. */
  public static boolean out() {
    return STREAMS.contains("out");
  }

  /** Whether standard error is a terminal; only then there is progress. */
  public static boolean err() {
    return STREAMS.contains("err");
  }

  /** Columns a line may take; unlimited where standard output is no terminal, so nothing is cut. */
  public static int columns() {
    if (!out() || COLUMNS == 0) {
      return Integer.MAX_VALUE;
    }
    return Math.max(COLUMNS, NARROWEST);
  }

  /** Rows of the screen; as many as terminals used to have where nothing tells. */
  static int rows() {
    return ROWS == 0 ? USUAL_ROWS : ROWS;
  }
}
