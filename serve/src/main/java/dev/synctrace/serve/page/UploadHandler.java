package dev.synctrace.serve.page;

import dev.synctrace.serve.cases.CaseId;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.FormToken;
import dev.synctrace.serve.http.JsonText;
import dev.synctrace.serve.http.PageHandler;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.upload.UploadReceiver;
import java.io.IOException;

/**
 * {@code POST /cases}: takes a bundle. The form's token is in the address, so that it is looked at
 * before the first byte of the bundle.
 */
public final class UploadHandler implements PageHandler {
  private final UploadReceiver uploads;
  private final FormToken formToken;

  public UploadHandler(UploadReceiver uploads, FormToken formToken) {
    this.uploads = uploads;
    this.formToken = formToken;
  }

  @Override
  public PageResult answer(Exchange exchange) throws IOException {
    formToken.check(exchange.parameter("form").orElse(""));
    CaseId id = uploads.receive(exchange);
    return exchange.wantsJson()
        ? PageResult.Text.json(201, "{\"address\":" + JsonText.of(id.address()) + "}")
        : PageResult.Redirect.to(id.address());
  }
}
