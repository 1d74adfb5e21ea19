package dev.synctrace.bench.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code bench/run}.
 *
 * @param quick a small run of everything
 * @param large bundles of 3 and 5 GB, too
 * @param only the title of the one measure to run; null for all
 */
record RunOptions(boolean quick, boolean large, @Nullable String only) {
  private static final String USAGE = "bench/run [--quick | --large] [--only MEASURE]";

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException when it says something else; the message is for the user
   */
  static RunOptions of(List<String> words) {
    boolean quick = false;
    boolean large = false;
    String only = null;
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case "--quick" -> quick = true;
        case "--large" -> large = true;
        case "--only" -> {
          i++;
          only = i < words.size() ? words.get(i) : "";
        }
        default -> throw new IllegalArgumentException("use " + USAGE);
      }
    }
    if (quick && large) {
      throw new IllegalArgumentException("--quick and --large exclude each other: use " + USAGE);
    }
    return new RunOptions(quick, large, only);
  }

  WorkloadSizes sizes() {
    if (quick) {
      return WorkloadSizes.QUICK;
    }
    return large ? WorkloadSizes.FULL.withLargest() : WorkloadSizes.FULL;
  }

  /** True when this run's figures are those of docs/performance.md. */
  boolean isForThePage() {
    return !quick && only == null;
  }

  /**
   * The measures to run.
   *
   * @throws IllegalArgumentException when none has the title asked for
   */
  List<Measure> chosen(List<Measure> all) {
    List<Measure> chosen = all.stream().filter(measure -> isChosen(measure.title())).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no measure '%s': name one of %s"
              .formatted(only, String.join(", ", all.stream().map(Measure::title).toList())));
    }
    return chosen;
  }

  /** As it was typed, for the page. */
  String command(String[] words) {
    return Arrays.stream(words).reduce("bench/run", (line, word) -> line + " " + word);
  }

  private boolean isChosen(String title) {
    return only == null || title.toLowerCase(Locale.ROOT).equals(only.toLowerCase(Locale.ROOT));
  }
}
