package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.cache.CacheDecoder;
import dev.synctrace.diagnosis.cache.CacheEncoder;
import dev.synctrace.diagnosis.trace.join.TraceJoiner;
import dev.synctrace.diagnosis.trace.model.ClockDifference;
import dev.synctrace.index.Case;
import dev.synctrace.index.ResultCache;
import dev.synctrace.index.search.SearchRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows of all actions as they are kept with a case: to read them takes a tenth of the time that
 * it takes to join a million records again.
 */
public final class ActionCache implements ActionTable {
  private static final String NAME = "actions";

  /** Fewer records than this are joined within five seconds on two cores. */
  static final int WORTH_KEEPING = 100_000;

  private final CacheDecoder in;
  private List<ClockDifference> clocks = List.of();

  private ActionCache(InputStream in) {
    this.in = new CacheDecoder(in);
  }

  /**
   * The rows kept with a case.
   *
   * @param program tells one build of the program from every other
   * @return empty when there are none of this very case and program
   */
  public static Optional<ActionCache> find(ResultCache kept, String program) {
    return kept.read(NAME, program).map(ActionCache::new);
  }

  /** Whether a case has so many records of actions that its rows should be kept. */
  public static boolean areWorthKeeping(Case opened) {
    return areWorthKeeping(opened, WORTH_KEEPING);
  }

  static boolean areWorthKeeping(Case opened, int records) {
    SearchRequest one = SearchRequest.of(TraceJoiner.QUERY).withFirst(1);
    return opened.events().search(one).total() >= records;
  }

  /**
   * Keeps the rows of a case with it.
   *
   * @param table all actions of the case; gone through here
   * @param program tells one build of the program from every other
   */
  public static void keep(ResultCache kept, String program, ActionTable table) throws IOException {
    kept.keep(NAME, program, out -> write(table, out));
  }

  private static void write(ActionTable table, OutputStream to) throws IOException {
    CacheEncoder out = new CacheEncoder(to);
    out.each(table::forEach, row -> ActionCacheFormat.write(row, out));
    out.all(table.clocks(), clock -> ActionCacheFormat.write(clock, out));
    out.flush();
  }

  @Override
  public void forEach(Consumer<ActionRow> sink) {
    try {
      in.<ActionRow>each(() -> ActionCacheFormat.readRow(in)).forEachRemaining(sink);
      clocks = in.all(() -> ActionCacheFormat.readClock(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<ClockDifference> clocks() {
    return clocks;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
