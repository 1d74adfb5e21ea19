package dev.synctrace.testkit.world;

import java.util.List;

/** Rows of CSV. */
final class CsvText {
  private CsvText() {}

  static void row(StringBuilder text, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : ",").append(value(values.get(i)));
    }
    text.append("\r\n");
  }

  private static String value(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == ';');
    return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }
}
