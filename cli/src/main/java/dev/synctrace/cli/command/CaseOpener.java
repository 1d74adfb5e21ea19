package dev.synctrace.cli.command;

import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.diagnosis.trace.ClockSkew;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.source.SourceSummary;
import java.io.PrintWriter;
import java.util.List;

/** Opens the case a command reads, and says when it is not whole. */
final class CaseOpener {
  private CaseOpener() {}

  /** Returns how far the clocks of a case are from the true time. */
  static ClockCorrections clocks(Case opened) {
    return ClockSkew.of(opened).corrections();
  }

  /** The caller closes it. */
  static Case of(CommonOptions common, PrintWriter err) {
    return of(common.caseAddress().store(), common.quiet(), err);
  }

  /** The caller closes it. */
  static Case of(CaseStore store, boolean quiet, PrintWriter err) {
    Case opened = store.open();
    List<SourceSummary> incomplete = opened.incompleteSources();
    if (!incomplete.isEmpty() && !quiet) {
      err.printf(
          "synctrace: the case is incomplete: %d file(s) not read completely (first: %s)."
              + " Run the same ingest again to complete it%n",
          incomplete.size(), incomplete.getFirst().path());
      err.flush();
    }
    return opened;
  }
}
