package dev.synctrace.serve.log;

import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.LogPage;
import dev.synctrace.index.log.LogPosition;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.LogRecord;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.InvalidSearchException;
import dev.synctrace.index.search.QueryException;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchStoppedException;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.serve.cases.CaseEntry;
import dev.synctrace.serve.cases.CaseLogs;
import dev.synctrace.serve.cases.CaseLogs.LogOverview;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.cases.LogAddress;
import dev.synctrace.serve.cases.OpenCase;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import dev.synctrace.serve.log.LogForm.Go;
import dev.synctrace.serve.page.Address;
import dev.synctrace.serve.page.CaseView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /cases/ID/log}: the logs of a case, from any record on. */
public final class LogReaderPage implements Pages {
  private static final int SIZE = 150;
  private static final int BEFORE = 40;

  private final CaseService cases;
  private final Duration patience;

  /**
   * Creates the page.
   *
   * @param patience how long a search may take; then it is stopped
   */
  public LogReaderPage(CaseService cases, Duration patience) {
    this.cases = cases;
    this.patience = patience;
  }

  /** What one answer needs. */
  private record Reading(
      CaseEntry entry,
      LogForm form,
      LogTarget target,
      EventSearch events,
      LogReader reader,
      Optional<LogRecord> selected,
      Optional<Instant> instant,
      Annotations annotations,
      String noteProblem) {}

  @Override
  public void addTo(Routes routes) {
    routes
        .add("GET", "/cases/{case}/log", this::answer)
        .add("GET", "/cases/{case}/log/record", this::record)
        .add("GET", "/cases/{case}/log/text", this::text);
  }

  private PageResult answer(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    LogForm form = LogForm.of(entry.id().address() + "/log", exchange);
    LogClock clock = LogClock.of(form.zone());
    return cases.with(
        entry.id(),
        opened -> {
          CaseLogs logs = opened.logs();
          if (form.isContents()) {
            return contents(entry, form, logs);
          }
          LogTarget target = LogTarget.of(form, logs);
          try {
            return page(reading(entry, form, target, opened), clock);
          } catch (InvalidSearchException e) {
            return mistake(entry, form, target, clock, e);
          }
        });
  }

  private Reading reading(CaseEntry entry, LogForm form, LogTarget target, OpenCase opened) {
    EventSearch events = opened.events().events().stoppedBy(stop());
    // A mistake is told with its spot in what was typed, not in what is made of it.
    for (String typed : List.of(form.q(), form.find())) {
      if (!typed.isEmpty()) {
        events.search(SearchRequest.of(typed).withFirst(1));
      }
    }
    LogReader reader = target.reader(events, form.filter());
    Optional<LogRecord> selected = form.selected().flatMap(place -> target.record(reader, place));
    Optional<Instant> instant = form.instant(events);
    try {
      Annotations annotations = cases.annotations(entry, opened);
      return new Reading(entry, form, target, events, reader, selected, instant, annotations, "");
    } catch (HttpProblem e) {
      // Notes that cannot be read keep no one from reading logs.
      return new Reading(
          entry, form, target, events, reader, selected, instant, Annotations.NONE, e.text());
    }
  }

  /** Stops a search that takes too long, or whose server ends. */
  private BooleanSupplier stop() {
    Thread asking = Thread.currentThread();
    long end = System.nanoTime() + patience.toNanos();
    return () -> System.nanoTime() - end >= 0 || asking.isInterrupted();
  }

  private static PageResult contents(CaseEntry entry, LogForm form, CaseLogs logs) {
    ViewFormatter formatter = formatter(entry);
    return PageResult.Page.ok(
        "logs",
        Map.of(
            "case", CaseView.of(entry),
            "here", "log",
            "path", form.path(),
            "machines", LogListView.of(logs, formatter)));
  }

  private static ViewFormatter formatter(CaseEntry entry) {
    return new ViewFormatter(
        Redaction.secretsOnly(), ZoneOffset.UTC, new LogAddress(entry.id().address()));
  }

  private PageResult page(Reading reading, LogClock clock) throws IOException {
    LogForm form = reading.form();
    if (form.go().isPresent()) {
      return go(reading, form.go().get());
    }
    LogPage records = records(reading);
    LogPageView view =
        LogPageView.of(
            form,
            reading.target(),
            records,
            reading.selected(),
            hits(reading, records),
            reading.annotations(),
            clock,
            formatter(reading.entry()));
    if (form.rows()) {
      return PageResult.Page.ok(
          "log-rows", Map.of("case", CaseView.of(reading.entry()), "log", view));
    }
    Map<String, Object> variables = variables(reading.entry(), form, reading.target(), clock);
    variables.put("log", view);
    LogOverview overview =
        reading.target().logs().overview(reading.reader(), reading.target().paths(), form.filter());
    variables.put("notices", notices(reading, overview));
    variables.put(
        "overview",
        overview
            .severities()
            .map(severities -> OverviewView.of(severities, form))
            .orElse(OverviewView.NONE));
    variables.put(
        "record",
        reading.selected().isPresent()
            ? List.of(view(reading, reading.selected().get()))
            : List.of());
    return new PageResult.Page(200, "log", variables);
  }

