package dev.synctrace.serve.page;

import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.compare.CaseComparison;
import dev.synctrace.diagnosis.compare.CaseComparison.ActionDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.ActionSide;
import dev.synctrace.diagnosis.compare.CaseComparison.Change;
import dev.synctrace.diagnosis.compare.CaseComparison.VerdictDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.VerdictSide;
import dev.synctrace.output.ComparisonListing;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.report.view.GradeView;
import dev.synctrace.report.view.StatusTone;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.report.view.action.OutcomeView;
import dev.synctrace.report.view.member.VerdictLabel;
import dev.synctrace.serve.cases.CaseComparisons;
import dev.synctrace.serve.cases.CaseComparisons.ComparedCases;
import dev.synctrace.serve.cases.CaseEntry;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import dev.synctrace.serve.page.DataAddress.Parameter;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What differs between two cases of the server. */
public final class ComparisonPage implements Pages {
  private static final int MOST_ROWS = 500;

  /** The comparison as a file. */
  static final DataAddress DATA =
      new DataAddress(
          "/cases/{case}/compare",
          "What differs between two cases",
          List.of(
              Parameter.required(
                  "with", "ID of the other case; the one that ends earlier is the older.")),
          ComparisonListing::schema);

  private final CaseService cases;
  private final CaseComparisons comparisons;
  private final ListingDownload downloads;

  public ComparisonPage(CaseService cases, ListingDownload downloads) {
    this.cases = cases;
    this.comparisons = new CaseComparisons(cases);
    this.downloads = downloads;
  }

  /** A change for people. */
  public record ChangeView(String label, StatusTone tone) {
    static ChangeView of(Change change) {
      return switch (change) {
        case BROKEN -> new ChangeView("Broken", StatusTone.BAD);
        case LOST_SIGHT -> new ChangeView("No longer visible", StatusTone.OPEN);
        case FIXED -> new ChangeView("Fixed", StatusTone.GOOD);
        case CHANGED -> new ChangeView("Changed", StatusTone.ODD);
        case APPEARED -> new ChangeView("New", StatusTone.WAITING);
        case GONE -> new ChangeView("Gone", StatusTone.WAITING);
      };
    }
  }

  /**
   * Something that differs.
   *
   * @param href its page in the case that has it, the newer one if both do
   * @param about the group of a member, or the task of an action
   * @param before in the older case; a dash where it is not in it
   * @param after in the newer case; a dash where it is not in it
   * @param cause what explains it; empty for none
   */
  public record DifferenceRow(
      ChangeView change,
      String name,
      String href,
      String about,
      String before,
      String after,
      String cause) {}

  @Override
  public void addTo(Routes routes) {
    routes.add("GET", DATA.path(), this::compare);
  }

  /**
   * {@code /cases/ID/compare?with=ID2}, of which the one that ends earlier is the older; without
   * {@code with}, the cases to choose from. With {@code format=} as a file.
   */
  private PageResult compare(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    String other = exchange.parameter("with").orElse("");
    if (other.isEmpty()) {
      return choices(entry);
    }
    CaseEntry with = cases.findReady(other);
    if (with.id().equals(entry.id())) {
      throw new HttpProblem(400, "A case cannot be compared with itself. Choose another one.");
    }
    ComparedCases compared = comparisons.of(entry, with);
    OutputFormat format = ListingDownload.format(exchange).orElse(null);
    if (format != null) {
      return downloads.of("comparison", format, sink -> sink.write(listing(compared)));
    }
    return page(entry, with, compared);
  }

  private ComparisonListing listing(ComparedCases compared) {
    return new ComparisonListing(
        CaseView.of(compared.older()).title(),
        CaseView.of(compared.newer()).title(),
        compared.comparison(),
        this::title);
  }

