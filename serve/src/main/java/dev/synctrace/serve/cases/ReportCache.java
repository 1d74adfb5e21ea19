package dev.synctrace.serve.cases;

import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.output.redact.CaseRedaction;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.parsers.bundle.PrivateFiles;
import dev.synctrace.report.HtmlReport;
import dev.synctrace.report.page.ReportOptions;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.RandomText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** The report of a case as a file, written when first asked for. Safe for use by many threads. */
final class ReportCache {
  private static final int AT_ONCE = 2;

  private final CaseRepository repository;
  private final OpenCases open;
  private final BiFunction<Redaction, Boolean, ReportOptions> options;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ReportCache(
      CaseRepository repository,
      OpenCases open,
      BiFunction<Redaction, Boolean, ReportOptions> options) {
    this.repository = repository;
    this.open = open;
    this.options = options;
  }

  /**
   * The file; one with notes is written each time, since they change.
   *
   * @throws HttpProblem when too many reports are being written
   */
  public Path of(CaseId id, boolean redacted, boolean notes) throws IOException {
    Path file = repository.folder(id).report(redacted, notes);
    if (!notes && Files.exists(file)) {
      return file;
    }
    if (!hasPlace()) {
      throw HttpProblem.later(503, "Other reports are being created. Try again in a minute.", 60);
    }
    try {
      return !notes && Files.exists(file) ? file : write(id, redacted, notes, file);
    } finally {
      places.release();
    }
  }

  private boolean hasPlace() {
    try {
      return places.tryAcquire(20, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Path write(CaseId id, boolean redacted, boolean notes, Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + "." + RandomText.of128Bits());
    try {
      return open.with(
          id,
          opened -> {
            Redaction redaction =
                redacted ? CaseRedaction.of(opened.events(), null) : Redaction.secretsOnly();
            try (Writer out = PrivateFiles.newWriter(draft)) {
              HtmlReport.write(
                  opened.events(),
                  opened.newDiagnosis(),
                  new Traces(opened.events()),
                  options.apply(redaction, notes),
                  out);
            }
            return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
          });
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
