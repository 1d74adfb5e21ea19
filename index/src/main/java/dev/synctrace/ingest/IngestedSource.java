package dev.synctrace.ingest;

import dev.synctrace.bundle.BundleProblem;
import dev.synctrace.index.SourceSummary;
import dev.synctrace.index.SourceSummary.State;
import java.util.List;

/**
 * One file of the bundles, as the table of an ingest shows it.
 *
 * @param summary what the case knows of it; for a piece that could not be read only its path and
 *     its problem
 * @param known whether the case had it before, so that nothing was added
 */
public record IngestedSource(SourceSummary summary, boolean known) {

  /** The same with a problem that only the whole case shows. */
  public IngestedSource withProblem(String problem) {
    return new IngestedSource(summary.withProblem(problem), known);
  }

  static IngestedSource unreadable(BundleProblem problem) {
    return new IngestedSource(
        new SourceSummary(
            problem.path(),
            "",
            0,
            null,
            "none",
            null,
            0,
            0,
            0,
            0,
            null,
            null,
            List.of(problem.message()),
            State.COMPLETE),
        false);
  }
}
