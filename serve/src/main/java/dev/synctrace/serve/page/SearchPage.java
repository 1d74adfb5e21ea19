package dev.synctrace.serve.page;

import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.InvalidSearchException;
import dev.synctrace.index.search.QueryException;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.search.SearchStoppedException;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.serve.cases.CaseEntry;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.cases.LogAddress;
import dev.synctrace.serve.cases.OpenCase;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** {@code /cases/ID/search}: the events, newest first, with counts that narrow the search. */
public final class SearchPage implements Pages {
  private static final int MOST_VALUES = 12;

  private final CaseService cases;
  private final Duration patience;

  /**
   * @param patience how long a search may take; then it is stopped
   */
  public SearchPage(CaseService cases, Duration patience) {
    this.cases = cases;
    this.patience = patience;
  }

  /** A counted field. */
  public record FacetView(String field, List<ValueView> values, int more) {}

  /** A counted value, and the search that is narrowed to it. */
  public record ValueView(String value, long count, String href) {}

  /** Something that narrows the search, and the search without it. */
  public record Chip(String text, String href) {}

  @Override
  public void addTo(Routes routes) {
    routes.add("GET", "/cases/{case}/search", this::answer);
  }

  private PageResult answer(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    SearchForm form = SearchForm.of(entry.id().address() + "/search", exchange);
    ViewFormatter formatter =
        new ViewFormatter(
            Redaction.secretsOnly(), ZoneOffset.UTC, new LogAddress(entry.id().address()));
    Map<String, Object> variables = new HashMap<>();
    variables.put("case", CaseView.of(entry));
    variables.put("here", "search");
    variables.put("form", form);
    variables.put("chips", chips(form, formatter));
    variables.put("moreFacets", SearchForm.moreFacets());
    try {
      variables.putAll(cases.with(entry.id(), opened -> found(opened, form, formatter, stop())));
      variables.put("problem", "");
      return new PageResult.Page(200, "search", variables);
    } catch (InvalidSearchException e) {
      variables.putAll(nothing(form));
      variables.put("problem", told(e));
      int status = e instanceof SearchStoppedException ? 503 : 400;
      return new PageResult.Page(status, "search", variables);
    }
  }

  /** Stops a search that takes too long, or whose server ends. */
  private BooleanSupplier stop() {
    Thread asking = Thread.currentThread();
    long end = System.nanoTime() + patience.toNanos();
    return () -> System.nanoTime() - end >= 0 || asking.isInterrupted();
  }

  private static Map<String, Object> found(
      OpenCase opened, SearchForm form, ViewFormatter formatter, BooleanSupplier stop) {
    EventSearch events = opened.events().events().stoppedBy(stop);
    checkQuery(events, form);
    SearchResult result = events.search(form.pageRequest());
    List<EventView> rows = rows(result, opened.events().machines(), form, formatter);
    return Map.of(
        "rows", rows,
        "facets", result.facets().stream().map(facet -> facet(facet, form, formatter)).toList(),
        "histogram", HistogramView.of(events, form, formatter),
        "pager",
            Pagination.of(
                form.page(),
                SearchForm.SIZE,
                rows.size(),
                result.total(),
                SearchForm.LAST,
                form.address()));
  }

  private static Map<String, Object> nothing(SearchForm form) {
    return Map.of(
        "rows", List.of(),
        "facets", List.of(),
        "histogram", new HistogramView(List.of(), 0, "", ""),
        "pager", Pagination.of(1, SearchForm.SIZE, 0, 0, 1, form.address()));
  }

  /** A mistake is told with its spot in what was typed, not in what was made of it. */
  private static void checkQuery(EventSearch events, SearchForm form) {
    if (!form.q().isEmpty() && !form.only().isEmpty()) {
      events.search(SearchRequest.of(form.q()).withLast(1));
    }
  }

  /** The last of so many events are one page; the ones before are pages behind it. */
  private static List<EventView> rows(
      SearchResult result, SourceMachines machines, SearchForm form, ViewFormatter formatter) {
    long before = (long) (form.page() - 1) * SearchForm.SIZE;
    long count = Math.min(SearchForm.SIZE, result.total() - before);
    List<EventView> rows = new ArrayList<>();
    Iterator<Hit> hits = result.hits().iterator();
    while (rows.size() < count && hits.hasNext()) {
      rows.add(EventView.of(hits.next(), machines, form, formatter));
    }
    return rows.reversed();
  }

  private static FacetView facet(FacetResult facet, SearchForm form, ViewFormatter formatter) {
    List<ValueView> values =
        facet.values().stream()
            .limit(MOST_VALUES)
            .map(value ->
                new ValueView(
                    formatter.name(value.value()),
                    value.count(),
                    form.choosing(facet.field(), value.value()).text()))
            .toList();
    return new FacetView(facet.field(), values, facet.values().size() - values.size());
  }

  private static List<Chip> chips(SearchForm form, ViewFormatter formatter) {
    List<Chip> chips = new ArrayList<>();
    for (SearchForm.Only only : form.only()) {
      chips.add(
          new Chip(
              only.field().name() + ": " + formatter.name(only.value()),
              form.without(only).text()));
    }
    if (!form.since().isEmpty()) {
      chips.add(
          new Chip(
              "from " + formatter.name(form.since()), form.address().with("since", "").text()));
    }
    if (!form.until().isEmpty()) {
      chips.add(
          new Chip(
              "before " + formatter.name(form.until()), form.address().with("until", "").text()));
    }
    return chips;
  }

  private static String told(InvalidSearchException failure) {
    return failure instanceof QueryException query
        ? query.getMessage() + "\n\n" + query.pointer()
        : String.valueOf(failure.getMessage());
  }
}
