package dev.synctrace.serve.page;

import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.VerdictListing;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.text.ActionsOfCase;
import dev.synctrace.output.text.StageMark;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.report.view.member.MemberStatusTab;
import dev.synctrace.report.view.member.MemberView;
import dev.synctrace.serve.cases.CaseEntry;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.cases.LogAddress;
import dev.synctrace.serve.cases.MemberOrder;
import dev.synctrace.serve.cases.RenderedRowFile.RowPage;
import dev.synctrace.serve.cases.RowQuery;
import dev.synctrace.serve.cases.RowWords;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import dev.synctrace.serve.page.DataAddress.Parameter;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The members of a case: all in a list, and one with everything that is known of it. */
public final class MemberPages implements Pages {
  private static final int PAGE = 50;
  private static final int LAST = 1_000_000;
  private static final int MOST_SHOWN = 50;

  /** The verdicts as a file. */
  static final DataAddress DATA =
      new DataAddress(
          "/cases/{case}/members",
          "Members with their verdicts",
          List.of(
              Parameter.choice(
                  "tab",
                  "Status that the members must have.",
                  MemberStatusTab.all().stream().map(MemberStatusTab::key).toList()),
              Parameter.text("words", "Words that the members must have.")),
          () -> VerdictListing.schema(SourceMachines.NONE));

  private final CaseService cases;
  private final ListingDownload downloads;

  public MemberPages(CaseService cases, ListingDownload downloads) {
    this.cases = cases;
    this.downloads = downloads;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .add("GET", DATA.path(), this::list)
        .add("GET", "/cases/{case}/members/explain", this::explain);
  }

  /**
   * {@code /cases/ID/members?tab=&words=&sort=&order=&page=}, the most urgent first; with {@code
   * format=}, those of the tab that have the words as a file, in the order of the command line.
   */
  private PageResult list(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    OutputFormat format = ListingDownload.format(exchange).orElse(null);
    String tab = exchange.parameter("tab").orElse("");
    String words = exchange.parameter("words").orElse("");
    if (format != null) {
      return download(entry, tab, words, format);
    }
    int page = exchange.number("page", LAST);
    SortForm sort = SortForm.of(exchange, MemberOrder.values());
    RowQuery query = new RowQuery(tab, words, sort.order(), sort.descending(), page, PAGE);
    RowPage rows = cases.members(entry.id(), query);
    int last = (int) Math.min(LAST, Pagination.lastPage(PAGE, rows.total()));
    if (page > last) {
      page = last;
      rows = cases.members(entry.id(), query.withPage(page));
    }
    Address unsorted =
        Address.of(entry.id().address() + "/members").with("tab", tab).with("words", words);
    Address address = sort.in(unsorted);
    return PageResult.Page.ok(
        "members",
        Map.ofEntries(
            Map.entry("case", CaseView.of(entry)),
            Map.entry("here", "members"),
            Map.entry("rows", rows.rows()),
            Map.entry("tab", tab),
            Map.entry("words", words),
            Map.entry("sort", sort),
            Map.entry("columns", columns(sort, unsorted)),
            Map.entry("choices", choices(rows, tab, address)),
            Map.entry("marks", StageMark.all()),
            Map.entry("downloads", ListingDownload.choices(unsorted)),
            Map.entry(
                "pager",
                Pagination.of(page, PAGE, rows.rows().size(), rows.total(), LAST, address))));
  }

  private static List<SortForm.Column> columns(SortForm sort, Address address) {
    return List.of(
        sort.column(MemberOrder.NAME, false, "Member", address),
        sort.column(MemberOrder.URGENCY, true, "Verdict", address),
        sort.column(MemberOrder.GRADE, false, "Grade", address),
        sort.column(MemberOrder.CAUSES, false, "Causes", address));
  }

  private PageResult download(CaseEntry entry, String tab, String words, OutputFormat format) {
    ViewFormatter formatter = new ViewFormatter(Redaction.secretsOnly(), ZoneOffset.UTC);
    Predicate<MemberVerdict> wanted =
        verdict -> {
          MemberView member =
              MemberView.of(verdict, words(verdict.mapping(), formatter), 0, formatter);
          return (tab.isEmpty() || member.tab().key().equals(tab))
              && RowWords.match(RowWords.of(member), words);
        };
    boolean all = tab.isEmpty() && words.isBlank();
    return downloads.of(
        "members",
        format,
        sink ->
            cases.with(
                entry.id(),
                opened -> {
                  VerdictListing listing =
                      new VerdictListing(
                          opened.newDiagnosis(),
                          ExplainRequest.all(),
                          Redaction.secretsOnly(),
                          true,
                          ActionsOfCase.lacking(new Traces(opened.events()).all()));
                  sink.write(all ? listing : listing.only(wanted));
                  return listing;
                }));
  }

  private static List<FilterChoice> choices(RowPage rows, String chosen, Address address) {
    List<FilterChoice> choices = new ArrayList<>();
    choices.add(FilterChoice.all(rows, address.with("tab", "").text(), chosen.isEmpty()));
    for (MemberStatusTab tab : MemberStatusTab.all()) {
      choices.add(
          new FilterChoice(
              tab.label(),
              tab.tone().symbol(),
              tab.tone().style(),
              rows.counts().getOrDefault(tab.key(), 0L),
              address.with("tab", tab.key()).text(),
              chosen.equals(tab.key())));
    }
    return choices;
  }

  /** {@code /cases/ID/members/explain?id=}: one member, by any id or its name. */
  private PageResult explain(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    String id =
        exchange.parameter("id").orElseThrow(() -> new HttpProblem(400, "Specify a member."));
    ViewFormatter formatter =
        new ViewFormatter(
            Redaction.secretsOnly(), ZoneOffset.UTC, new LogAddress(entry.id().address()));
    List<MemberView> members =
        cases.with(
            entry.id(),
            opened ->
                opened.explain(id).stream()
                    .limit(MOST_SHOWN)
                    .map(verdict ->
                        MemberView.of(verdict, words(verdict.mapping(), formatter), 0, formatter))
                    .toList());
    if (members.isEmpty()) {
      throw new HttpProblem(404, "No collection or group in this case contains this member.");
    }
    return PageResult.Page.ok(
        "member",
        Map.of(
            "case",
            CaseView.of(entry),
            "here",
            "members",
            "members",
            members,
            "citations",
            cases.with(
                entry.id(),
                opened -> opened.links(formatter, new LogAddress(entry.id().address())))));
  }

  private static String words(Mapping mapping, ViewFormatter formatter) {
    return formatter.named(mapping.collectionName(), mapping.collectionId())
        + " → "
        + formatter.named(mapping.groupName(), mapping.groupId());
  }
}
