package dev.synctrace.cli.terminal;

import dev.synctrace.graph.FetchProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One line on standard error while a fetch runs: what is being fetched, records, rate, and why it
 * waits. Rewritten on a terminal; elsewhere only long waits are told, once each.
 */
public final class FetchLine implements FetchProgress, AutoCloseable {
  private static final String ERASE = "\r\u001b[K";
  private static final Duration WORTH_TELLING = Duration.ofMinutes(1);
  private static final long STEP_NANOS = 200_000_000L;

  private final PrintStream err;
  private final boolean terminal;
  private final boolean quiet;
  private final long started = System.nanoTime();
  private long nextAt = started;
  private long records;
  private String what = "";
  private boolean printed;

  public FetchLine(PrintStream err, boolean terminal, boolean quiet) {
    this.err = err;
    this.terminal = terminal;
    this.quiet = quiet;
  }

  @Override
  public void fetching(String next) {
    what = next;
    nextAt = 0;
    print("");
  }

  @Override
  public void arrived(long more) {
    records += more;
    print("");
  }

  @Override
  public void waiting(Duration length, String why) {
    nextAt = 0;
    String until = Instant.now().plus(length).truncatedTo(ChronoUnit.SECONDS).toString();
    if (terminal) {
      print(", waiting until " + until + ": " + why);
    } else if (!quiet && length.compareTo(WORTH_TELLING) >= 0) {
      err.println("synctrace: waiting until " + until + ": " + why);
    }
  }

  private void print(String more) {
    long now = System.nanoTime();
    if (quiet || !terminal || now < nextAt) {
      return;
    }
    nextAt = now + STEP_NANOS;
    double seconds = Math.max(1e-3, (now - started) / 1e9);
    err.printf("%s%s: %,d records, %,.0f/s%s", ERASE, what, records, records / seconds, more);
    err.flush();
    printed = true;
  }

  /** Takes the line away again. */
  @Override
  public void close() {
    if (printed) {
      err.print(ERASE);
      err.flush();
    }
  }
}
