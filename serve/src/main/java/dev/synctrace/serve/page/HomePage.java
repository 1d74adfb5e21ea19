package dev.synctrace.serve.page;

import dev.synctrace.serve.cases.CaseId;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.FormToken;
import dev.synctrace.serve.http.JsonText;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import dev.synctrace.serve.upload.UploadReceiver;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * {@code /}: send a bundle, or continue with a case; {@code POST /cases} takes the bundle. The
 * form's token is in the address, so that it is looked at before the first byte of the bundle.
 */
public final class HomePage implements Pages {
  private final CaseService cases;
  private final UploadReceiver uploads;
  private final FormToken formToken;
  private final Duration keep;

  /**
   * The first page.
   *
   * @param keep how long cases are kept, which it says
   */
  public HomePage(CaseService cases, UploadReceiver uploads, FormToken formToken, Duration keep) {
    this.cases = cases;
    this.uploads = uploads;
    this.formToken = formToken;
    this.keep = keep;
  }

  @Override
  public void addTo(Routes routes) {
    routes.add("GET", "/", this::home).add("POST", "/cases", this::upload);
  }

  private PageResult home(Exchange exchange) {
    return PageResult.Page.ok(
        "home",
        Map.of(
            "cases", cases.all().stream().map(CaseView::of).toList(),
            "most", uploads.most(),
            "mostFiles", uploads.mostFiles(),
            "mostWords", CaseView.size(uploads.most()),
            "keepDays", Math.max(1, keep.toDays())));
  }

  private PageResult upload(Exchange exchange) throws IOException {
    formToken.check(exchange.parameter("form").orElse(""));
    CaseId id = uploads.receive(exchange);
    return exchange.wantsJson()
        ? PageResult.Text.json(201, "{\"address\":" + JsonText.of(id.address()) + "}")
        : PageResult.Redirect.to(id.address());
  }
}
