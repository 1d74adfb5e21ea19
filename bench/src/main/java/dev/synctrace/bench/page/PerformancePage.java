package dev.synctrace.bench.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of docs/performance.md. */
public final class PerformancePage {
  private PerformancePage() {}

  /** The page, whose sections are in the order given. */
  public static String of(MeasuringEnvironment measuringEnvironment, List<Section> sections) {
    return head(measuringEnvironment)
        + sections.stream().map(section -> "\n" + section.markdown()).collect(Collectors.joining());
  }

  private static String head(MeasuringEnvironment measuringEnvironment) {
    return """
    # Performance

    Written by `%s` on %s. Machine: %d cores, %s, %s, Java %s; load average before the run: %s.

    Whole processes as a user starts them, with the start-up cache made before; medians of several
    runs. Read the ratios rather than the seconds: both sides of a ratio come from one run on one
    machine.
    """
        .formatted(
            measuringEnvironment.command(),
            measuringEnvironment.date(),
            measuringEnvironment.cores(),
            measuringEnvironment.processor(),
            measuringEnvironment.system(),
            measuringEnvironment.java(),
            measuringEnvironment.load() < 0
                ? "unknown"
                : String.format(Locale.ROOT, "%.2f", measuringEnvironment.load()));
  }
}
