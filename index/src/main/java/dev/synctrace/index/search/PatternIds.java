package dev.synctrace.index.search;

import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.pattern.MessagePattern;
import dev.synctrace.parsers.pattern.PatternScanner;
import java.util.Arrays;

/** Gives events the patterns that their case has room for. For one thread. */
public final class PatternIds {
  private static final int REMEMBERED = 1 << 12;
  private static final long NONE = -1;

  private final PatternScanner scanner = new PatternScanner();
  private final KnownPatterns known;
  private final long[] admitted = new long[REMEMBERED];

  /**
   * @param known the patterns of the case
   */
  public PatternIds(KnownPatterns known) {
    this.known = known;
    Arrays.fill(admitted, NONE);
  }

  /** Returns the ID of an event's pattern. */
  public long of(Event event) {
    long id = scanner.id(event);
    int slot = (int) id & (REMEMBERED - 1);
    if (admitted[slot] == id) {
      return id;
    }
    if (!known.admit(id)) {
      return MessagePattern.OTHERS;
    }
    admitted[slot] = id;
    return id;
  }
}
