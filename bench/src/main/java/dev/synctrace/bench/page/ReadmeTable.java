package dev.synctrace.bench.page;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The README's table of how the report scales to many members: the rows that docs/performance.md
 * has in its section {@value #SECTION}, between two marks.
 */
public final class ReadmeTable {
  /** The section whose rows the README shows. */
  public static final String SECTION = "Report";

  private static final String HEAD =
      """

      The report of a large tenant, measured by `bench/run`;
      [docs/performance.md](docs/performance.md) has all measurements:

      | report | measured | CPU time, peak memory |
      | --- | --- | --- |
      """;
  private static final String BEGIN = "<!-- bench/run writes from here -->\n";
  private static final String END = "<!-- to here -->";

  private ReadmeTable() {}

  /**
   * Puts the table of a page into the README.
   *
   * @param readme its text
   * @param page the text of docs/performance.md
   * @return the README's new text
   * @throws IllegalArgumentException when the README lacks the marks
   */
  public static String update(String readme, String page) {
    return readme.replace(BEGIN + between(readme) + END, BEGIN + of(page) + END);
  }

  /** What the README has between the marks. */
  public static String between(String readme) {
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("the README lacks the marks of its table: " + BEGIN + END);
    }
    return readme.substring(begin + BEGIN.length(), end);
  }

  /** Text between the marks: what was measured, how much, and what it cost. */
  public static String of(String page) {
    return HEAD
        + rows(page).stream().map(ReadmeTable::firstCells).collect(Collectors.joining())
        + "\n";
  }

  private static List<String> rows(String page) {
    return page.lines()
        .dropWhile(line -> !line.equals("## " + SECTION))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| "))
        .skip(2)
        .toList();
  }

  private static String firstCells(String row) {
    String[] cells = row.split(" \\| ", -1);
    return "%s | %s | %s |\n".formatted(cells[0], cells[1], cells[2]);
  }
}
