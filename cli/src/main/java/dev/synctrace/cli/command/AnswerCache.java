package dev.synctrace.cli.command;

import dev.synctrace.cli.option.BuildId;
import dev.synctrace.cli.terminal.StatusLine;
import dev.synctrace.cli.terminal.Terminal;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cache.VerdictCache;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ActionCache;
import dev.synctrace.diagnosis.trace.advice.ActionTable;
import dev.synctrace.diagnosis.trace.advice.StreamedActionTable;
import dev.synctrace.index.Case;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answers that an ingest keeps with a case of many actions or members, so that they are there
 * at once.
 */
final class AnswerCache {
  private final Case opened;
  private final boolean shown;
  private final PrintWriter err;

  private AnswerCache(Case opened, boolean shown, PrintWriter err) {
    this.opened = opened;
    this.shown = shown;
    this.err = err;
  }

  /** The table of actions as it was kept; empty when it has to be worked out. To be closed. */
  static Optional<ActionTable> actions(Case opened) throws IOException {
    return ActionCache.find(opened.resultCache(), BuildId.id()).map(ActionTable.class::cast);
  }

  /**
   * The verdicts of all members for the end of the case, where they were kept.
   *
   * @param causes the user's own, with which all have to be judged again
   */
  static VerdictCache verdicts(Case opened, @Nullable Path causes) {
    return causes == null ? new VerdictCache(opened.resultCache(), BuildId::id) : VerdictCache.NONE;
  }

  /** Works out and keeps what is worth it and not kept yet. Says so on a terminal. */
  static void keep(Case opened, boolean quiet, PrintWriter err) throws IOException {
    AnswerCache answers = new AnswerCache(opened, !quiet && Terminal.err(), err);
    answers.keepActions();
    answers.keepVerdicts();
  }

  private void keepActions() throws IOException {
    if (!ActionCache.areWorthKeeping(opened) || areActionsKept()) {
      return;
    }
    Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.loadTenantAttach(null), null);
    StreamedActionTable table =
        new StreamedActionTable(new Traces(opened).all(), diagnosis::causesOf, opened);
    try (var _ = line("tracing the actions of the case")) {
      ActionCache.keep(opened.resultCache(), BuildId.id(), table);
    }
  }

  private boolean areActionsKept() throws IOException {
    try (ActionTable kept = actions(opened).orElse(null)) {
      return kept != null;
    }
  }

  private void keepVerdicts() throws IOException {
    VerdictCache kept = verdicts(opened, null);
    if (!VerdictCache.areWorthKeeping(opened) || kept.exist()) {
      return;
    }
    Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.load(null), null);
    try (StatusLine line = line("evaluating the members of the case")) {
      kept.keep(sink -> diagnosis.explain(ExplainRequest.all(), line.counting(sink)));
    }
  }

  private StatusLine line(String what) {
    return new StatusLine(err, what, shown);
  }
}
