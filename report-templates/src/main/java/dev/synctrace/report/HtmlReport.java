package dev.synctrace.report;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.report.member.MemberCollector;
import dev.synctrace.report.page.PageAssets;
import dev.synctrace.report.page.PageTemplates;
import dev.synctrace.report.page.PageViewBuilder;
import dev.synctrace.report.page.QuoteSurroundings;
import dev.synctrace.report.page.ReportOptions;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.report.view.page.PageView;
import dev.synctrace.report.view.page.SummaryView;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Map;

/**
 * Writes a case as one HTML file that needs nothing else: no tool, no network. It is read and
 * written in one go; memory does not grow with the members. The same case and options give the same
 * text.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /**
   * Writes the page.
   *
   * @param out takes the text; its encoding must be UTF-8; it is flushed, not closed
   * @return the summary that is on top of the page
   */
  public static SummaryView write(
      Case opened, Diagnosis diagnosis, Traces traces, ReportOptions options, Writer out)
      throws IOException {
    ViewFormatter formatter = new ViewFormatter(options.redaction(), options.zone());
    PageTemplates templates = new PageTemplates();
    Instant epoch = opened.events().timeRange().map(TimeRange::first).orElse(Instant.EPOCH);
    try (MemberCollector members = MemberCollector.over(diagnosis, epoch, formatter)) {
      PageView page =
          new PageViewBuilder(opened, diagnosis, traces, members, formatter, templates)
              .page(options);
      templates.write(
          "report",
          Map.of(
              "page",
              page,
              "assets",
              PageAssets.load(),
              "utc",
              formatter.isUtc(),
              "surroundings",
              new QuoteSurroundings(opened, formatter)),
          out);
      out.flush();
      return page.summary();
    }
  }
}
