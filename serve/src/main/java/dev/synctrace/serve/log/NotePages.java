package dev.synctrace.serve.log;

import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.index.annotation.RecordNote;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.LogRecord;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.serve.cases.CaseEntry;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.cases.LogAddress;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.FormToken;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import dev.synctrace.serve.page.CaseView;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The marks and notes of a case: all in a list, and what sets one. */
public final class NotePages implements Pages {
  private final CaseService cases;
  private final FormToken formToken;
  private final Clock clock;

  public NotePages(CaseService cases, FormToken formToken, Clock clock) {
    this.cases = cases;
    this.formToken = formToken;
    this.clock = clock;
  }

  /**
   * A note in the list.
   *
   * @param record text of the record; empty where the case has it no more
   */
  public record NoteRow(
      String place, String href, boolean marked, String text, TimeView written, String record) {}

  @Override
  public void addTo(Routes routes) {
    routes
        .add("GET", "/cases/{case}/notes", this::list)
        .add("POST", "/cases/{case}/notes", this::set);
  }

  private PageResult list(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    LogAddress address = new LogAddress(entry.id().address());
    ViewFormatter formatter = new ViewFormatter(Redaction.secretsOnly(), ZoneOffset.UTC, address);
    List<NoteRow> rows =
        cases.with(
            entry.id(),
            opened ->
                cases.annotations(entry, opened).notes().stream()
                    .map(note -> row(note, opened.events().events(), formatter, address))
                    .toList());
    return PageResult.Page.ok(
        "notes", Map.of("case", CaseView.of(entry), "here", "log", "notes", rows));
  }

  private static NoteRow row(
      RecordNote note, EventSearch events, ViewFormatter formatter, LogAddress address) {
    return new NoteRow(
        formatter.text(note.source()) + ":" + note.line(),
        address.record(note.source(), note.line()),
        note.marked(),
        formatter.text(note.text()),
        formatter.time(note.written()),
        LogReader.at(events, note.source(), note.line())
            .map(LogRecord::event)
            .filter(event -> event.endLine() >= note.line())
            .map(event -> formatter.text(event.message()))
            .orElse(""));
  }

  /**
   * {@code POST /cases/ID/notes} with {@code source}, {@code line}, {@code text} and {@code mark}:
   * {@code on}, or {@code toggle}, which leaves the text as it is.
   */
  private PageResult set(Exchange exchange) throws IOException {
    formToken.check(exchange.formField("form").orElse(""));
    CaseEntry entry = cases.findReady(exchange.place("case"));
    String source = exchange.formField("source").orElse("");
    long line = line(exchange.formField("line").orElse(""));
    String mark = exchange.formField("mark").orElse("");
    String text = exchange.formField("text").orElse("");
    boolean isRecord =
        cases.with(
            entry.id(),
            opened ->
                LogReader.at(opened.events().events(), source, line)
                    .filter(record -> record.event().line() == line)
                    .isPresent());
    if (!isRecord) {
      throw new HttpProblem(404, "The case has no record that begins there.");
    }
    Annotations now =
        cases.annotate(entry, before -> before.with(changed(before, source, line, mark, text)));
    boolean marked = now.note(source, line).filter(RecordNote::marked).isPresent();
    return exchange.wantsJson()
        ? PageResult.Text.json(200, "{\"marked\":" + marked + "}")
        : PageResult.Redirect.to(
            back(exchange, new LogAddress(entry.id().address()), source, line));
  }

  /** The log page that the note was written on, with its filters and place. */
  private static String back(Exchange exchange, LogAddress address, String source, long line) {
    return exchange
        .formField("back")
        .filter(back -> back.matches("[!-~]{1,4000}"))
        .filter(back -> back.startsWith(address.caseAddress() + "/log?"))
        .orElseGet(() -> address.record(source, line));
  }

  private RecordNote changed(
      Annotations before, String source, long line, String mark, String text) {
    if (!mark.equals("toggle")) {
      return new RecordNote(source, line, mark.equals("on"), text, clock.instant());
    }
    return before
        .note(source, line)
        .map(note -> new RecordNote(source, line, !note.marked(), note.text(), clock.instant()))
        .orElseGet(() -> new RecordNote(source, line, true, "", clock.instant()));
  }

  private static long line(String written) {
    if (!written.matches("[1-9]\\d{0,11}")) {
      throw new HttpProblem(400, "'line' must be a whole number of 1 or more.");
    }
    return Long.parseLong(written);
  }
}
