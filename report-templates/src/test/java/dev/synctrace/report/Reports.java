package dev.synctrace.report;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.Case;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.output.BundleCase;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.report.page.ReportOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Makes reports of bundles. */
final class Reports {
  static final Instant CREATED = Instant.parse("2026-11-21T08:00:00Z");

  private Reports() {}

  static ReportOptions options(@Nullable String title, ZoneId zone) {
    return new ReportOptions(
        title,
        zone,
        Redaction.secretsOnly(),
        true,
        CREATED,
        "1.2.3",
        "synctrace report case.zip -o report.html");
  }

  /** Writes the page of a case. */
  static Path write(Path caseFolder, ReportOptions options, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      write(caseFolder, options, out);
    }
    return file;
  }

  static void write(Path caseFolder, ReportOptions options, Writer out) throws IOException {
    try (Case opened = new LuceneCaseStore(caseFolder).open()) {
      HtmlReport.write(
          opened,
          Diagnosis.of(opened, CauseCatalogue.builtIn(), null),
          new Traces(opened),
          options,
          out);
    }
  }

  /** From a bundle to the page. */
  static Path of(Path bundle, Path temp, ReportOptions options) throws IOException {
    Path caseFolder = temp.resolve("case-" + bundle.getFileName());
    BundleCase.ingest(caseFolder, bundle);
    return write(caseFolder, options, temp.resolve(bundle.getFileName() + ".html"));
  }
}
