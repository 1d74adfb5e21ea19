package dev.synctrace.cli.command;

import dev.synctrace.cli.option.ReportFormat;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.Case;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.VerdictListing;
import dev.synctrace.output.json.ReportJson;
import dev.synctrace.output.markdown.MarkdownSummary;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.report.HtmlReport;
import dev.synctrace.report.page.ReportOptions;
import java.io.IOException;
import java.io.PrintWriter;

/** One case to report on, in any form. */
record ReportWriter(Case opened, Diagnosis diagnosis, Traces traces, ReportOptions options) {

  /**
   * Writes the report and leaves the writer open.
   *
   * @return what the page says first; empty for forms that say it nowhere
   */
  String write(ReportFormat format, PrintWriter out) throws IOException {
    switch (format) {
      case HTML -> {
        return HtmlReport.write(opened, diagnosis, traces, options, out).headline();
      }
      case JSON ->
          ReportJson.write(out, opened, diagnosis, traces, options.redaction(), options.version());
      case CSV ->
          OutputFormat.CSV.write(
              new VerdictListing(diagnosis, ExplainRequest.all(), options.redaction()),
              new TextPage(out, Integer.MAX_VALUE, false));
      case MD ->
          MarkdownSummary.write(
              out,
              opened,
              diagnosis,
              traces,
              options.redaction(),
              options.title(),
              options.version());
    }
    return "";
  }
}
