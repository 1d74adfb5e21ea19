package dev.synctrace.serve.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;

/** Refuses what changes anything and comes from a page of someone else. */
final class OriginGuard {
  private OriginGuard() {}

  static void check(Exchange exchange) {
    String site = exchange.header("Sec-Fetch-Site").orElse("same-origin");
    Optional<String> origin = exchange.header(HttpHeader.ORIGIN);
    String host = exchange.header(HttpHeader.HOST).orElse("");
    boolean own =
        origin.isEmpty()
            || origin.get().equalsIgnoreCase("http://" + host)
            || origin.get().equalsIgnoreCase("https://" + host);
    if (!own || !site.equals("same-origin")) {
      throw new HttpProblem(
          403, "The request was refused because it comes from a page of another site.");
    }
  }
}
