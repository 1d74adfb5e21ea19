package dev.synctrace.serve.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts the changes one address asks for in a minute. Safe for use by many threads. */
final class RateLimit {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final int MOST_ADDRESSES = 10_000;

  private final int most;
  private final LongSupplier nanos;
  private final Map<String, Window> windows = new HashMap<>();

  private static final class Window {
    private final long start;
    private int count;

    Window(long start) {
      this.start = start;
    }
  }

  RateLimit(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  synchronized void check(String address) {
    long now = nanos.getAsLong();
    if (windows.size() >= MOST_ADDRESSES) {
      windows.values().removeIf(window -> now - window.start >= MINUTE);
    }
    Window window = windows.get(address);
    if (window == null || now - window.start >= MINUTE) {
      window = new Window(now);
      windows.put(address, window);
    }
    window.count++;
    if (window.count > most || windows.size() > MOST_ADDRESSES) {
      throw HttpProblem.later(
          429, "Too many requests per minute from this address. Wait a minute and try again.", 60);
    }
  }
}
