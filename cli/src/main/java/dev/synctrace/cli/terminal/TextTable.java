package dev.synctrace.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints rows in columns. Widths follow the heading and the first rows; what comes later flows past
 * them, so that any number of rows can be printed without holding them. The last column takes what
 * is left of the line and is cut there.
 */
public final class TextTable {
  private static final int ROWS_MEASURED = 200;
  private static final String GAP = "  ";

  private final PrintWriter out;
  private final int lineWidth;
  private final boolean color;
  private final List<Column> columns;
  private final List<Row> waiting = new ArrayList<>();
  private int[] widths = {};

  /**
   * @param title heading
   * @param right whether values are numbers, written to the right
   * @param widest a longer value is cut on its left, where paths say least; 0 for no bound
   */
  public record Column(String title, boolean right, int widest) {
    public static Column left(String title) {
      return new Column(title, false, 0);
    }

    public static Column right(String title) {
      return new Column(title, true, 0);
    }
  }

  private record Row(AnsiStyle style, List<String> cells) {}

  public TextTable(PrintWriter out, int lineWidth, boolean color, List<Column> columns) {
    this.out = out;
    this.lineWidth = lineWidth;
    this.color = color;
    this.columns = columns;
  }

  public void row(AnsiStyle style, List<String> cells) {
    if (widths.length > 0) {
      print(style, cells);
      return;
    }
    waiting.add(new Row(style, cells));
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
    out.flush();
    return widths.length > 0;
  }

  private void measureAndPrint() {
    int[] measured = new int[columns.size()];
    for (int i = 0; i < measured.length; i++) {
      measured[i] = columns.get(i).title().length();
      for (Row row : waiting) {
        measured[i] = Math.max(measured[i], row.cells().get(i).length());
      }
      int widest = columns.get(i).widest();
      measured[i] = widest > 0 ? Math.min(measured[i], widest) : measured[i];
    }
    widths = measured;
    print(AnsiStyle.HEADING, columns.stream().map(Column::title).toList());
    waiting.forEach(row -> print(row.style(), row.cells()));
    waiting.clear();
  }

  private void print(AnsiStyle style, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      boolean last = i == cells.size() - 1;
      String cell = cells.get(i);
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
    if (line.length() > lineWidth) {
      line.setLength(Math.max(1, lineWidth - 1));
      line.append('…');
    }
    String text = line.toString().stripTrailing();
    out.println(color ? style.apply(text) : text);
  }
}
