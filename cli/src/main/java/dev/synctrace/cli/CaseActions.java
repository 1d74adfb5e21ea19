package dev.synctrace.cli;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.ActionTable;
import dev.synctrace.diagnosis.trace.JoinedActions;
import dev.synctrace.diagnosis.trace.KeptActions;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.Case;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** The table of actions that an ingest keeps with a case of many, so that it is there at once. */
final class CaseActions {
  private static final String ERASE = "\r\u001b[K";

  private CaseActions() {}

  /** What was kept; empty when it has to be worked out. The caller closes it. */
  static Optional<ActionTable> kept(Case opened) throws IOException {
    return KeptActions.find(opened.kept(), Build.id()).map(ActionTable.class::cast);
  }

  /**
   * Works them out and keeps them, where they are many and not kept yet. Says so on a terminal, and
   * says what it could not keep.
   */
  static void keep(Case opened, boolean quiet, PrintWriter err) throws IOException {
    if (!KeptActions.areWorthKeeping(opened) || areKept(opened)) {
      return;
    }
    boolean shown = !quiet && Terminal.err();
    if (shown) {
      err.print("following the actions of the case ...");
      err.flush();
    }
    Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.loadTenantAttach(null), null);
    JoinedActions table =
        new JoinedActions(new Traces(opened).all(), diagnosis::causesOf, opened.events());
    try {
      KeptActions.keep(opened.kept(), Build.id(), table);
    } finally {
      err.print(shown ? ERASE : "");
      err.flush();
    }
  }

  private static boolean areKept(Case opened) throws IOException {
    try (ActionTable kept = kept(opened).orElse(null)) {
      return kept != null;
    }
  }
}
