package dev.synctrace.serve.page;

import dev.synctrace.index.Case;
import dev.synctrace.index.annotation.SavedSearch;
import dev.synctrace.index.annotation.SavedSearch.Sort;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.InvalidSearchException;
import dev.synctrace.index.search.QueryException;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.search.SearchStoppedException;
import dev.synctrace.index.search.SearchTime;
import dev.synctrace.index.source.Machine;
import dev.synctrace.index.source.MachineRole;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.EventListing;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.serve.cases.CaseEntry;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.cases.LogAddress;
import dev.synctrace.serve.cases.OpenCase;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import dev.synctrace.serve.option.RequestLimits;
import dev.synctrace.serve.page.DataAddress.Parameter;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * {@code /cases/ID/search}: the events, newest first, with counts that narrow the search; with
 * {@code format=} all of them as a file.
 */
public final class SearchPage implements Pages {
  private static final int MOST_VALUES = 12;

  /** The events as a file. */
  static final DataAddress DATA =
      new DataAddress(
          "/cases/{case}/search",
          "Events that a search finds",
          List.of(
              Parameter.text("q", "Query, as in synctrace search; every event without it."),
              Parameter.repeated("only", "FIELD:VALUE that the events must have."),
              Parameter.text("since", "Earliest time: an instant, a date, or 2h, 3d."),
              Parameter.text("until", "Time before which the events are: as since."),
              Parameter.text("facet", "Field whose values are counted, for JSON.")),
          () -> EventListing.schema(SourceMachines.NONE));

  private final CaseService cases;
  private final RequestLimits limits;
  private final ListingDownload downloads;

  public SearchPage(CaseService cases, RequestLimits limits, ListingDownload downloads) {
    this.cases = cases;
    this.limits = limits;
    this.downloads = downloads;
  }

  /** A counted field. */
  public record FacetView(String field, List<ValueView> values, int more) {}

  /** A counted value, and the search that is narrowed to it. */
  public record ValueView(String value, long count, String href) {}

  /** Something that narrows the search, and the search without it. */
  public record Chip(String text, String href) {}

  /** A search to try. */
  public record Example(String query, String says, String href) {}

  /**
   * A saved search.
   *
   * @param name as it is stored
   * @param shown its name for people
   */
  public record SavedView(String name, String shown, String says, String href) {
    static SavedView of(SavedSearch search, String path, ViewFormatter formatter) {
      List<String> says = new ArrayList<>();
      says.add(search.query().isEmpty() ? "every event" : formatter.name(search.query()));
      if (!search.since().isEmpty()) {
        says.add("from " + period(search.since(), formatter));
      }
      if (!search.until().isEmpty()) {
        says.add("before " + period(search.until(), formatter));
      }
      if (search.sort() == Sort.OLDEST) {
        says.add("oldest first");
      }
      return new SavedView(
          search.name(),
          formatter.name(search.name()),
          String.join(", ", says),
          href(search, path));
    }

    /** The address of what it finds. */
    static String href(SavedSearch search, String path) {
      return Address.of(path)
          .with("q", search.query())
          .with("since", search.since())
          .with("until", search.until())
          .with("sort", search.sort() == Sort.OLDEST ? search.sort().word() : "")
          .text();
    }
  }

  @Override
  public void addTo(Routes routes) {
    routes.add("GET", DATA.path(), this::answer);
  }

  private PageResult answer(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    SearchForm form = SearchForm.of(entry.id().address() + "/search", exchange);
    OutputFormat format = ListingDownload.format(exchange).orElse(null);
    return format == null ? page(entry, form) : download(entry, form, format);
  }

