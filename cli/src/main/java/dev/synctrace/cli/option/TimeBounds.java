package dev.synctrace.cli.option;

import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.TimeRange;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that bound what is shown by time. */
public final class TimeBounds {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Start time: an ISO instant or date (UTC), or 2h, 3d back from the last event of the"
              + " case.")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "End time (exclusive), in the same formats as --since.")
  private @Nullable String until;

  /**
   * The bounds as instants, UTC.
   *
   * @param since the first instant; null for no bound
   * @param until the first instant after it that is outside; null for no bound
   */
  public record Instants(@Nullable Instant since, @Nullable Instant until) {}

  /** Returns whether there is a start time. */
  public boolean hasStart() {
    return since != null;
  }

  /** Returns whether there is a start time or an end time. */
  public boolean isGiven() {
    return since != null || until != null;
  }

  /**
   * Returns the bounds in a case, which is asked for its last event only where there are any.
   *
   * @throws UsageException when one is no time, or counts back in a case without times
   */
  public Instants in(EventSearch events) {
    Optional<Instant> last = isGiven() ? events.timeRange().map(TimeRange::last) : Optional.empty();
    return new Instants(
        since == null ? null : TimeConverter.instant("--since", since, last),
        until == null ? null : TimeConverter.instant("--until", until, last));
  }
}
