package dev.synctrace.report.page;

import dev.synctrace.index.Case;
import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.LogPosition;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.LogRecord;
import dev.synctrace.index.log.RotatedLog;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.report.view.QuoteView;
import dev.synctrace.report.view.StatusTone;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records before and after the log records that a report quotes. It is read while the page is
 * written, for each record once and for so many records at most that a report stays small. For one
 * page.
 */
public final class QuoteSurroundings {
  private static final int BESIDE = 5;
  private static final int MOST = 300;
  private static final int LONGEST = 300;

  private final Case opened;
  private final ViewFormatter formatter;

  /** The logs by the path of each of their files, as the page shows it; null for two of one. */
  private final Map<String, @Nullable FileOfLog> files = new HashMap<>();

  private final Set<String> shown = new HashSet<>();

  private record FileOfLog(RotatedLog log, String path) {}

  /**
   * Prepares the surroundings of a page.
   *
   * @param formatter by which the quotes were made
   */
  public QuoteSurroundings(Case opened, ViewFormatter formatter) {
    this.opened = opened;
    this.formatter = formatter;
    for (RotatedLog log : RotatedLog.of(opened.sources())) {
      if (log.isWritten()) {
        log.paths()
            .forEach(path ->
                files.merge(formatter.text(path), new FileOfLog(log, path), (_, _) -> null));
      }
    }
  }

  /**
   * A record near a quoted one.
   *
   * @param tone style of its severity; empty for none
   * @param quoted whether it is the quoted one itself
   */
  public record NeighborView(
      long line, TimeView time, String tone, String symbol, String text, boolean quoted) {}

  /**
   * Returns the records around a quoted one, with itself; none for a record that has been asked for
   * before, is of no log, or is beyond what the page has room for.
   */
  public List<NeighborView> of(QuoteView quote) {
    FileOfLog file = files.get(quote.source());
    if (file == null || shown.size() == MOST || !shown.add(quote.place().text())) {
      return List.of();
    }
    LogReader reader = LogReader.of(opened.events(), file.log(), null, ClockCorrections.NONE);
    List<NeighborView> near = new ArrayList<>();
    for (LogRecord record :
        reader
            .around(new LogPosition(file.path(), quote.line(), null), BESIDE, BESIDE + 1)
            .records()) {
      near.add(view(record.event(), file.path(), quote.line()));
    }
    return near.size() > 1 ? near : List.of();
  }

  private NeighborView view(Event event, String path, long line) {
    String text = formatter.text(event.message());
    return new NeighborView(
        event.line(),
        formatter.time(event.time()),
        StatusTone.of(event.severity()).map(StatusTone::style).orElse(""),
        StatusTone.of(event.severity()).map(StatusTone::symbol).orElse(""),
        text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…",
        event.line() == line && event.source().equals(path));
  }
}
