package dev.synctrace.serve.page;

import dev.synctrace.output.text.StageMark;
import dev.synctrace.report.view.GradeView;
import dev.synctrace.report.view.member.VerdictLabel;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import java.util.List;
import java.util.Map;

/** {@code /help}: the grades, verdicts and symbols of the pages, and a glossary. */
public final class HelpPage implements Pages {

  /**
   * Explanation of the terms of the pages.
   *
   * @param grades surest first
   * @param verdicts worst first
   * @param marks of the stages of a path
   */
  public record Legend(
      List<GradeView> grades, List<VerdictLabel> verdicts, List<StageMark> marks) {}

  @Override
  public void addTo(Routes routes) {
    routes.add("GET", "/help", this::help);
  }

  private PageResult help(Exchange exchange) {
    return PageResult.Page.ok(
        "help", Map.of("legend", new Legend(GradeView.all(), VerdictLabel.all(), StageMark.all())));
  }
}
