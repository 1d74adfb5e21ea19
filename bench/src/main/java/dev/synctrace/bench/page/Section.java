package dev.synctrace.bench.page;

import java.util.List;

/**
 * Results of one measure.
 *
 * @param title its heading
 * @param explanation what was run, in a sentence or two
 * @param rows in the order to show
 * @param failure why there are no rows, or not all; empty when all went well
 */
public record Section(String title, String explanation, List<Row> rows, String failure) {
  public Section {
    rows = List.copyOf(rows);
  }

  /** Under a heading of the second level. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("## %s\n\n%s\n".formatted(title, explanation));
    if (!rows.isEmpty()) {
      text.append("\n| measure | measured | CPU time, peak memory | goal | met |\n");
      text.append("| --- | --- | --- | --- | --- |\n");
      rows.forEach(row -> text.append(row.markdown()));
    }
    if (!failure.isEmpty()) {
      text.append("\n**Not measured:** %s\n".formatted(failure));
    }
    return text.toString();
  }
}
