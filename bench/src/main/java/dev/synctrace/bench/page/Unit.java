package dev.synctrace.bench.page;

import java.util.Locale;

/** What a figure counts, and how exactly it is worth showing. */
public enum Unit {
  SECONDS(" s", 2),
  HOURS(" h", 1),
  MILLISECONDS(" ms", 1),
  MEGABYTES(" MB", 1),
  MEGABYTES_PER_SECOND(" MB/s", 1),
  RATIO("", 2);

  private final String suffix;
  private final int decimals;

  Unit(String suffix, int decimals) {
    this.suffix = suffix;
    this.decimals = decimals;
  }

  String show(double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f%s", value, suffix);
  }
}
