package dev.synctrace.cli.terminal;

import java.io.Console;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Properties of the terminal. The launcher for Unix determines them, so that the JVM need not: it
 * passes {@code -Dsynctrace.terminal} with {@code out}, {@code err} or both, and {@code
 * -Dsynctrace.columns} and {@code -Dsynctrace.rows}. Those for Windows cannot, and pass nothing:
 * the JVM says there whether it has a console.
 */
public final class Terminal {
  private static final int NARROWEST = 60;
  private static final int USUAL_ROWS = 24;

  /** Columns of a new console window of Windows, but for the last, which breaks the line. */
  private static final int WINDOWS_COLUMNS = 119;

  private Terminal() {}

  /** Whether standard output is a terminal. */
  public static boolean out() {
    return streams().contains("out");
  }

  /** Whether standard error is a terminal; only then there is progress. */
  public static boolean err() {
    return streams().contains("err");
  }

  /** Whether standard output is a terminal that understands colours. */
  public static boolean color() {
    return out() && (!isWindows() || understandsEscapes(System.getenv()));
  }

  /**
   * The old console prints the sequences as they are; programs that replace it say who they are.
   */
  static boolean understandsEscapes(Map<String, String> environment) {
    return environment.containsKey("WT_SESSION")
        || environment.containsKey("TERM")
        || "ON".equalsIgnoreCase(environment.get("ConEmuANSI"));
  }

  private static String streams() {
    String told = System.getProperty("synctrace.terminal");
    return told == null ? ofConsole() : told;
  }

  private static String ofConsole() {
    if (!isWindows()) {
      return "";
    }
    Console console = System.console();
    return console != null && console.isTerminal() ? "out err" : "";
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /**
   * Columns a line may take; unlimited where standard output is no terminal, unless the user has
   * set {@code COLUMNS}.
   */
  public static int columns() {
    int columns = Integer.getInteger("synctrace.columns", 0);
    if (columns <= 0 && isWindows()) {
      columns = columns(System.getenv("COLUMNS"), out());
    }
    return columns <= 0 ? Integer.MAX_VALUE : Math.max(columns, NARROWEST);
  }

  static int columns(@Nullable String set, boolean console) {
    return set != null && set.matches("[1-9]\\d{0,4}")
        ? Integer.parseInt(set)
        : console ? WINDOWS_COLUMNS : 0;
  }

  /** Rows of the screen; as many as terminals used to have where nothing tells. */
  static int rows() {
    int rows = Integer.getInteger("synctrace.rows", 0);
    return rows == 0 ? USUAL_ROWS : rows;
  }
}
