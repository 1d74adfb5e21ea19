package dev.synctrace.serve.page;

import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.index.annotation.InvalidAnnotationException;
import dev.synctrace.serve.cases.CaseEntry;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.cases.ReadingProgress;
import dev.synctrace.serve.cases.ReportFile;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.FormToken;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.JsonText;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of a case that show what was worked out when it was read, its name and its deletion.
 */
public final class CasePages implements Pages {
  private final CaseService cases;
  private final FormToken formToken;

  public CasePages(CaseService cases, FormToken formToken) {
    this.cases = cases;
    this.formToken = formToken;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .add("GET", "/cases/{case}", this::overview)
        .add("GET", "/cases/{case}/status", this::status)
        .add("GET", "/cases/{case}/sources", this::sources)
        .add("GET", "/cases/{case}/report", this::report)
        .add("POST", "/cases/{case}/label", this::label)
        .add("POST", "/cases/{case}/delete", this::delete);
  }

  /** {@code /cases/ID}: the answer at a glance; until there is one, how far the reading is. */
  private PageResult overview(Exchange exchange) {
    CaseEntry entry = cases.find(exchange.place("case"));
    CaseView view = CaseView.of(entry);
    return switch (entry.state()) {
      case READY ->
          PageResult.Page.ok(
              "case",
              Map.of("case", view, "here", "overview", "content", cases.overview(entry.id())));
      case FAILED, DAMAGED -> PageResult.Page.ok("failed", Map.of("case", view));
      case WAITING, READING ->
          PageResult.Page.ok(
              "reading", Map.of("case", view, "progress", words(entry), "refresh", true));
    };
  }

  /** {@code /cases/ID/status}: the same for a script. */
  private PageResult status(Exchange exchange) {
    CaseEntry entry = cases.find(exchange.place("case"));
    return PageResult.Text.json(
        200,
        "{\"done\":%s,\"progress\":%s}"
            .formatted(entry.state().isFinal(), JsonText.of(words(entry))));
  }

  /** {@code /cases/ID/sources}: what was read, and of which time it tells. */
  private PageResult sources(Exchange exchange) {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    return PageResult.Page.ok(
        "case",
        Map.of(
            "case", CaseView.of(entry), "here", "sources", "content", cases.sources(entry.id())));
  }

  /**
   * {@code /cases/ID/report}: the file to send, with {@code redact=1} without names, with {@code
   * notes=1} with the notes of engineers.
   */
  private PageResult report(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    boolean redacted = exchange.parameter("redact").isPresent();
    boolean notes = exchange.parameter("notes").filter("1"::equals).isPresent();
    if (notes) {
      // Where they cannot be read, that is the answer, and the case stays open.
      cases.annotations(entry);
      entry = cases.findReady(exchange.place("case"));
    }
    ReportFile report = cases.report(entry, redacted, notes);
    return new PageResult.Download(report.path(), report.name());
  }

  /**
   * {@code POST /cases/ID/label} with {@code name} and {@code ticket}, which may be empty. With
   * what the form showed, {@code shown-name} and {@code shown-ticket}, only the one that was
   * changed is stored: another may have changed the other meanwhile.
   */
  private PageResult label(Exchange exchange) throws IOException {
    formToken.check(exchange.formField("form").orElse(""));
    CaseEntry entry = cases.findReady(exchange.place("case"));
    try {
      CaseLabel typed = label(exchange, "");
      Optional<CaseLabel> shown =
          exchange.formField("shown-name").isPresent()
              ? Optional.of(label(exchange, "shown-"))
              : Optional.empty();
      cases.annotate(
          entry,
          stored ->
              stored.with(shown.map(old -> stored.label().changed(old, typed)).orElse(typed)));
    } catch (InvalidAnnotationException e) {
      throw new HttpProblem(400, String.valueOf(e.getMessage()));
    }
    return PageResult.Redirect.to(entry.id().address());
  }

  private static CaseLabel label(Exchange exchange, String prefix) throws IOException {
    return new CaseLabel(
        exchange.formField(prefix + "name").orElse(""),
        exchange.formField(prefix + "ticket").orElse(""));
  }

  /** {@code POST /cases/ID/delete}. */
  private PageResult delete(Exchange exchange) throws IOException {
    formToken.check(exchange.formField("form").orElse(""));
    cases.delete(cases.find(exchange.place("case")));
    return PageResult.Redirect.to("/");
  }

  private String words(CaseEntry entry) {
    Optional<ReadingProgress> progress = cases.progress(entry.id());
    if (progress.isEmpty() || entry.state() == CaseEntry.State.WAITING) {
      return "Waiting in the queue.";
    }
    if (entry.isGiven()) {
      return "Computing the results.";
    }
    ReadingProgress now = progress.get();
    return now.isExplaining()
        ? "%,d events read. Computing the results.".formatted(now.events())
        : "%,d events read, %s extracted.".formatted(now.events(), CaseView.size(now.bytes()));
  }
}
