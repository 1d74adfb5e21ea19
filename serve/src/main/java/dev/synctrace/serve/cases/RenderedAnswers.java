package dev.synctrace.serve.cases;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ExplainedAction;
import dev.synctrace.diagnosis.trace.model.ActionIds;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.index.Case;
import dev.synctrace.index.lucene.citation.CitationIndex;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.parsers.bundle.PrivateFiles;
import dev.synctrace.report.member.MemberCollector;
import dev.synctrace.report.page.PageTemplates;
import dev.synctrace.report.page.PageViewBuilder;
import dev.synctrace.report.page.ReportOptions;
import dev.synctrace.report.view.CauseCardView;
import dev.synctrace.report.view.SentenceLinks;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.report.view.action.TraceView;
import dev.synctrace.report.view.action.TraceView.StepView;
import dev.synctrace.report.view.member.MemberView;
import dev.synctrace.report.view.member.MemberView.TimelineEntryView;
import dev.synctrace.report.view.page.PageView;
import dev.synctrace.report.view.page.PrerequisiteView;
import dev.synctrace.serve.cases.RecordCitations.Use;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Works out a case's answers once, when it has been read, and keeps them as markup: pages are then
 * shown at once however large the case is.
 */
final class RenderedAnswers {
  private static final int MOST_PROBLEMS = 200;

  private final PageTemplates templates;
  private final CauseCatalogue causes;

  RenderedAnswers(PageTemplates templates, CauseCatalogue causes) {
    this.templates = templates;
    this.causes = causes;
  }

  /**
   * Writes the answers of a case.
   *
   * @param problems what of the bundle could not be read, one line each
   * @param progress may end the work early
   * @return the answer in one sentence
   */
  String write(
      CaseId id,
      CaseFolder folder,
      Case opened,
      List<String> problems,
      ReportOptions options,
      ReadingProgress progress)
      throws IOException {
    String headline = writeParts(id, folder, opened, problems, options, progress);
    AnswerChecksums.write(folder.answers());
    return headline;
  }

  private String writeParts(
      CaseId id,
      CaseFolder folder,
      Case opened,
      List<String> problems,
      ReportOptions options,
      ReadingProgress progress)
      throws IOException {
    progress.explaining();
    PrivateFiles.createFolders(folder.answers());
    ViewFormatter formatter =
        new ViewFormatter(Redaction.secretsOnly(), ZoneOffset.UTC, new LogAddress(id.address()));
    SentenceLinks links =
        new SentenceLinks(
            opened.sources().stream().map(SourceSummary::path).toList(),
            formatter,
            new LogAddress(id.address()));
    Diagnosis diagnosis = Diagnosis.of(opened, causes, null);
    Traces traces = new Traces(opened);
    Instant epoch = opened.events().timeRange().map(TimeRange::first).orElse(Instant.EPOCH);
    try (CitationIndex.Writer citations = new CitationIndex.Writer(folder.citations());
        AnswerNames names = new AnswerNames(folder.names(), id, formatter);
        RenderedRowFile.Writer rows =
            new RenderedRowFile.Writer(folder.members(), List.of(MemberOrder.values()));
        MemberCollector members =
            MemberCollector.over(
                diagnosis,
                epoch,
                formatter,
                member -> {
                  progress.explaining();
                  addMember(rows, citations, names, id, links, member);
                })) {
      PageView page =
          new PageViewBuilder(opened, diagnosis, traces, members, formatter, templates)
              .page(options);
      Map<String, Object> variables =
          Map.of(
              "page", page,
              "base", id.address(),
              "citations", links,
              "problems", formatter.texts(problems.stream().limit(MOST_PROBLEMS).toList()),
              "moreProblems", Math.max(0, problems.size() - MOST_PROBLEMS));
      write("answers/overview", variables, folder.overview());
      write("answers/sources", variables, folder.sources());
      write("answers/trouble", variables, folder.trouble());
      names.addMappings(diagnosis);
      writeActions(
          traces, diagnosis, formatter, folder.actions(), citations, names, id, links, progress);
      for (CauseCardView card : page.summary().toDo()) {
        if (card.scope() == CauseCardView.Scope.SITE) {
          citations.add(
              card.id() + " " + card.title(),
              id.address(),
              new RecordCitations().evidence(Use.CAUSE, card.evidence()).places());
        }
      }
      for (PrerequisiteView check : page.prerequisites().all()) {
        citations.add(
            check.title(),
            id.address() + "#prerequisites",
            new RecordCitations().evidence(Use.EVIDENCE, check.evidence()).places());
      }
      return page.summary().headline();
    }
  }

  private void addMember(
      RenderedRowFile.Writer rows,
      CitationIndex.Writer citations,
      AnswerNames names,
      CaseId id,
      SentenceLinks links,
      MemberView member) {
    try {
      rows.add(
          member.tab().key(),
          RowWords.of(member),
          markup(
              "answers/member-row",
              Map.of(
                  "member",
                  member,
                  "base",
                  id.address(),
                  "id",
                  member.address(),
                  "citations",
                  links)),
          MemberOrder.keys(member));
      names.add(member, member.address());
      citations.add(
          member.name() + ": " + member.verdict().label() + ", " + member.mapping(),
          id.address() + "/members/explain?id=" + encoded(member.address()),
          new RecordCitations()
              .evidence(Use.EVIDENCE, member.evidence())
              .causes(member.causes())
              .path(member.path())
              .quotes(
                  Use.TIMELINE, member.timeline().stream().map(TimelineEntryView::quote).toList())
              .places());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeActions(
      Traces traces,
      Diagnosis diagnosis,
      ViewFormatter formatter,
      Path file,
      CitationIndex.Writer citations,
      AnswerNames names,
      CaseId id,
      SentenceLinks links,
      ReadingProgress progress)
      throws IOException {
    long number = 0;
    try (RenderedRowFile.Writer rows =
        new RenderedRowFile.Writer(file, List.of(ActionOrder.values()))) {
      for (Trace trace : traces.all()) {
        progress.explaining();
        ExplainedAction action = diagnosis.explained(trace);
        TraceView view = TraceView.of(action, ++number, formatter);
        rows.add(
            view.outcome().name(),
            RowWords.of(view),
            markup("answers/action-row", Map.of("rows", List.of(view), "citations", links)),
            ActionOrder.keys(trace, view));
        names.add(action, view, id.address() + "/traces" + anyId(trace));
        citations.add(
            view.what() + " of " + view.start().exact() + ": " + view.outcome().label(),
            id.address() + "/traces" + anyId(trace),
            new RecordCitations()
                .quotes(Use.STEP, view.steps().stream().map(StepView::quote).toList())
                .path(view.path())
                .causes(view.causes())
                .places());
      }
    }
  }

  /** What finds the action again, as a query of the address; empty where it has no ID. */
  private static String anyId(Trace trace) {
    ActionIds ids = trace.ids();
    if (ids.taskGuid() != null) {
      return "?id=" + encoded(ids.taskGuid());
    }
    return ids.pushId() != null ? "?id=" + ids.pushId() : "";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String markup(String template, Map<String, Object> variables) throws IOException {
    StringWriter out = new StringWriter();
    templates.write(template, variables, out);
    return out.toString();
  }

  private void write(String template, Map<String, Object> variables, Path file) throws IOException {
    try (Writer out = PrivateFiles.newWriter(file)) {
      templates.write(template, variables, out);
    }
  }
}
