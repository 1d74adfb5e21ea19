package dev.synctrace.index.search;

import dev.synctrace.parsers.pattern.MessagePattern;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The patterns that a case has: at most {@link MessagePattern#MOST_PATTERNS}, so that counting them
 * needs little memory whatever its messages are. Safe for use by many threads.
 */
public final class KnownPatterns {
  private final Supplier<Set<String>> stored;
  private final int most;
  private final Set<Long> ids = ConcurrentHashMap.newKeySet();
  private volatile boolean loaded;

  /** Whether every pattern that is not among them comes too late. */
  private volatile boolean full;

  /**
   * @param stored the IDs of the patterns that the case had before; asked at most once
   */
  public KnownPatterns(Supplier<Set<String>> stored) {
    this(stored, MessagePattern.MOST_PATTERNS);
  }

  KnownPatterns(Supplier<Set<String>> stored, int most) {
    this.stored = stored;
    this.most = most;
  }

  /** Returns whether the case has room for a pattern, or has it already. */
  boolean admit(long id) {
    if (!loaded) {
      load();
    }
    if (ids.contains(id)) {
      return true;
    }
    return !full && add(id);
  }

  private synchronized boolean add(long id) {
    if (!ids.contains(id)) {
      full = ids.size() >= most;
      return !full && ids.add(id);
    }
    return true;
  }

  private synchronized void load() {
    if (!loaded) {
      stored.get().forEach(id -> ids.add(Long.parseLong(id, 16)));
      loaded = true;
    }
  }
}
