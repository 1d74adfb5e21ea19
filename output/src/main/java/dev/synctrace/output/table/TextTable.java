package dev.synctrace.output.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Prints rows in columns. Widths follow the heading and the first rows; what comes later flows past
 * them, so that any number of rows can be printed without holding them. The last column takes what
 * is left of the line and is cut there. For one thread.
 */
public final class TextTable<T> {
  private static final int ROWS_MEASURED = 200;
  private static final String GAP = "  ";

  private final TextPage page;
  private final List<Column<T>> columns;
  private final Function<T, AnsiStyle> style;
  private final List<Line> waiting = new ArrayList<>();
  private int[] widths = {};

  /**
   * One column.
   *
   * @param title heading
   * @param right whether values are numbers, written to the right
   * @param widest a longer value is cut on its left, where paths say least; 0 for no bound
   * @param cell the value of a row, as it may appear on a terminal
   */
  public record Column<T>(String title, boolean right, int widest, Function<T, String> cell) {
    /** Returns a column of words. */
    public static <T> Column<T> left(String title, Function<T, String> cell) {
      return new Column<>(title, false, 0, cell);
    }

    /** Returns a column of numbers. */
    public static <T> Column<T> right(String title, Function<T, String> cell) {
      return new Column<>(title, true, 0, cell);
    }

    /** Returns a column of numbers, with separators between the thousands. */
    public static <T> Column<T> count(String title, Function<T, ? extends Number> number) {
      return right(title, row -> "%,d".formatted(number.apply(row)));
    }
  }

  /** A row; or, where columns do not apply, one text. */
  private record Line(AnsiStyle style, List<String> cells, boolean across) {}

  /** Creates a table whose rows have no colour. */
  public TextTable(TextPage page, List<Column<T>> columns) {
    this(page, columns, _ -> AnsiStyle.PLAIN);
  }

  /** Creates a table whose rows are coloured. */
  public TextTable(TextPage page, List<Column<T>> columns, Function<T, AnsiStyle> style) {
    this.page = page;
    this.columns = columns;
    this.style = style;
  }

  /** Prints a row, at once or when enough are known to measure the columns. */
  public void row(T row) {
    add(
        new Line(
            style.apply(row), columns.stream().map(one -> one.cell().apply(row)).toList(), false));
  }

  /** Prints a line across all columns. */
  public void line(String text) {
    line(AnsiStyle.PLAIN, text);
  }

  /** Prints a line across all columns. */
  public void line(AnsiStyle style, String text) {
    add(new Line(style, List.of(text), true));
  }

  private void add(Line line) {
    if (widths.length > 0) {
      print(line);
      return;
    }
    waiting.add(line);
    if (waiting.size() == ROWS_MEASURED) {
      measureAndPrint();
    }
  }

  /**
   * Prints what still waits; a table without rows prints nothing, not even its heading.
   *
   * @return whether there was a row
   */
  public boolean finish() {
    if (widths.length == 0 && !waiting.isEmpty()) {
      measureAndPrint();
    }
    page.out().flush();
    return widths.length > 0;
  }

  private void measureAndPrint() {
    int[] measured = new int[columns.size()];
    for (int i = 0; i < measured.length; i++) {
      measured[i] = columns.get(i).title().length();
      for (Line line : waiting) {
        measured[i] =
            line.across() ? measured[i] : Math.max(measured[i], line.cells().get(i).length());
      }
      int widest = columns.get(i).widest();
      measured[i] = widest > 0 ? Math.min(measured[i], widest) : measured[i];
    }
    widths = measured;
    print(new Line(AnsiStyle.HEADING, columns.stream().map(Column::title).toList(), false));
    waiting.forEach(this::print);
    waiting.clear();
  }

  private void print(Line cells) {
    StringBuilder line = new StringBuilder(cells.across() ? cells.cells().getFirst() : "");
    for (int i = 0; i < columns.size() && !cells.across(); i++) {
      boolean last = i == columns.size() - 1;
      String cell = cells.cells().get(i);
      if (columns.get(i).widest() > 0 && cell.length() > widths[i]) {
        cell = "…" + cell.substring(cell.length() - widths[i] + 1);
      }
      String padding = " ".repeat(Math.max(0, widths[i] - cell.length()));
      if (columns.get(i).right()) {
        line.append(padding).append(cell);
      } else {
        line.append(cell).append(last ? "" : padding);
      }
      line.append(last ? "" : GAP);
    }
    if (line.length() > page.width()) {
      line.setLength(Math.max(1, page.width() - 1));
      line.append('…');
    }
    String text = line.toString().stripTrailing();
    page.out().println(page.color() ? cells.style().apply(text) : text);
  }
}
