package dev.synctrace.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.portal.PortalMessageCause;
import dev.synctrace.output.json.PortalJson;
import dev.synctrace.output.table.PortalCausesText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The causes of a text of the admin center.
 *
 * @param text as it was asked for
 * @param causes at least one
 * @param coverage what each source can tell; asked for at the end
 */
public record PortalCauseListing(
    String text, List<PortalMessageCause> causes, Supplier<List<SourceCoverage>> coverage)
    implements Listing<PortalMessageCause> {
  @Override
  public String name() {
    return "causes";
  }

  @Override
  public void forEach(RowConsumer<? super PortalMessageCause> consumer) throws IOException {
    for (PortalMessageCause cause : causes) {
      consumer.accept(cause);
    }
  }

  @Override
  public Fields<PortalMessageCause> fields() {
    return Fields.<PortalMessageCause>none()
        .csv("id", checked -> checked.cause().id())
        .csv("title", checked -> checked.cause().title())
        .csv("state", PortalMessageCause::state)
        .csv("grade", PortalMessageCause::grade)
        .csv("for", checked -> String.join("; ", PortalCausesText.signs(checked, true)))
        .csv("against", checked -> String.join("; ", PortalCausesText.signs(checked, false)))
        .csv("notSeen", checked -> String.join("; ", checked.notSeen()))
        .csv(
            "collect",
            checked ->
                checked.collect().stream()
                    .map(missing -> missing.what() + ": " + missing.how())
                    .collect(Collectors.joining("; ")));
  }

  @Override
  public boolean print(TextPage page) {
    PortalCausesText.print(page, causes);
    return true;
  }

  @Override
  public void writeHead(JsonGenerator json) throws IOException {
    json.writeStringField("portalMessage", text);
  }

  @Override
  public void write(JsonGenerator json, PortalMessageCause cause) throws IOException {
    new PortalJson(json).cause(cause);
  }

  @Override
  public void writeTail(JsonGenerator json) throws IOException {
    new PortalJson(json).coverage(coverage.get());
  }
}
