package dev.synctrace.output.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints rows in columns. Widths follow the heading and the first rows; what comes later flows past
 * them, so that any number of rows can be printed without holding them. Where a line is too short
 * for all columns, the text in the last one moves below its row, then the least important columns
 * are left out, which is said below the table. No cell is ever cut. For one thread.
 */
public final class TextTable<T> {
  private static final int ROWS_MEASURED = 200;
  private static final int GAP = 2;

  /** Columns that the last cell needs to be read beside the others. */
  private static final int ROOM_FOR_LAST = 40;

  /** As {@link #ROOM_FOR_LAST}, for a text, which can also be below them. */
  private static final int ROOM_FOR_TEXT = 64;

  private static final int INDENT_OF_TEXT = 4;

  /** Fills a column, and says nothing on a line of its own. */
  private static final String NOTHING = "-";

  private final TextPage page;
  private final List<Column<T>> columns;
  private final Function<T, AnsiStyle> style;
  private final List<Line> waiting = new ArrayList<>();
  private List<Integer> shown = List.of();
  private int[] starts = {};
  private int[] widths = {};
  private boolean textBelow;

  /**
   * One column.
   *
   * @param title heading
   * @param right whether values are numbers, written to the right
   * @param widest where a line is short, what is longer does not make the column wider; 0 for no
   *     bound
   * @param importance 0 for a column that is always shown; of the others, the greater number is
   *     shown longer
   * @param text whether it is a text that is better read below the row than in a few columns
   * @param cell the value of a row, as it may appear on a terminal, with or without colours
   */
  public record Column<T>(
      String title,
      boolean right,
      int widest,
      int importance,
      boolean text,
      Function<T, String> cell) {
    /** Returns a column of words. */
    public static <T> Column<T> left(String title, Function<T, String> cell) {
      return new Column<>(title, false, 0, 0, false, cell);
    }

    /** Returns a column of numbers. */
    public static <T> Column<T> right(String title, Function<T, String> cell) {
      return new Column<>(title, true, 0, 0, false, cell);
    }

    /** Returns a column of numbers, with separators between the thousands. */
    public static <T> Column<T> count(String title, Function<T, ? extends Number> number) {
      return right(title, row -> "%,d".formatted(number.apply(row)));
    }

    /** Returns a column of paths, whose longest do not make the others wider. */
    public static <T> Column<T> path(String title, int widest, Function<T, String> cell) {
      return new Column<>(title, false, widest, 0, false, cell);
    }

    /** Returns a last column of sentences, which are below their row where the line is short. */
    public static <T> Column<T> text(String title, Function<T, String> cell) {
      return new Column<>(title, false, 0, 0, true, cell);
    }

    /**
     * Returns the same, left out where the line is too short.
     *
     * @param rank at least 1; the least is left out first
     */
    public Column<T> optional(int rank) {
      return new Column<>(title, right, widest, rank, text, cell);
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
    if (!isMeasured()) {
      waiting.add(line);
      if (waiting.size() == ROWS_MEASURED) {
        measureAndPrint();
      }
      return;
    }
    print(line);
  }

  private boolean isMeasured() {
    return !shown.isEmpty();
  }

  /**
   * Prints what still waits, and which columns are not shown; a table without rows prints nothing,
   * not even its heading.
   *
   * @return whether there was a row
   */
  public boolean finish() {
    if (!isMeasured() && !waiting.isEmpty()) {
      measureAndPrint();
    }
    if (isMeasured() && shown.size() < columns.size()) {
      page.paragraph("", notShown());
    }
    page.out().flush();
    return isMeasured();
  }

  /** Returns whether a column is shown; after {@link #finish()}. */
  public boolean shows(String title) {
    return shown.stream().anyMatch(i -> columns.get(i).title().equals(title));
  }

  private String notShown() {
    List<String> titles =
        IntStream.range(0, columns.size())
            .filter(i -> !shown.contains(i))
            .mapToObj(i -> columns.get(i).title())
            .toList();
    int others = titles.size() - 1;
    return others == 0
        ? titles.getFirst() + " is not shown; use a wider terminal or --format csv"
        : String.join(", ", titles.subList(0, others))
            + " and "
            + titles.getLast()
            + " are not shown; use a wider terminal or --format csv";
  }

  private void measureAndPrint() {
    widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).title().length();
      for (Line line : waiting) {
        widths[i] =
            line.across() ? widths[i] : Math.max(widths[i], TextPage.columns(line.cells().get(i)));
      }
    }
    choose();
    starts = new int[columns.size()];
    int start = 0;
    for (int i : shown) {
      starts[i] = start;
      start += widths[i] + GAP;
    }
    print(new Line(AnsiStyle.HEADING, columns.stream().map(Column::title).toList(), false));
    waiting.forEach(this::print);
    waiting.clear();
  }

  /** Decides which columns are shown, and where the text is. */
  private void choose() {
    List<Integer> all = IntStream.range(0, columns.size()).boxed().toList();
    List<Integer> chosen = new ArrayList<>(all);
    if (!fits(chosen)) {
      for (int i : all) {
        int widest = columns.get(i).widest();
        widths[i] = widest > 0 ? Math.min(widths[i], widest) : widths[i];
      }
    }
    textBelow = columns.getLast().text() && !fits(chosen);
    List<Integer> optional =
        all.stream()
            .filter(i -> columns.get(i).importance() > 0)
            .sorted(Comparator.comparingInt(i -> columns.get(i).importance()))
            .toList();
    List<Integer> leftOut = new ArrayList<>();
    for (int i : optional) {
      if (!fits(chosen)) {
        chosen.remove((Integer) i);
        leftOut.add(i);
      }
    }
    for (int i : leftOut.reversed()) { // where one wide column made room for narrow ones
      List<Integer> more = new ArrayList<>(chosen);
      more.add(i);
      if (fits(more)) {
        chosen.add(i);
      }
    }
    shown = chosen.stream().sorted().collect(Collectors.toUnmodifiableList());
  }

  private boolean fits(List<Integer> some) {
    int last = columns.size() - 1;
    long needed = 0;
    for (int i : some) {
      int room = columns.get(i).text() ? ROOM_FOR_TEXT : ROOM_FOR_LAST;
      int width = i == last ? Math.min(widths[i], room) : widths[i];
      needed += i == last && textBelow ? 0 : width + GAP;
    }
    return needed - GAP <= page.width();
  }

  private void print(Line row) {
    if (row.across()) {
      for (String line : TextPage.wrap(row.cells().getFirst(), page.width())) {
        page.out().println(page.styled(row.style(), line));
      }
      return;
    }
    Cursor cursor = new Cursor(row.style());
    for (int i : shown) {
      String cell = row.cells().get(i);
      if (i == columns.size() - 1) {
        cursor.text(cell, starts[i]);
      } else {
        int length = TextPage.columns(cell);
        int start = columns.get(i).right() ? Math.max(0, widths[i] - length) : 0;
        cursor.cell(cell, length, starts[i] + start);
      }
    }
    cursor.newLine();
  }

  /** Writes the cells of a row from left to right. */
  private final class Cursor {
    private final AnsiStyle rowStyle;
    private final StringBuilder line = new StringBuilder();
    private int column;

    Cursor(AnsiStyle rowStyle) {
      this.rowStyle = rowStyle;
    }

    /** Writes a cell where it belongs, or as near as those before it allow. */
    void cell(String text, int length, int start) {
      if (length == 0) {
        return;
      }
      int at = next(start);
      if (column > 0 && at + length > page.width()) {
        newLine();
        at = start + length > page.width() ? INDENT_OF_TEXT : start;
      }
      wrapped(text, at);
    }

    /** Writes the last cell, on as many lines as it needs. */
    void text(String text, int start) {
      int length = TextPage.columns(text);
      if (length == 0 || (textBelow && text.equals(NOTHING))) {
        return;
      }
      int at = next(start);
      if (textBelow || (at > start && at + Math.min(length, ROOM_FOR_LAST) > page.width())) {
        newLine();
        at = textBelow ? INDENT_OF_TEXT : Math.min(start, INDENT_OF_TEXT);
      }
      wrapped(text, at);
    }

    private void wrapped(String text, int at) {
      boolean first = true;
      for (String part : TextPage.wrap(text, page.width() - at)) {
        if (!first) {
          newLine();
        }
        first = false;
        line.append(" ".repeat(at - column)).append(part);
        column = at + TextPage.columns(part);
      }
    }

    private int next(int start) {
      return column == 0 ? start : Math.max(start, column + GAP);
    }

    void newLine() {
      page.out().println(page.styled(rowStyle, line.toString().stripTrailing()));
      line.setLength(0);
      column = 0;
    }
  }
}
