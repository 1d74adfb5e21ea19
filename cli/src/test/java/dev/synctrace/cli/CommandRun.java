package dev.synctrace.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;

/**
 * One run of a command in this JVM.
 *
 * @param out what it printed
 * @param err what it said on standard error
 * @param status its exit status
 */
public record CommandRun(String out, String err, int status) {
  private static final String COLUMNS = "synctrace.columns";

  /** Does something, such as running commands, on a terminal of so many columns. */
  static <T> T at(int columns, Supplier<T> running) {
    System.setProperty(COLUMNS, Integer.toString(columns));
    try {
      return running.get();
    } finally {
      System.clearProperty(COLUMNS);
    }
  }

  public static CommandRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.run(new PrintWriter(out), new PrintWriter(err), args);
    return new CommandRun(
        out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"), status);
  }
}
