package dev.synctrace.serve.page;

import dev.synctrace.diagnosis.trace.ActionFinder.ActionsByMeaning;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.text.StageMark;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.report.view.action.OutcomeView;
import dev.synctrace.report.view.action.TraceView;
import dev.synctrace.serve.cases.ActionOrder;
import dev.synctrace.serve.cases.CaseEntry;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.cases.LogAddress;
import dev.synctrace.serve.cases.RenderedRowFile.RowPage;
import dev.synctrace.serve.cases.RowQuery;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tenant-attach actions of a case. */
public final class ActionPages implements Pages {
  private static final int PAGE = 25;
  private static final int LAST = 1_000_000;
  private static final int MOST_SHOWN = 100;

  private final CaseService cases;

  public ActionPages(CaseService cases) {
    this.cases = cases;
  }

  @Override
  public void addTo(Routes routes) {
    routes.add("GET", "/cases/{case}/traces", this::list);
  }

  /**
   * {@code /cases/ID/traces?outcome=&words=&sort=&order=&page=}, the most urgent first; with {@code
   * id} those of one task, push, user or device.
   */
  private PageResult list(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    return exchange.parameter("id").isPresent()
        ? found(entry, exchange.parameter("id").get())
        : all(entry, exchange);
  }

  private PageResult all(CaseEntry entry, Exchange exchange) throws IOException {
    String outcome = exchange.parameter("outcome").orElse("");
    String words = exchange.parameter("words").orElse("");
    int page = exchange.number("page", LAST);
    SortForm sort = SortForm.of(exchange, ActionOrder.values());
    RowQuery query = new RowQuery(outcome, words, sort.order(), sort.descending(), page, PAGE);
    RowPage rows = cases.actions(entry.id(), query);
    int last = (int) Math.min(LAST, Pagination.lastPage(PAGE, rows.total()));
    if (page > last) {
      page = last;
      rows = cases.actions(entry.id(), query.withPage(page));
    }
    Address unsorted =
        Address.of(entry.id().address() + "/traces").with("outcome", outcome).with("words", words);
    Address address = sort.in(unsorted);
    return PageResult.Page.ok(
        "traces",
        Map.ofEntries(
            Map.entry("case", CaseView.of(entry)),
            Map.entry("here", "traces"),
            Map.entry("rows", rows.rows()),
            Map.entry("outcome", outcome),
            Map.entry("words", words),
            Map.entry("sort", sort),
            Map.entry("orders", orders(sort, unsorted)),
            Map.entry("choices", choices(rows, outcome, address)),
            Map.entry("marks", StageMark.all()),
            Map.entry("trouble", cases.trouble(entry.id())),
            Map.entry(
                "pager",
                Pagination.of(page, PAGE, rows.rows().size(), rows.total(), LAST, address))));
  }

  /** An order that the list can have, as a link. */
  public record OrderChoice(String label, String href, boolean chosen) {}

  private static List<OrderChoice> orders(SortForm sort, Address unsorted) {
    return List.of(
        order("Most urgent first", new SortForm(ActionOrder.URGENCY, false, true), sort, unsorted),
        order("Newest first", new SortForm(ActionOrder.TIME, true, false), sort, unsorted),
        order("Oldest first", new SortForm(ActionOrder.TIME, false, false), sort, unsorted),
        order("By action", new SortForm(ActionOrder.ACTION, false, false), sort, unsorted));
  }

  private static OrderChoice order(String label, SortForm one, SortForm now, Address unsorted) {
    return new OrderChoice(label, one.in(unsorted).text(), one.equals(now));
  }

  private static List<FilterChoice> choices(RowPage rows, String chosen, Address address) {
    List<FilterChoice> choices = new ArrayList<>();
    choices.add(FilterChoice.all(rows, address.with("outcome", "").text(), chosen.isEmpty()));
    for (OutcomeView outcome : OutcomeView.values()) {
      long count = rows.counts().getOrDefault(outcome.name(), 0L);
      if (count > 0) {
        choices.add(
            new FilterChoice(
                outcome.label(),
                outcome.tone().symbol(),
                outcome.tone().style(),
                count,
                address.with("outcome", outcome.name()).text(),
                chosen.equals(outcome.name())));
      }
    }
    return choices;
  }

  private PageResult found(CaseEntry entry, String id) throws IOException {
    ViewFormatter formatter =
        new ViewFormatter(
            Redaction.secretsOnly(), ZoneOffset.UTC, new LogAddress(entry.id().address()));
    List<TraceView> views =
        cases.with(
            entry.id(),
            opened -> {
              List<TraceView> found = new ArrayList<>();
              for (ActionsByMeaning actions : opened.actions(id)) {
                for (Trace trace : actions.actions()) {
                  if (found.size() == MOST_SHOWN) {
                    return found;
                  }
                  found.add(TraceView.of(opened.explained(trace), found.size() + 1, formatter));
                }
              }
              return found;
            });
    return PageResult.Page.ok(
        "trace",
        Map.of(
            "case",
            CaseView.of(entry),
            "here",
            "traces",
            "id",
            id,
            "traces",
            views,
            "marks",
            StageMark.all(),
            "open",
            views.size() == 1,
            "citations",
            cases.with(
                entry.id(),
                opened -> opened.links(formatter, new LogAddress(entry.id().address())))));
  }
}
