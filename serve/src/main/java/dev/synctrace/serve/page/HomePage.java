package dev.synctrace.serve.page;

import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.PageHandler;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.upload.UploadReceiver;
import java.time.Duration;
import java.util.Map;

/** {@code /}: send a bundle, or continue with a case. */
public final class HomePage implements PageHandler {
  private final CaseService cases;
  private final UploadReceiver uploads;
  private final Duration keep;

  /**
   * The first page.
   *
   * @param keep how long cases are kept, which it says
   */
  public HomePage(CaseService cases, UploadReceiver uploads, Duration keep) {
    this.cases = cases;
    this.uploads = uploads;
    this.keep = keep;
  }

  @Override
  public PageResult answer(Exchange exchange) {
    return PageResult.Page.ok(
        "home",
        Map.of(
            "cases", cases.all().stream().map(CaseView::of).toList(),
            "most", uploads.most(),
            "mostFiles", uploads.mostFiles(),
            "mostWords", CaseView.size(uploads.most()),
            "keepDays", Math.max(1, keep.toDays())));
  }
}
