package dev.synctrace.serve.page;

import dev.synctrace.output.redact.Redaction;
import dev.synctrace.parsers.error.DecodedError;
import dev.synctrace.parsers.error.DecodedError.Part;
import dev.synctrace.parsers.error.ErrorDecoder;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /errors/CODE}: what an error code means, in any spelling; 404 for an unknown one. */
public final class ErrorCodePage implements Pages {
  private static final int LONGEST = 200;

  @Override
  public void addTo(Routes routes) {
    routes.add("GET", "/errors/{code}", this::answer);
  }

  private PageResult answer(Exchange exchange) {
    String asked = exchange.place("code");
    String code = asked.length() <= LONGEST ? asked : asked.substring(0, LONGEST);
    DecodedError error = ErrorDecoder.builtIn().decode(code);
    ViewFormatter formatter = new ViewFormatter(Redaction.secretsOnly(), ZoneOffset.UTC);
    List<Part> lines = new ArrayList<>();
    add(lines, "Name", error.name());
    add(lines, "Meaning", error.known() ? error.meaning() : "unknown code");
    add(lines, "First step", error.action());
    add(lines, "Family", error.family() == null ? null : error.family().label());
    lines.addAll(error.parts());
    for (DecodedError other : error.others()) {
      add(lines, "Or", other.value() + " = " + other.brief());
    }
    add(lines, "Source", error.source());
    String value = formatter.text(error.value());
    return new PageResult.Page(
        error.known() ? 200 : 404, "error-code", Map.of("value", value, "lines", lines));
  }

  private static void add(List<Part> lines, String label, @Nullable String text) {
    if (text != null) {
      lines.add(new Part(label, text));
    }
  }
}
