package dev.synctrace.index.search;

/** A query text that cannot be understood, with the spot where it goes wrong. */
public final class QueryException extends InvalidSearchException {
  private static final long serialVersionUID = 1L;

  private final String query;
  private final int column;

  /**
   * @param problem one line without the spot
   * @param query the whole query as typed
   * @param column where it goes wrong, from 1; the column after the last character means the end
   */
  public QueryException(String problem, String query, int column) {
    super(problem + " (column " + column + ")");
    this.query = query;
    this.column = column;
  }

  /** The whole query as typed. */
  public String query() {
    return query;
  }

  /** Where it goes wrong, in characters from 1. */
  public int column() {
    return column;
  }

  /**
   * Two lines for a fixed-width display: the query on one line, and below it a caret under {@link
   * #column()}. Line breaks and tabs of the query are shown as blanks.
   */
  public String pointer() {
    String line = query.replaceAll("\\s", " ");
    return line + "\n" + " ".repeat(column - 1) + "^";
  }
}
