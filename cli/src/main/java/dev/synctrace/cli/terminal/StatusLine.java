package dev.synctrace.cli.terminal;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One line on standard error while something is worked out that takes seconds: what it is and how
 * many are done. Goes away at the end. For terminals only.
 */
public final class StatusLine implements AutoCloseable {
  private static final String START = "\r\u001b[K";

  /** Written some times a second by what handles thousands of them. */
  private static final int STEP = 1_000;

  private final PrintWriter err;
  private final String what;
  private final boolean shown;
  private long done;

  /**
   * Shows the line.
   *
   * @param shown false where standard error is no terminal: then nothing is written
   */
  public StatusLine(PrintWriter err, String what, boolean shown) {
    this.err = err;
    this.what = what;
    this.shown = shown;
    print(what + " ...");
  }

  /** The sink, with everything that goes into it counted. */
  public <T> Consumer<T> counting(Consumer<T> sink) {
    return one -> {
      sink.accept(one);
      done++;
      if (done % STEP == 0) {
        print(String.format(Locale.ROOT, "%s ... %,d", what, done));
      }
    };
  }

  @Override
  public void close() {
    print("");
  }

  private void print(String line) {
    if (shown) {
      err.print(START + line);
      err.flush();
    }
  }
}
