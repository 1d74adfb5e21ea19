package dev.synctrace.bench.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of docs/performance.md. */
public final class PerformancePage {
  private PerformancePage() {}

  /** The page, whose sections are in the order given. */
  public static String of(Circumstances circumstances, List<Section> sections) {
    return head(circumstances)
        + sections.stream().map(section -> "\n" + section.markdown()).collect(Collectors.joining());
  }

  private static String head(Circumstances circumstances) {
    return """
    # Performance

    Written by `%s` on %s. Machine: %d cores, %s, %s, Java %s; load average before the run: %s.

    Whole processes as a user starts them, with the start-up cache made before; medians of several
    runs. Read the ratios rather than the seconds: both sides of a ratio come from one run on one
    machine.
    """
        .formatted(
            circumstances.command(),
            circumstances.date(),
            circumstances.cores(),
            circumstances.processor(),
            circumstances.system(),
            circumstances.java(),
            circumstances.load() < 0
                ? "unknown"
                : String.format(Locale.ROOT, "%.2f", circumstances.load()));
  }
}