  private RecordView view(Reading reading, LogRecord record) throws IOException {
    return RecordViews.of(
        record.event(),
        reading.target().logs(),
        reading.events(),
        cases.citing(reading.entry().id(), record.event().source(), record.event().line()),
        reading.annotations().note(record.event().source(), record.event().line()),
        reading.entry().id().address(),
        reading.form(),
        formatter(reading.entry()));
  }

  private static Map<String, Object> variables(
      CaseEntry entry, LogForm form, LogTarget target, LogClock clock) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("case", CaseView.of(entry));
    variables.put("here", "log");
    variables.put("form", form);
    variables.put("title", LogListView.title(form, target, formatter(entry)));
    variables.put("zone", clock.name());
    variables.put("clocks", clocks(target, formatter(entry)));
    variables.put("problem", "");
    return variables;
  }

  /** What is told of clocks that are corrected, one sentence each. */
  private static List<String> clocks(LogTarget target, ViewFormatter formatter) {
    ClockCorrections corrections = target.logs().clocks();
    if (target.log() != null) {
      return target.log().paths().stream()
          .map(path -> corrections.bySource().get(path))
          .filter(Objects::nonNull)
          .map(one ->
              formatter.text(one.basis())
                  + " Times are shown as recorded; merged with other logs they are corrected.")
          .distinct()
          .toList();
    }
    return Stream.concat(
            corrections.bySource().entrySet().stream()
                .filter(one -> target.paths().isEmpty() || target.paths().contains(one.getKey()))
                .map(one -> one.getValue().basis())
                .distinct()
                .sorted(),
            target.logs().uncertainClocks().stream())
        .map(formatter::text)
        .toList();
  }

  private static PageResult mistake(
      CaseEntry entry,
      LogForm form,
      LogTarget target,
      LogClock clock,
      InvalidSearchException failure) {
    int status = failure instanceof SearchStoppedException ? 503 : 400;
    String told =
        failure instanceof QueryException query
            ? query.getMessage() + "\n\n" + query.pointer()
            : String.valueOf(failure.getMessage());
    if (form.rows()) {
      throw new HttpProblem(status, told);
    }
    Map<String, Object> variables = variables(entry, form, target, clock);
    variables.put("log", LogPageView.NONE);
    variables.put("notices", List.of());
    variables.put("overview", OverviewView.NONE);
    variables.put("record", List.of());
    variables.put("problem", told);
    return new PageResult.Page(status, "log", variables);
  }

  private static LogPage records(Reading reading) {
    LogForm form = reading.form();
    LogReader reader = reading.reader();
    if (reading.selected().isPresent()) {
      LogPosition at = LogPosition.of(reading.selected().get());
      return switch (form.show()) {
        case AROUND -> reader.around(at, BEFORE, SIZE - BEFORE);
        case BEFORE -> reader.before(at, SIZE);
        case AFTER -> reader.after(at, SIZE);
      };
    }
    if (form.selected().isPresent()) {
      return nearest(reading, form.selected().get());
    }
    if (reading.instant().isPresent()) {
      return reader
          .from(reading.instant().get())
          .map(first -> reader.around(LogPosition.of(first), 1, SIZE))
          .orElseGet(() -> reader.last(SIZE));
    }
    return reader.first(SIZE);
  }

  /** A line without a record is not the record before it, but that is where to look. */
  private static LogPage nearest(Reading reading, LogForm.Place place) {
    LogTarget target = reading.target();
    Optional<String> source = target.logs().source(place.source());
    if (source.isEmpty() || !target.reads(source.get())) {
      throw new HttpProblem(404, "This page does not show the log of that record.");
    }
    LogReader reader = reading.reader();
    return reader
        .at(source.get(), place.line())
        .map(record -> reader.around(LogPosition.of(record), BEFORE, SIZE - BEFORE))
        .orElseGet(() -> reader.first(SIZE));
  }

  /** What is not on the page though one could expect it, one sentence each. */
  private static List<String> notices(Reading reading, LogOverview overview) {
    LogForm form = reading.form();
    List<String> notices = new ArrayList<>();
    if (!reading.noteProblem().isEmpty()) {
      notices.add(reading.noteProblem());
    }
    if (form.selected().isPresent() && reading.selected().isEmpty()) {
      notices.add("There is no record at line %,d.".formatted(form.selected().get().line()));
    }
    if (reading.selected().isEmpty()
        && reading.instant().isPresent()
        && reading.reader().from(reading.instant().get()).isEmpty()) {
      notices.add("There is no record at that time or later. These are the last records.");
    }
    if (reading.target().log() == null) {
      if (reading.selected().filter(record -> record.time() == null).isPresent()) {
        notices.add("The selected record has no time, so it has no place among other logs.");
      }
      long unplaced = overview.unplaced();
      if (unplaced > 0) {
        notices.add(
            unplaced == 1
                ? "One record without a time is not shown here. Open its log to read it."
                : "%,d records without a time are not shown here. Open their logs to read them."
                    .formatted(unplaced));
      }
    }
    form.missed().map(LogPageView::notice).ifPresent(notices::add);
    return notices;
  }

  /** Positions of the records on the page that match what is looked for. */
  private static Set<LogPosition> hits(Reading reading, LogPage page) {
    LogForm form = reading.form();
    if (form.find().isEmpty() || page.records().isEmpty()) {
      return Set.of();
    }
    LogReader matching = reading.target().reader(reading.events(), matching(form));
    LogPosition first = LogPosition.of(page.records().getFirst());
    Set<LogPosition> hits = new HashSet<>();
    for (LogRecord hit : matching.around(first, 0, page.records().size()).records()) {
      hits.add(LogPosition.of(hit));
    }
    return hits;
  }

  private static String matching(LogForm form) {
    String filter = form.filter();
    return filter == null ? form.find() : "(" + form.find() + ") AND " + filter;
  }

  /** Leads to another record; where there is none, back to the one that was selected. */
  private static PageResult go(Reading reading, Go go) {
    LogForm form = reading.form();
    Optional<LogRecord> found = found(reading, go);
    if (found.isPresent()) {
      return to(reading, form.address(), found.get());
    }
    Address missed = form.address().with("time", form.time()).with("missed", go.written());
    return reading.selected().isPresent()
        ? to(reading, missed, reading.selected().get())
        : PageResult.Redirect.to(missed.text());
  }

  private static Optional<LogRecord> found(Reading reading, Go go) {
    LogForm form = reading.form();
    LogReader reader = reading.reader();
    LogPosition at =
        reading
            .selected()
            .map(LogPosition::of)
            .or(() -> reading.instant().flatMap(reader::from).map(LogPosition::of))
            .or(() ->
                reading.instant().isPresent()
                    ? Optional.empty()
                    : reader.first(1).records().stream().findFirst().map(LogPosition::of))
            .orElse(null);
    if (at == null) {
      return Optional.empty();
    }
    // Who selected nothing has not seen the first one yet.
    boolean here = reading.selected().isEmpty();
    String find = form.find().isEmpty() ? null : form.find();
    return switch (go) {
      case FIRST -> reader.first(1).records().stream().findFirst();
      case LAST -> reader.last(1).records().reversed().stream().findFirst();
      case NEXT_ERROR -> next(reader, at, here, "severity:error");
      case PREVIOUS_ERROR -> reader.previous(at, "severity:error");
      case NEXT_HIT -> find == null ? Optional.empty() : next(reader, at, here, find);
      case PREVIOUS_HIT -> find == null ? Optional.empty() : reader.previous(at, find);
    };
  }

  private static Optional<LogRecord> next(
      LogReader reader, LogPosition at, boolean here, @Nullable String query) {
    return here ? reader.nextFrom(at, query) : reader.next(at, query);
  }

  private static PageResult to(Reading reading, Address address, LogRecord record) {
    return PageResult.Redirect.to(
        LogPageView.selecting(reading.form(), reading.target(), address, record));
  }

  /** {@code /cases/ID/log/record?source=&line=}: what was read from a record, for the script. */
  private PageResult record(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    LogForm form = LogForm.of(entry.id().address() + "/log", exchange);
    return cases.with(
        entry.id(),
        opened -> {
          Reading reading = one(entry, form, opened);
          LogRecord record = reading.selected().orElseThrow(HttpProblem::notFound);
          return PageResult.Page.ok(
              "log-record", Map.of("case", CaseView.of(entry), "record", view(reading, record)));
        });
  }

  /** {@code /cases/ID/log/text?source=&line=}: the text of a record, secrets masked. */
  private PageResult text(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    LogForm form = LogForm.of(entry.id().address() + "/log", exchange);
    return cases.with(
        entry.id(),
        opened -> {
          LogRecord record = one(entry, form, opened).selected().orElseThrow(HttpProblem::notFound);
          return new PageResult.Text(
              200, "text/plain", Redaction.secretsOnly().text(record.event().message()) + "\n");
        });
  }

  private Reading one(CaseEntry entry, LogForm form, OpenCase opened) {
    if (form.sources().isEmpty()) {
      throw HttpProblem.notFound();
    }
    return reading(entry, form, LogTarget.of(form, opened.logs()), opened);
  }
}
