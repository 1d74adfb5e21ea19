package dev.synctrace.index.ingest;

import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.parsers.bundle.file.BundleProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of the bundles, as the table of an ingest shows it.
 *
 * @param summary what the case knows of it; for a piece that could not be read only its path and
 *     its problem
 * @param known whether the case had it before, so that nothing was added
 * @param copy the path of the file where it is a copy of this source; null for the source itself
 */
public record IngestedSource(SourceSummary summary, boolean known, @Nullable String copy) {
  public IngestedSource(SourceSummary summary, boolean known) {
    this(summary, known, null);
  }

  /** Where the file is: the path of the copy, or of the source. */
  public String path() {
    return copy == null ? summary.path() : copy;
  }

  /** The same with a problem that only the whole case shows. */
  public IngestedSource withProblem(String problem) {
    return new IngestedSource(summary.withProblem(problem), known, copy);
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
