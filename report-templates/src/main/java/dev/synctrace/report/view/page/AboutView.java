package dev.synctrace.report.view.page;

import dev.synctrace.output.redact.Redaction.ReplacementCount;
import dev.synctrace.report.view.TimeView;
import java.util.List;
import java.util.function.Supplier;

/**
 * Origin of the page.
 *
 * @param redacted whether names and ids are replaced by pseudonyms
 * @param replaced what a redaction replaced so far, by class; asked for when all else is written
 */
public record AboutView(
    String version,
    String commandLine,
    TimeView created,
    String zone,
    long sources,
    long records,
    boolean redacted,
    Supplier<List<ReplacementCount>> replaced) {

  /** Empty when nothing was to be replaced. */
  public List<ReplacementCount> masked() {
    return replaced.get();
  }
}
