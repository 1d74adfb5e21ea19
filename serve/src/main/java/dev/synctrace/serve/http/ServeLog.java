package dev.synctrace.serve.http;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One line for each thing that happens, in UTC. Query texts, tokens and names of files are never in
 * it, and of a case only the beginning of its id. Safe for use by many threads.
 */
public final class ServeLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_PATH = 120;

  private final PrintWriter out;
  private final Clock clock;

  public ServeLog(PrintWriter out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  public synchronized void line(String text) {
    out.println(TIME.format(clock.instant()) + " " + printable(text));
    out.flush();
  }

  /**
   * A request and what became of it.
   *
   * @param note why it was refused; empty where it was not
   */
  void request(Exchange exchange, int status, long millis, String note) {
    line(
        "%s %s %s %d %d ms%s"
            .formatted(
                exchange.remoteAddress(),
                exchange.method(),
                path(exchange.path()),
                status,
                millis,
                note.isEmpty() ? "" : ": " + note));
  }

  private static String path(String path) {
    String shown = path.replaceAll("([0-9a-f]{8})[0-9a-f]{24}", "$1...");
    return shown.length() > LONGEST_PATH ? shown.substring(0, LONGEST_PATH) + "..." : shown;
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{C}", "?");
  }
}
