package dev.synctrace.serve.page;

import dev.synctrace.index.Case;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.InvalidSearchException;
import dev.synctrace.index.search.PatternRequest;
import dev.synctrace.index.search.PatternResult;
import dev.synctrace.index.search.PatternSummary;
import dev.synctrace.index.search.QueryException;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchStoppedException;
import dev.synctrace.index.search.SearchTime;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.PatternListing;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.report.view.StatusTone;
import dev.synctrace.report.view.TimeView;
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
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * {@code /cases/ID/patterns}: messages by pattern, each with its events over time; with {@code
 * format=} as a file.
 */
public final class PatternsPage implements Pages {
  /** So many patterns are shown; a file has all. */
  static final int SHOWN = 100;

  private static final int LONGEST_TIME = 100;

  private final CaseService cases;
  private final RequestLimits limits;
  private final ListingDownload downloads;

  public PatternsPage(CaseService cases, RequestLimits limits, ListingDownload downloads) {
    this.cases = cases;
    this.limits = limits;
    this.downloads = downloads;
  }

  /**
   * What a visitor asks for beside a search.
   *
   * @param search query and stretch of time
   * @param rarest whether the rarest patterns come first
   * @param newSince as written; empty for every pattern
   */
  public record Form(SearchForm search, boolean rarest, String newSince) {
    static Form of(String path, Exchange exchange) {
      String newSince = exchange.parameter("new-since").orElse("").strip();
      if (newSince.length() > LONGEST_TIME) {
        throw new HttpProblem(400, "The time is too long.");
      }
      return new Form(
          SearchForm.of(path, exchange),
          exchange.parameter("order").orElse("").equals("rare"),
          newSince);
    }

    Address address() {
      return search.address().with("order", rarest ? "rare" : "").with("new-since", newSince);
    }

    /** The request, in a case whose last event has a time from which spans count back. */
    PatternRequest request(SearchForm.Period period, Optional<Instant> last) {
      PatternRequest request =
          PatternRequest.of(search.request(period).withUntimed())
              .withNewSince(newSince.isEmpty() ? null : SearchTime.instant(newSince, last));
      return rarest ? request.withRarestFirst() : request;
    }
  }

  /**
   * A pattern.
   *
   * @param tone of its worst event
   * @param logs and machines that have it, in words
   * @param events address of its events
   * @param place of its first event
   */
  public record PatternView(
      String id,
      String text,
      long count,
      TimeView first,
      TimeView last,
      String severity,
      String tone,
      String symbol,
      String logs,
      String events,
      String place,
      String placeHref,
      SparklineView sparkline) {}

  @Override
  public void addTo(Routes routes) {
    routes.add("GET", "/cases/{case}/patterns", this::answer);
  }

  private PageResult answer(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    Form form = Form.of(entry.id().address() + "/patterns", exchange);
    OutputFormat format = ListingDownload.format(exchange).orElse(null);
    return format == null ? page(entry, form) : download(entry, form, format);
  }

  private PageResult page(CaseEntry entry, Form form) throws IOException {
    Map<String, Object> variables = new HashMap<>();
    variables.put("case", CaseView.of(entry));
    variables.put("here", "patterns");
    variables.put("form", form);
    variables.put("downloads", ListingDownload.choices(form.address()));
    try {
      variables.putAll(cases.with(entry.id(), opened -> found(entry.id().address(), opened, form)));
      variables.put("problem", "");
      return new PageResult.Page(200, "patterns", variables);
    } catch (InvalidSearchException e) {
      variables.put("rows", List.of());
      variables.put("matching", 0L);
      variables.put("problem", told(e));
      return new PageResult.Page(status(e), "patterns", variables);
    }
  }

  private Map<String, Object> found(String caseAddress, OpenCase opened, Form form) {
    ViewFormatter formatter =
        new ViewFormatter(Redaction.secretsOnly(), ZoneOffset.UTC, new LogAddress(caseAddress));
    PatternResult result = patterns(opened.events(), form, SHOWN, SparklineView.BUCKETS, stop());
    List<PatternView> rows = new ArrayList<>();
    for (PatternSummary pattern : result.patterns()) {
      rows.add(view(pattern, caseAddress, form, opened, formatter));
    }
    return Map.of("rows", rows, "matching", result.matching());
  }

  private static PatternResult patterns(
      Case opened, Form form, int limit, int buckets, BooleanSupplier stop) {
    EventSearch events = opened.events().stoppedBy(stop);
    Optional<Instant> last =
        form.newSince().isEmpty() ? Optional.empty() : events.timeRange().map(TimeRange::last);
    return events.patterns(
        form.request(form.search().period(events), last).withLimit(limit).withBuckets(buckets));
  }

  private static PatternView view(
      PatternSummary pattern,
      String caseAddress,
      Form form,
      OpenCase opened,
      ViewFormatter formatter) {
    List<String> where = new ArrayList<>(pattern.logs());
    pattern.sources().stream()
        .map(opened.events().machines()::nameOf)
        .filter(name -> name != null && !where.contains(name))
        .distinct()
        .forEach(where::add);
    Address events =
        Address.of(caseAddress + "/search")
            .with("q", form.search().q())
            .with("only", SearchField.PATTERN.name() + ":" + pattern.id())
            .with("since", form.search().since())
            .with("until", form.search().until());
    return new PatternView(
        pattern.id(),
        formatter.text(pattern.text()),
        pattern.count(),
        formatter.time(pattern.first()),
        formatter.time(pattern.last()),
        pattern.severity().label(),
        StatusTone.of(pattern.severity()).map(StatusTone::style).orElse(""),
        StatusTone.of(pattern.severity()).map(StatusTone::symbol).orElse(""),
        formatter.text(String.join(", ", where)),
        events.text(),
        formatter.text(pattern.example().source()) + ":" + pattern.example().line(),
        new LogAddress(caseAddress).record(pattern.example().source(), pattern.example().line()),
        SparklineView.of(pattern));
  }

  private PageResult download(CaseEntry entry, Form form, OutputFormat format) {
    return downloads.of(
        "patterns",
        format,
        sink ->
            cases.with(
                entry.id(),
                opened -> {
                  try {
                    sink.write(
                        new PatternListing(
                            patterns(opened.events(), form, 0, 0, stop()),
                            opened.events().machines(),
                            !form.newSince().isEmpty()));
                    return form;
                  } catch (InvalidSearchException e) {
                    throw new HttpProblem(status(e), told(e));
                  }
                }));
  }

  /** Stops what takes too long, or whose server ends. */
  private BooleanSupplier stop() {
    Thread asking = Thread.currentThread();
    long end = System.nanoTime() + limits.search().toNanos();
    return () -> System.nanoTime() - end >= 0 || asking.isInterrupted();
  }

  private static int status(InvalidSearchException failure) {
    return failure instanceof SearchStoppedException ? 503 : 400;
  }

  private static String told(InvalidSearchException failure) {
    return failure instanceof QueryException query
        ? query.getMessage() + "\n\n" + query.pointer()
        : String.valueOf(failure.getMessage());
  }
}
