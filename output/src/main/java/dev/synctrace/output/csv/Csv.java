package dev.synctrace.output.csv;

import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.secret.Secrets;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Comma-separated rows that are safe to open in a spreadsheet; secrets in them are masked. */
public final class Csv {
  /** A cell that begins so would be run as a formula; the wide forms in East Asian editions. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private final PrintWriter out;

  public Csv(PrintWriter out) {
    this.out = out;
  }

  /** Ends with CRLF, as the format asks; an absent value is an empty cell. */
  public void row(List<? extends @Nullable Object> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      Object cell = cells.get(i);
      line.append(i == 0 ? "" : ",").append(cell == null ? "" : cell(cell));
    }
    out.print(line.append("\r\n"));
  }

  private static String cell(Object value) {
    if (value instanceof Number) {
      return value.toString();
    }
    String text =
        switch (value) {
          case Instant time -> Objects.requireNonNull(Times.iso(time));
          case Enum<?> constant -> constant.name();
          default -> Secrets.mask(value.toString());
        };
    String safe =
        !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return isPlain(safe) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return false;
      }
    }
    return true;
  }
}
