package dev.synctrace.serve.cases;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.output.redact.CaseRedaction;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.parsers.bundle.PrivateFiles;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.report.HtmlReport;
import dev.synctrace.report.page.ReportFileName;
import dev.synctrace.report.page.ReportOptions;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.RandomText;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The report of a case as a file, written when first asked for and again when the case has another
 * name. Safe for use by many threads.
 */
final class ReportCache {
  private static final int AT_ONCE = 2;
  private static final String TITLE = "title";
  private static final String NAME = "name";
  private static final String SIZE = "size";
  private static final String CHECKSUM = "checksum";

  private final CaseRepository repository;
  private final OpenCases open;
  private final Options options;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ReportCache(CaseRepository repository, OpenCases open, Options options) {
    this.repository = repository;
    this.open = open;
    this.options = options;
  }

  /** Makes the options of a report. */
  @FunctionalInterface
  interface Options {
    /**
     * Returns the options.
     *
     * @param title null for one made of the mappings
     */
    ReportOptions of(@Nullable String title, Redaction redaction, boolean notes);
  }

  /**
   * Returns the report; one with notes is written each time, since they change.
   *
   * @throws HttpProblem when too many reports are being written
   */
  ReportFile of(CaseEntry entry, boolean redacted, boolean notes) throws IOException {
    Path file = repository.folder(entry.id()).report(redacted, notes);
    String title = title(entry, redacted);
    Optional<ReportFile> written = notes ? Optional.empty() : written(file, title);
    if (written.isPresent()) {
      return written.get();
    }
    if (!hasPlace()) {
      throw HttpProblem.later(503, "Other reports are being created. Try again in a minute.", 60);
    }
    try {
      written = notes ? Optional.empty() : written(file, title);
      return written.isPresent() ? written.get() : write(entry, title, redacted, notes, file);
    } finally {
      places.release();
    }
  }

  /**
   * What an engineer calls the case is not in it, so redaction does not know its names: a redacted
   * report has neither the name nor the ticket number.
   */
  private static String title(CaseEntry entry, boolean redacted) {
    CaseLabel label = entry.label();
    return redacted || label.isEmpty()
        ? ""
        : label.title(Redaction.secretsOnly().text(entry.name()));
  }

  /** What the report in the file was written as; empty unless it has this title. */
  private static synchronized Optional<ReportFile> written(Path file, String title)
      throws IOException {
    Path about = about(file);
    if (!Files.exists(file) || !Files.exists(about)) {
      return Optional.empty();
    }
    Properties values = new Properties();
    try (Reader in = Files.newBufferedReader(about)) {
      values.load(in);
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // damaged
    }
    String name = values.getProperty(NAME);
    return name != null && title.equals(values.getProperty(TITLE)) && isWhole(file, values)
        ? Optional.of(new ReportFile(file, name))
        : Optional.empty();
  }

  /** Whether a report is as it was written. */
  private static boolean isWhole(Path file, Properties values) throws IOException {
    return String.valueOf(Files.size(file)).equals(values.getProperty(SIZE))
        && checksum(file).equals(values.getProperty(CHECKSUM));
  }

  private static String checksum(Path file) throws IOException {
    return Long.toHexString(AnswerChecksums.checksum(file));
  }

  private static Path about(Path report) {
    return report.resolveSibling(report.getFileName() + ".properties");
  }

  private boolean hasPlace() {
    try {
      return places.tryAcquire(20, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private ReportFile write(
      CaseEntry entry, String title, boolean redacted, boolean notes, Path file)
      throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + "." + RandomText.of128Bits());
    try {
      return open.with(
          entry.id(),
          opened -> {
            Redaction redaction =
                redacted ? CaseRedaction.of(opened.events(), null) : Redaction.secretsOnly();
            Diagnosis diagnosis = opened.newDiagnosis();
            ReportOptions asked = options.of(title.isEmpty() ? null : title, redaction, notes);
            try (Writer out = PrivateFiles.newWriter(draft)) {
              HtmlReport.write(opened.events(), diagnosis, new Traces(opened.events()), asked, out);
            }
            String name =
                ReportFileName.of(
                    opened.events(), diagnosis, asked.zone(), caseName(entry), redacted);
            return place(draft, title, new ReportFile(file, name));
          });
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static String caseName(CaseEntry entry) {
    String label = entry.label().name();
    return label.isEmpty() ? MemberName.withoutArchiveEnding(entry.name()) : label;
  }

  /** Until the report is in its place, nothing is said about it. */
  private static synchronized ReportFile place(Path draft, String title, ReportFile report)
      throws IOException {
    Files.deleteIfExists(about(report.path()));
    Files.move(draft, report.path(), StandardCopyOption.REPLACE_EXISTING);
    Properties values = new Properties();
    values.setProperty(TITLE, title);
    values.setProperty(NAME, report.name());
    values.setProperty(SIZE, String.valueOf(Files.size(report.path())));
    values.setProperty(CHECKSUM, checksum(report.path()));
    try (Writer out = PrivateFiles.newWriter(about(report.path()))) {
      values.store(out, null);
    }
    return report;
  }
}
