package dev.synctrace.report.page;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.Window;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.SiteActivities;
import dev.synctrace.diagnosis.trace.advice.SiteActivity;
import dev.synctrace.diagnosis.trace.join.Clocks;
import dev.synctrace.index.Case;
import dev.synctrace.index.SourceSummary;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.report.ReportOptions;
import dev.synctrace.report.member.MemberPass;
import dev.synctrace.report.view.CauseView;
import dev.synctrace.report.view.Paged;
import dev.synctrace.report.view.Phrase;
import dev.synctrace.report.view.Shown;
import dev.synctrace.report.view.Tone;
import dev.synctrace.report.view.action.ActionsView;
import dev.synctrace.report.view.action.ActivityView;
import dev.synctrace.report.view.action.ClockView;
import dev.synctrace.report.view.member.MembersView;
import dev.synctrace.report.view.page.AboutView;
import dev.synctrace.report.view.page.AuditView;
import dev.synctrace.report.view.page.AxisView;
import dev.synctrace.report.view.page.CoverageView;
import dev.synctrace.report.view.page.OpenView;
import dev.synctrace.report.view.page.PageView;
import dev.synctrace.report.view.page.PrerequisiteView;
import dev.synctrace.report.view.page.SourceView;
import dev.synctrace.report.view.page.StatusView;
import dev.synctrace.report.view.page.SummaryView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads each section's content from the case. For one page. */
public final class PageBuilder {
  private static final List<Tone> WORST_FIRST = List.of(Tone.BAD, Tone.OPEN, Tone.GOOD);
  private static final int TOP_CAUSES = 5;
  private static final int SOURCES = 100;
  private static final int CHANGES = 100;

  private final Case opened;
  private final Diagnosis diagnosis;
  private final MemberPass members;
  private final ActionPass actions;
  private final Shown shown;
  private final Packs packs;

  public PageBuilder(
      Case opened,
      Diagnosis diagnosis,
      Traces traces,
      MemberPass members,
      Shown shown,
      PageTemplates templates) {
    this.opened = opened;
    this.diagnosis = diagnosis;
    this.members = members;
    this.shown = shown;
    this.packs = new Packs(templates);
    Clocks clocks = new Clocks();
    clocks.addStatusMessages(opened.events());
    this.actions = ActionPass.over(traces, diagnosis, shown, clocks);
  }

  /** All sections; what is long in them is read while the page is written. */
  public PageView page(ReportOptions options) {
    Optional<AxisDrawing> drawing = window().map(window -> new AxisDrawing(window, shown));
    AuditTrail trail =
        AuditTrail.read(
            opened.events(),
            diagnosis,
            shown,
            (deed, time) -> drawing.ifPresent(axis -> axis.change(deed, time)));
    return new PageView(
        options.title() == null ? title() : shown.name(options.title()),
        summary(),
        diagnosis.prerequisites().stream()
            .map(prerequisite -> PrerequisiteView.of(prerequisite, shown))
            .sorted(Comparator.comparingInt(check -> WORST_FIRST.indexOf(check.tone())))
            .toList(),
        statuses(),
        OpenView.of(diagnosis.unknownErrors(), members.collectNext(), shown),
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
      default -> Phrase.of("%,d synchronized collections", mappings.size());
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
        diagnosis.siteCauses().stream().map(cause -> CauseView.of(cause, shown)).toList(),
        actions.summary());
  }

  private List<StatusView> statuses() {
    return members.statuses().stream().map(this::status).toList();
  }

  private StatusView status(MappingStatus status) {
    return StatusView.of(status, members.collectionType(status.mapping()), shown);
  }

  private MembersView members() {
    return new MembersView(
        members.firstPage(),
        members.counts().all(),
        members.counts(),
        new PageSetup(members, shown).json(opened.events().timeRange()),
        members.data().rows(),
        members.data().details(),
        members.mappings().size() > 1);
  }

  private Paged<AuditView> audit(AuditTrail trail) {
    return packs.of(trail.rows(), trail.total(), "audit", CHANGES);
  }

  private ActionsView actions() {
    return new ActionsView(
        actions.paged(packs),
        SiteActivities.of(opened.events()).stream()
            .filter(SiteActivity::isTrouble)
            .map(activity -> ActivityView.of(activity, shown))
            .toList(),
        actions.clocks().stream()
            .filter(ClockView::tells)
            .map(clock -> ClockView.of(clock, shown))
            .toList());
  }

  private Paged<SourceView> sources() {
    return packs.of(
        opened.sources().stream()
            .map(source -> SourceView.of(source, opened.machines(), shown))
            .toList(),
        "sources",
        SOURCES);
  }

  private Paged<CoverageView> coverage() {
    return packs.of(
        diagnosis.sources().stream().map(source -> CoverageView.of(source, shown)).toList(),
        "coverage",
        SOURCES);
  }

  private CoverageView.Stretch stretch(Window window) {
    return new CoverageView.Stretch(shown.time(window.from()), shown.time(window.to()));
  }

  /** What the axis spans: passes and actions; where there are none, all events. */
  private Optional<Window> window() {
    List<Instant> times =
        Stream.concat(
                diagnosis.site().cycles().stream()
                    .flatMap(cycle -> Stream.of(cycle.from(), cycle.to())),
                actions.drawn().stream().map(ActionPass.Drawn::time))
            .sorted()
            .toList();
    return times.isEmpty()
        ? opened.events().timeRange().map(PageBuilder::window)
        : Optional.of(new Window(times.getFirst(), times.getLast()));
  }

  private static Window window(TimeRange range) {
    return new Window(range.first(), range.last());
  }

  private @Nullable AxisView draw(AxisDrawing drawing) {
    List<SyncCycle> cycles = diagnosis.site().cycles();
    Set<String> logs =
        opened.sources().stream()
            .filter(source -> !Set.of("audit", "fact", "none").contains(source.framing()))
            .map(SourceSummary::path)
            .collect(Collectors.toSet());
    AxisView axis =
        drawing.draw(cycles, actions.drawn(), diagnosis.coverage(), diagnosis.sources(), logs);
    return axis.lanes().isEmpty() ? null : axis;
  }

  private AboutView about(ReportOptions options) {
    return new AboutView(
        options.version(),
        shown.text(options.commandLine()),
        shown.time(options.created()),
        shown.zoneName(),
        opened.sources().size(),
        opened.sources().stream().mapToLong(SourceSummary::records).sum(),
        options.redaction().replacesNames(),
        options.redaction()::masked);
  }
}
