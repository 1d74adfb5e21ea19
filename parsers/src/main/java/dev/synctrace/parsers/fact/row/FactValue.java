package dev.synctrace.parsers.fact.row;

import dev.synctrace.parsers.model.Guid;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How values of exports are read: what is no value, and one form for flags. */
public final class FactValue {
  /** Excel's way to keep a text a text. */
  private static final Pattern EXCEL_TEXT = Pattern.compile("=\"([^\"]*)\"");

  private FactValue() {}

  /** Whether a cell says nothing: empty, {@code NULL}, or the GUID of zeros. */
  public static boolean isNone(@Nullable String cell) {
    return cell == null
        || cell.isBlank()
        || cell.equals("NULL")
        || cell.equals("null")
        || Guid.isZero(cell);
  }

  /** A cell as people mean it: without blanks around it and without Excel's text marks. */
  public static String cell(String written) {
    String cell = written.strip();
    if (cell.startsWith("=\"")) {
      Matcher excel = EXCEL_TEXT.matcher(cell);
      if (excel.matches()) {
        return excel.group(1).strip();
      }
    }
    return cell;
  }

  /** {@code true} or {@code false} for every way to write them; any other text as written. */
  public static String flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes" -> "true";
      case "0", "false", "no" -> "false";
      default -> text;
    };
  }
}
