package dev.synctrace.report.page;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
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
import dev.synctrace.report.view.CauseCardView;
import dev.synctrace.report.view.CauseView;
import dev.synctrace.report.view.EnglishFormat;
import dev.synctrace.report.view.EvidenceView;
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
import dev.synctrace.report.view.page.PrerequisitesView;
import dev.synctrace.report.view.page.SourceView;
import dev.synctrace.report.view.page.SummaryView;
import dev.synctrace.report.view.page.TimelineView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    this.actions =
        ActionCollector.over(traces, diagnosis, members.openQuestions(), formatter, clocks);
  }

  /** All sections; what is long in them is read while the page is written. */
  public PageView page(ReportOptions options) {
    List<CauseCardView> cards = cards();
    Optional<TimelineSvg> drawing =
        window(decisive(cards)).map(window -> new TimelineSvg(window, formatter));
    GroupChangeHistory trail =
        GroupChangeHistory.read(
            opened.events(),
            diagnosis,
            formatter,
            (deed, time) -> drawing.ifPresent(axis -> axis.change(deed, time)));
    return new PageView(
        options.title() == null ? title() : formatter.givenName(options.title()),
        summary(cards),
        options.notes() ? notes() : List.of(),
        prerequisites(),
        statuses(),
        OpenQuestionsView.of(diagnosis.unknownErrors(), members.collectNext(), formatter),
        members(),
        audit(trail),
        drawing.map(axis -> draw(axis, decisive(cards))).orElse(null),
        actions(),
        sources(),
        opened.machines().bundles().stream()
            .map(bundle -> formatter.text(bundle.description() + " (" + bundle.path() + ")"))
            .toList(),
        opened.sources().stream().mapToLong(source -> source.problems().size()).sum(),
        diagnosis.coverage().audit().windows().stream()
            .map(window -> SourceView.Stretch.of(window, formatter))
            .toList(),
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

  private SummaryView summary(List<CauseCardView> cards) {
    return new SummaryView(
        members.counts().all(),
        members.mappings().size(),
        members.statuses().stream().mapToLong(MappingStatus::unproven).sum(),
        SummaryView.shares(members.counts()),
        cards,
        Math.max(0, members.causes().size() - TOP_CAUSES)
            + Math.max(0, actions.causes().size() - TOP_CAUSES),
        members.collectNext().size(),
        actions.summary());
  }

  /** First what holds members back, then what stopped actions, then what concerns the site. */
  private List<CauseCardView> cards() {
    List<CauseCardView> cards = new ArrayList<>(members.causes().causes(TOP_CAUSES));
    cards.addAll(actions.causes().causes(TOP_CAUSES));
    Set<String> told = cards.stream().map(CauseCardView::id).collect(Collectors.toSet());
    diagnosis.siteCauses().stream()
        .filter(cause -> !told.contains(cause.id()))
        .map(cause -> CauseCardView.ofSite(CauseView.of(cause, formatter)))
        .forEach(cards::add);
    return cards;
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

  private PrerequisitesView prerequisites() {
    Map<Boolean, List<PrerequisiteView>> byMet =
        diagnosis.prerequisites().stream()
            .map(prerequisite -> PrerequisiteView.of(prerequisite, formatter))
            .sorted(Comparator.comparingInt(check -> WORST_FIRST.indexOf(check.tone())))
            .collect(Collectors.partitioningBy(check -> check.tone() == StatusTone.GOOD));
    return new PrerequisitesView(
        Objects.requireNonNull(byMet.get(false)), Objects.requireNonNull(byMet.get(true)));
  }

  private ListPreview<SourceView> sources() {
    Map<String, SourceCoverage> coverage =
        diagnosis.sources().stream()
            .collect(Collectors.toMap(SourceCoverage::source, source -> source, (one, _) -> one));
    return pagedMarkup.of(
        opened.sources().stream()
            .map(source ->
                SourceView.of(source, opened.machines(), coverage.get(source.path()), formatter))
            .toList(),
        "sources",
        SOURCES);
  }

  /** The records that the causes rest on, as far as they have a time; by time. */
  private static List<TimelineSvg.Decisive> decisive(List<CauseCardView> cards) {
    List<TimelineSvg.Decisive> decisive = new ArrayList<>();
    for (CauseCardView card : cards) {
      for (EvidenceView piece : card.evidence()) {
        Instant time = piece.quote().time().instant();
        if (piece.supports() && time != null) {
          decisive.add(new TimelineSvg.Decisive(time, card.id() + ": " + piece.says()));
        }
      }
    }
    decisive.sort(Comparator.comparing(TimelineSvg.Decisive::time));
    return decisive;
  }

  /**
   * What the axis spans: cycles and actions with the decisive records near them; where there are
   * none, all events.
   */
  private Optional<TimeWindow> window(List<TimelineSvg.Decisive> decisive) {
    List<Instant> times =
        Stream.concat(
                diagnosis.site().cycles().stream()
                    .flatMap(cycle -> Stream.of(cycle.from(), cycle.to())),
                actions.drawn().stream().map(ActionCollector.Drawn::time))
            .sorted()
            .toList();
    return times.isEmpty()
        ? opened.events().timeRange().map(PageViewBuilder::window)
        : Optional.of(
            TimelineSvg.widened(new TimeWindow(times.getFirst(), times.getLast()), decisive));
  }

  private static TimeWindow window(TimeRange range) {
    return new TimeWindow(range.first(), range.last());
  }

  private @Nullable TimelineView draw(TimelineSvg drawing, List<TimelineSvg.Decisive> decisive) {
    List<SyncCycle> cycles = diagnosis.site().cycles();
    Set<String> logs =
        opened.sources().stream()
            .filter(source -> !Set.of("audit", "fact", "none").contains(source.framing()))
            .map(SourceSummary::path)
            .collect(Collectors.toSet());
    TimelineView axis =
        drawing.draw(
            decisive, cycles, actions.drawn(), diagnosis.coverage(), diagnosis.sources(), logs);
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
