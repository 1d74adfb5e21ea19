package dev.synctrace.report.page;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.TimeWindow;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.RepeatedSiteEvent;
import dev.synctrace.diagnosis.trace.advice.ServiceConnectorActivities;
import dev.synctrace.diagnosis.trace.join.Clocks;
import dev.synctrace.index.Case;
import dev.synctrace.index.annotation.RecordNote;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.LogRecord;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.report.member.MemberCollector;
import dev.synctrace.report.view.CauseView;
import dev.synctrace.report.view.EnglishFormat;
import dev.synctrace.report.view.ListPreview;
import dev.synctrace.report.view.StatusTone;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.report.view.action.ActionsView;
import dev.synctrace.report.view.action.ActionsView.ClockView;
import dev.synctrace.report.view.action.ActionsView.ServiceConnectorTroubleView;
import dev.synctrace.report.view.member.MembersView;
import dev.synctrace.report.view.page.AboutView;
import dev.synctrace.report.view.page.MappingStatusView;
import dev.synctrace.report.view.page.MergedChangesView;
import dev.synctrace.report.view.page.NoteView;
import dev.synctrace.report.view.page.OpenQuestionsView;
import dev.synctrace.report.view.page.PageView;
import dev.synctrace.report.view.page.PrerequisiteView;
import dev.synctrace.report.view.page.SourceCoverageView;
import dev.synctrace.report.view.page.SourceView;
import dev.synctrace.report.view.page.SummaryView;
import dev.synctrace.report.view.page.TimelineView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads each section's content from the case. For one page. */
public final class PageViewBuilder {
  private static final List<StatusTone> WORST_FIRST =
      List.of(StatusTone.BAD, StatusTone.OPEN, StatusTone.GOOD);
  private static final int TOP_CAUSES = 5;
  private static final int SOURCES = 100;
  private static final int CHANGES = 100;

  private final Case opened;
  private final Diagnosis diagnosis;
  private final MemberCollector members;
  private final ActionCollector actions;
  private final ViewFormatter formatter;
  private final PagedMarkup pagedMarkup;

  public PageViewBuilder(
      Case opened,
      Diagnosis diagnosis,
      Traces traces,
      MemberCollector members,
      ViewFormatter formatter,
      PageTemplates templates) {
    this.opened = opened;
    this.diagnosis = diagnosis;
    this.members = members;
    this.formatter = formatter;
    this.pagedMarkup = new PagedMarkup(templates);
    Clocks clocks = new Clocks();
    clocks.addStatusMessages(opened.events());
    this.actions = ActionCollector.over(traces, diagnosis, formatter, clocks);
  }

  /** All sections; what is long in them is read while the page is written. */
  public PageView page(ReportOptions options) {
    Optional<TimelineSvg> drawing = window().map(window -> new TimelineSvg(window, formatter));
    GroupChangeHistory trail =
        GroupChangeHistory.read(
            opened.events(),
            diagnosis,
            formatter,
            (deed, time) -> drawing.ifPresent(axis -> axis.change(deed, time)));
    return new PageView(
        options.title() == null ? title() : formatter.name(options.title()),
        summary(),
        options.notes() ? notes() : List.of(),
        diagnosis.prerequisites().stream()
            .map(prerequisite -> PrerequisiteView.of(prerequisite, formatter))
            .sorted(Comparator.comparingInt(check -> WORST_FIRST.indexOf(check.tone())))
            .toList(),
        statuses(),
        OpenQuestionsView.of(diagnosis.unknownErrors(), members.collectNext(), formatter),
        members(),
        audit(trail),
        drawing.map(this::draw).orElse(null),
        actions(),
        sources(),
        opened.sources().stream().mapToLong(source -> source.problems().size()).sum(),
        coverage(),
        diagnosis.coverage().audit().windows().stream().map(this::stretch).toList(),
        about(options));
  }

  private String title() {
    List<String> mappings = members.mappings();
    return switch (mappings.size()) {
      case 0 -> "Tenant-attach report";
      case 1 -> mappings.getFirst();
      default -> EnglishFormat.of("%,d synchronized collections", mappings.size());
    };
  }

  private SummaryView summary() {
    return new SummaryView(
        members.counts().all(),
        members.counts().inCollections(),
        members.mappings().size(),
        SummaryView.shares(members.counts()),
        members.causes().causes(TOP_CAUSES),
        Math.max(0, members.causes().size() - TOP_CAUSES),
        diagnosis.siteCauses().stream().map(cause -> CauseView.of(cause, formatter)).toList(),
        actions.summary());
  }

