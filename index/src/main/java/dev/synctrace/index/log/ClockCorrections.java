package dev.synctrace.index.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far the clocks of sources are from the true time. Immutable.
 *
 * @param bySource by path; a source that is not named has the true time
 */
public record ClockCorrections(Map<String, Correction> bySource) {
  /** Takes every time as it was recorded. */
  public static final ClockCorrections NONE = new ClockCorrections(Map.of());

  /**
   * What is wrong with the clock of a source.
   *
   * @param ahead what it shows later than the true time; negative when it is behind
   * @param basis what tells so, one sentence
   */
  public record Correction(Duration ahead, String basis) {}

  public ClockCorrections {
    bySource = Map.copyOf(bySource);
  }

  /** Returns how far ahead of the true time the clock of a source is. */
  public Duration ahead(String source) {
    Correction correction = bySource.get(source);
    return correction == null ? Duration.ZERO : correction.ahead();
  }

  /** Returns the true time of what a source recorded; null stays null. */
  public @Nullable Instant correct(String source, @Nullable Instant recorded) {
    return recorded == null ? null : recorded.minus(ahead(source));
  }

  /** Returns the corrections other than zero, each once. */
  Set<Duration> differences() {
    Set<Duration> differences = new TreeSet<>();
    bySource.values().forEach(correction -> differences.add(correction.ahead()));
    differences.remove(Duration.ZERO);
    return differences;
  }
}