  private PageResult page(CaseEntry entry, SearchForm form) throws IOException {
    ViewFormatter formatter =
        new ViewFormatter(
            Redaction.secretsOnly(), ZoneOffset.UTC, new LogAddress(entry.id().address()));
    Map<String, Object> variables = new HashMap<>();
    variables.put("case", CaseView.of(entry));
    variables.put("here", "search");
    variables.put("form", form);
    variables.put("chips", chips(form, formatter));
    variables.put("moreFacets", SearchForm.moreFacets());
    variables.put("contexts", SearchForm.CONTEXTS);
    variables.put("fields", SearchField.all());
    variables.put("downloads", ListingDownload.choices(form.address()));
    try {
      variables.putAll(
          cases.with(
              entry.id(),
              opened -> {
                putSaved(variables, entry, opened, form, formatter);
                return found(opened, form, formatter, stop());
              }));
      variables.put("problem", "");
      return new PageResult.Page(200, "search", variables);
    } catch (InvalidSearchException e) {
      variables.putAll(nothing(form));
      variables.put("problem", told(e));
      return new PageResult.Page(status(e), "search", variables);
    }
  }

  private static int status(InvalidSearchException failure) {
    return failure instanceof SearchStoppedException ? 503 : 400;
  }

  /** Saved searches that cannot be read keep no one from searching. */
  private void putSaved(
      Map<String, Object> variables,
      CaseEntry entry,
      OpenCase opened,
      SearchForm form,
      ViewFormatter formatter) {
    List<SavedView> saved = List.of();
    String problem = "";
    try {
      saved =
          cases.annotations(entry, opened).searches().stream()
              .map(search -> SavedView.of(search, form.path(), formatter))
              .toList();
    } catch (HttpProblem e) {
      problem = e.text();
    }
    variables.put("saved", saved);
    variables.put("savedProblem", problem);
  }

  private PageResult download(CaseEntry entry, SearchForm form, OutputFormat format) {
    return downloads.of(
        "search",
        format,
        sink ->
            cases.with(
                entry.id(),
                opened -> {
                  try {
                    Case events = opened.events();
                    // The file takes the time its reader takes; the server's end ends it.
                    BooleanSupplier stop = Thread.currentThread()::isInterrupted;
                    sink.write(
                        new EventListing(
                            downloaded(events.events().stoppedBy(stop), form), events.machines()));
                    return form;
                  } catch (InvalidSearchException e) {
                    throw new HttpProblem(status(e), told(e));
                  }
                }));
  }

  private SearchResult downloaded(EventSearch events, SearchForm form) {
    checkQuery(events, form);
    SearchRequest request = form.request(form.period(events)).withFacets(form.facetOnly());
    SearchResult result = events.search(request);
    if (result.total() > limits.downloaded()) {
      throw new HttpProblem(
          400,
          "The search finds %,d events, and a file has at most %,d. Narrow the search, or use `synctrace search`."
              .formatted(result.total(), limits.downloaded()));
    }
    return result;
  }

  /** Stops a search that takes too long, or whose server ends. */
  private BooleanSupplier stop() {
    Thread asking = Thread.currentThread();
    long end = System.nanoTime() + limits.search().toNanos();
    return () -> System.nanoTime() - end >= 0 || asking.isInterrupted();
  }

  private static Map<String, Object> found(
      OpenCase opened, SearchForm form, ViewFormatter formatter, BooleanSupplier stop) {
    Case events = opened.events();
    EventSearch search = events.events().stoppedBy(stop);
    checkQuery(search, form);
    SearchForm.Period period = form.period(search);
    SearchResult result = search.search(form.pageRequest(period));
    List<Hit> hits = hits(result, form);
    return Map.of(
        "rows", EventGroup.of(hits, events, search, form, formatter),
        "facets", facets(result.facets(), form, formatter),
        "histogram", HistogramView.of(search, form, period, formatter),
        "examples", form.isBlank() ? examples(events, form) : List.of(),
        "pager",
            Pagination.of(
                form.page(),
                SearchForm.SIZE,
                hits.size(),
                result.total(),
                SearchForm.LAST,
                form.address()));
  }

  private static Map<String, Object> nothing(SearchForm form) {
    return Map.of(
        "rows", List.of(),
        "facets", List.of(),
        "histogram", HistogramView.none(),
        "examples", List.of(),
        "pager", Pagination.of(1, SearchForm.SIZE, 0, 0, 1, form.address()));
  }