  /** By time of the records, which is the order of a story; what has no time comes last. */
  private List<NoteView> notes() {
    List<NoteView> notes = new ArrayList<>();
    for (RecordNote note : opened.annotations().read().notes()) {
      notes.add(
          new NoteView(
              formatter.text(note.source()) + ":" + note.line(),
              LogReader.at(opened.events(), note.source(), note.line())
                  .map(LogRecord::event)
                  .filter(event -> event.endLine() >= note.line())
                  .map(formatter::quote)
                  .orElse(null),
              formatter.text(note.text()),
              formatter.time(note.written())));
    }
    notes.sort(
        Comparator.comparing(
            note -> note.record() == null ? null : note.record().time().instant(),
            Comparator.nullsLast(Comparator.<Instant>naturalOrder())));
    return notes;
  }

  private List<MappingStatusView> statuses() {
    return members.statuses().stream().map(this::status).toList();
  }

  private MappingStatusView status(MappingStatus status) {
    return MappingStatusView.of(status, members.collectionType(status.mapping()), formatter);
  }

  private MembersView members() {
    return new MembersView(
        members.firstPage(),
        members.counts().all(),
        members.counts(),
        new PageScriptData(members, formatter).json(opened.events().timeRange()),
        members.data().rows(),
        members.data().details(),
        members.mappings().size() > 1);
  }

  private ListPreview<MergedChangesView> audit(GroupChangeHistory trail) {
    return pagedMarkup.of(trail.rows(), trail.total(), "audit", CHANGES);
  }

  private ActionsView actions() {
    return new ActionsView(
        actions.paged(pagedMarkup),
        ServiceConnectorActivities.of(opened.events()).stream()
            .filter(RepeatedSiteEvent::isTrouble)
            .map(activity -> ServiceConnectorTroubleView.of(activity, formatter))
            .toList(),
        actions.clocks().stream()
            .filter(ClockView::tells)
            .map(clock -> ClockView.of(clock, formatter))
            .toList());
  }

  private ListPreview<SourceView> sources() {
    return pagedMarkup.of(
        opened.sources().stream()
            .map(source -> SourceView.of(source, opened.machines(), formatter))
            .toList(),
        "sources",
        SOURCES);
  }

  private ListPreview<SourceCoverageView> coverage() {
    return pagedMarkup.of(
        diagnosis.sources().stream()
            .map(source -> SourceCoverageView.of(source, formatter))
            .toList(),
        "coverage",
        SOURCES);
  }

  private SourceCoverageView.Stretch stretch(TimeWindow window) {
    return new SourceCoverageView.Stretch(
        formatter.time(window.from()), formatter.time(window.to()));
  }

  /** What the axis spans: cycles and actions; where there are none, all events. */
  private Optional<TimeWindow> window() {
    List<Instant> times =
        Stream.concat(
                diagnosis.site().cycles().stream()
                    .flatMap(cycle -> Stream.of(cycle.from(), cycle.to())),
                actions.drawn().stream().map(ActionCollector.Drawn::time))
            .sorted()
            .toList();
    return times.isEmpty()
        ? opened.events().timeRange().map(PageViewBuilder::window)
        : Optional.of(new TimeWindow(times.getFirst(), times.getLast()));
  }

  private static TimeWindow window(TimeRange range) {
    return new TimeWindow(range.first(), range.last());
  }

  private @Nullable TimelineView draw(TimelineSvg drawing) {
    List<SyncCycle> cycles = diagnosis.site().cycles();
    Set<String> logs =
        opened.sources().stream()
            .filter(source -> !Set.of("audit", "fact", "none").contains(source.framing()))
            .map(SourceSummary::path)
            .collect(Collectors.toSet());
    TimelineView axis =
        drawing.draw(cycles, actions.drawn(), diagnosis.coverage(), diagnosis.sources(), logs);
    return axis.lanes().isEmpty() ? null : axis;
  }

  private AboutView about(ReportOptions options) {
    return new AboutView(
        options.version(),
        formatter.text(options.commandLine()),
        formatter.time(options.created()),
        formatter.zoneName(),
        opened.sources().size(),
        opened.sources().stream().mapToLong(SourceSummary::records).sum(),
        options.redaction().replacesNames(),
        options.redaction()::masked);
  }
}