  private PageResult choices(CaseEntry entry) {
    return PageResult.Page.ok(
        "compare",
        Map.of(
            "case",
            CaseView.of(entry),
            "here",
            "compare",
            "others",
            cases.all().stream()
                .filter(each -> !each.id().equals(entry.id()))
                .filter(each -> each.state() == CaseEntry.State.READY)
                .map(each ->
                    new CaseChoice(
                        CaseView.of(each).title(),
                        Address.of(entry.id().address() + "/compare")
                            .with("with", each.id().value())
                            .text()))
                .toList()));
  }

  /** Another case, and the address of the comparison with it. */
  public record CaseChoice(String title, String href) {}

  private PageResult page(CaseEntry entry, CaseEntry with, ComparedCases compared) {
    CaseComparison comparison = compared.comparison();
    ViewFormatter formatter = new ViewFormatter(Redaction.secretsOnly(), ZoneOffset.UTC);
    Function<Boolean, String> address =
        isNewer -> (isNewer ? compared.newer() : compared.older()).id().address();
    return PageResult.Page.ok(
        "comparison",
        Map.ofEntries(
            Map.entry("case", CaseView.of(entry)),
            Map.entry("here", "compare"),
            Map.entry("older", CaseView.of(compared.older())),
            Map.entry("newer", CaseView.of(compared.newer())),
            Map.entry("headline", listing(compared).headline()),
            Map.entry("comparison", comparison),
            Map.entry("mostRows", MOST_ROWS),
            Map.entry("titles", (Function<String, String>) this::title),
            Map.entry(
                "members",
                comparison.verdicts().stream()
                    .limit(MOST_ROWS)
                    .map(each -> row(each, address, formatter))
                    .toList()),
            Map.entry(
                "actions",
                comparison.actions().stream()
                    .limit(MOST_ROWS)
                    .map(each -> row(each, address, formatter))
                    .toList()),
            Map.entry(
                "prerequisites",
                comparison.prerequisites().stream()
                    .map(each ->
                        new DifferenceRow(
                            ChangeView.of(each.change()),
                            formatter.text(each.title()),
                            "",
                            "",
                            each.oldState() == null ? "–" : each.oldState().name(),
                            each.newState() == null ? "–" : each.newState().name(),
                            ""))
                    .toList()),
            Map.entry(
                "downloads",
                ListingDownload.choices(
                    Address.of(entry.id().address() + "/compare")
                        .with("with", with.id().value())))));
  }

  private DifferenceRow row(
      VerdictDifference each, Function<Boolean, String> address, ViewFormatter formatter) {
    VerdictSide shown = each.newSide() == null ? each.oldSide() : each.newSide();
    String root = shown == null ? null : shown.rootCause();
    return new DifferenceRow(
        ChangeView.of(each.change()),
        formatter.name(each.member()),
        Address.of(address.apply(each.newSide() != null) + "/members/explain")
            .with("id", each.id())
            .text(),
        formatter.named(each.mapping().groupName(), each.mapping().groupId()),
        words(each.oldSide()),
        words(each.newSide()),
        root == null ? "" : title(root) + " (" + root + ")");
  }

  private DifferenceRow row(
      ActionDifference each, Function<Boolean, String> address, ViewFormatter formatter) {
    ActionSide shown = each.newSide() == null ? each.oldSide() : each.newSide();
    String cause = shown == null ? null : shown.cause();
    return new DifferenceRow(
        ChangeView.of(each.change()),
        each.action() == null ? "Action" : formatter.text(each.action()),
        Address.of(address.apply(each.newSide() != null) + "/traces")
            .with("id", each.taskGuid())
            .text(),
        each.taskGuid(),
        words(each.oldSide()),
        words(each.newSide()),
        cause == null ? "" : title(cause) + " (" + cause + ")");
  }

  private static String words(@Nullable VerdictSide side) {
    return side == null
        ? "–"
        : VerdictLabel.of(side.verdict()).label() + " (" + GradeView.of(side.grade()).label() + ")";
  }

  private static String words(@Nullable ActionSide side) {
    return side == null ? "–" : OutcomeView.of(side.outcome()).label();
  }

  private String title(String cause) {
    return cases.causes().byId(cause).map(Cause::title).orElse(cause);
  }
}