  /** A mistake is told with its spot in what was typed, not in what was made of it. */
  private static void checkQuery(EventSearch events, SearchForm form) {
    if (!form.q().isEmpty() && !form.only().isEmpty()) {
      events.search(SearchRequest.of(form.q()).withLast(1));
    }
  }

  /** The events of the page in its order; those of the pages before it come with them. */
  private static List<Hit> hits(SearchResult result, SearchForm form) {
    long before = (long) (form.page() - 1) * SearchForm.SIZE;
    long count = Math.clamp(result.total() - before, 0, SearchForm.SIZE);
    boolean newest = form.sort() == Sort.NEWEST;
    List<Hit> hits = new ArrayList<>();
    Iterator<Hit> found = result.hits().iterator();
    for (long skipped = newest ? before : 0; skipped < before && found.hasNext(); skipped++) {
      found.next();
    }
    while (hits.size() < count && found.hasNext()) {
      hits.add(found.next());
    }
    return newest ? hits.reversed() : hits;
  }

  private static List<FacetView> facets(
      List<FacetResult> counted, SearchForm form, ViewFormatter formatter) {
    List<FacetView> facets = new ArrayList<>();
    for (FacetResult facet : counted) {
      if (facet.field().equals(SearchField.SOURCE.name())) {
        facets.add(facet(FolderFacet.of(facet), form, formatter));
      }
      facets.add(facet(facet, form, formatter));
    }
    return facets;
  }

  private static FacetView facet(FacetResult facet, SearchForm form, ViewFormatter formatter) {
    List<ValueView> values =
        facet.values().stream()
            .limit(MOST_VALUES)
            .map(value ->
                new ValueView(
                    value.value().isEmpty() ? "(none)" : formatter.name(value.value()),
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
              only.field()
                  + ": "
                  + (only.value().isEmpty() ? "(none)" : formatter.name(only.value())),
              form.without(only).text()));
    }
    if (!form.since().isEmpty()) {
      chips.add(
          new Chip(
              "from " + period(form.since(), formatter), form.address().with("since", "").text()));
    }
    if (!form.until().isEmpty()) {
      chips.add(
          new Chip(
              "before " + period(form.until(), formatter),
              form.address().with("until", "").text()));
    }
    return chips;
  }

  private static String period(String written, ViewFormatter formatter) {
    return formatter.name(written)
        + (SearchTime.span(written).isPresent() ? " before the last event" : "");
  }

  /** Searches that find something in this case. */
  private static List<Example> examples(Case opened, SearchForm form) {
    Set<String> kinds = opened.events().kinds();
    List<Example> examples = new ArrayList<>();
    add(examples, form, "severity:error", "all errors");
    if (kinds.stream().anyMatch(kind -> kind.startsWith("groupsync."))) {
      add(examples, form, "kind:groupsync.*", "group synchronization");
    }
    if (kinds.stream().anyMatch(kind -> kind.startsWith("push."))) {
      add(examples, form, "kind:push.*", "pushes of tenant attach");
    }
    if (kinds.stream().anyMatch(kind -> kind.startsWith("audit.member."))) {
      add(examples, form, "kind:audit.member.*", "members added to or removed from groups");
    }
    opened.machines().all().stream()
        .min(Comparator.comparing(machine -> !machine.roles().contains(MachineRole.CLIENT)))
        .map(Machine::name)
        .ifPresent(
            name -> add(examples, form, SearchField.quoted(name), "records that name " + name));
    add(examples, form, "errorCode:* AND NOT severity:info", "error codes in errors and warnings");
    examples.add(
        new Example("2h", "the last two hours", form.address().with("since", "2h").text()));
    return examples;
  }

  private static void add(List<Example> examples, SearchForm form, String query, String says) {
    examples.add(new Example(query, says, form.address().with("q", query).text()));
  }

  private static String told(InvalidSearchException failure) {
    return failure instanceof QueryException query
        ? query.getMessage() + "\n\n" + query.pointer()
        : String.valueOf(failure.getMessage());
  }
}
