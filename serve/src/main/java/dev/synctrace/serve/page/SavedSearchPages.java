package dev.synctrace.serve.page;

import dev.synctrace.index.annotation.AnnotationJson;
import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.index.annotation.InvalidAnnotationException;
import dev.synctrace.index.annotation.SavedSearch;
import dev.synctrace.index.annotation.SavedSearch.Sort;
import dev.synctrace.parsers.secret.Secrets;
import dev.synctrace.serve.cases.CaseEntry;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.FormToken;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import dev.synctrace.serve.upload.FormFileReceiver;
import java.io.IOException;
import java.util.List;

/** {@code /cases/ID/searches}: saves, deletes, exports and imports the searches of a case. */
public final class SavedSearchPages implements Pages {
  private static final int LARGEST_FILE = 4_000_000;

  private final CaseService cases;
  private final FormToken formToken;
  private final FormFileReceiver files = new FormFileReceiver(LARGEST_FILE);

  public SavedSearchPages(CaseService cases, FormToken formToken) {
    this.cases = cases;
    this.formToken = formToken;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .add("GET", "/cases/{case}/searches", this::export)
        .add("POST", "/cases/{case}/searches", this::save)
        .add("POST", "/cases/{case}/searches/delete", this::delete)
        .add("POST", "/cases/{case}/searches/import", this::importFile);
  }

  /** {@code GET /cases/ID/searches}: all of them as a file, to import elsewhere. */
  private PageResult export(Exchange exchange) throws IOException {
    CaseEntry entry = cases.findReady(exchange.place("case"));
    Annotations searches = Annotations.NONE;
    for (SavedSearch search : cases.annotations(entry).searches()) {
      // One by one, since names can be the same once they are masked.
      searches = searches.with(Annotations.of(List.of(), List.of(masked(search))));
    }
    String json = AnnotationJson.write(searches) + "\n";
    return new PageResult.Stream(
        "application/json", "synctrace-searches.json", out -> out.write(json));
  }

  private static SavedSearch masked(SavedSearch search) {
    return new SavedSearch(
        masked(search.name(), SavedSearch.MAX_NAME),
        masked(search.query(), SavedSearch.MAX_QUERY),
        search.since(),
        search.until(),
        search.sort());
  }

  private static String masked(String text, int most) {
    String masked = Secrets.mask(text);
    return masked.substring(0, Math.min(most, masked.length()));
  }

  /** {@code POST /cases/ID/searches}. */
  private PageResult save(Exchange exchange) throws IOException {
    formToken.check(field(exchange, "form"));
    CaseEntry entry = cases.findReady(exchange.place("case"));
    try {
      SavedSearch search =
          new SavedSearch(
              field(exchange, "name"),
              field(exchange, "q"),
              field(exchange, "since"),
              field(exchange, "until"),
              field(exchange, "sort").equals(Sort.OLDEST.word()) ? Sort.OLDEST : Sort.NEWEST);
      cases.annotate(entry, stored -> stored.with(search));
      return PageResult.Redirect.to(SearchPage.SavedView.href(search, path(entry)));
    } catch (InvalidAnnotationException e) {
      throw new HttpProblem(400, String.valueOf(e.getMessage()));
    }
  }

  /** {@code POST /cases/ID/searches/delete}. */
  private PageResult delete(Exchange exchange) throws IOException {
    formToken.check(field(exchange, "form"));
    CaseEntry entry = cases.findReady(exchange.place("case"));
    String name = field(exchange, "name");
    cases.annotate(entry, stored -> stored.withoutSearch(name));
    return PageResult.Redirect.to(path(entry));
  }

  /**
   * {@code POST /cases/ID/searches/import?form=}: adds those of a file. The token is in the
   * address, so that it is looked at before the file.
   */
  private PageResult importFile(Exchange exchange) throws IOException {
    formToken.check(exchange.parameter("form").orElse(""));
    CaseEntry entry = cases.findReady(exchange.place("case"));
    Annotations imported = searches(files.receive(exchange));
    cases.annotate(entry, stored -> stored.with(imported));
    return PageResult.Redirect.to(path(entry));
  }

  private static Annotations searches(byte[] file) {
    try {
      return Annotations.of(List.of(), AnnotationJson.read(file).searches());
    } catch (IOException e) {
      throw new HttpProblem(
          400,
          "The file is not an export of saved searches (%s). Nothing was imported."
              .formatted(e.getMessage()));
    }
  }

  private static String field(Exchange exchange, String name) {
    return exchange.formField(name).orElse("");
  }

  private static String path(CaseEntry entry) {
    return entry.id().address() + "/search";
  }
}
