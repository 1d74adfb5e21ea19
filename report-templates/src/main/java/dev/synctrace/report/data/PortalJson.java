package dev.synctrace.report.data;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.portal.PortalMessageCause;
import dev.synctrace.report.redact.Redaction;
import dev.synctrace.report.text.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The causes of a text of the admin center, in JSON. */
public final class PortalJson {
  private final JsonGenerator json;
  private final FindingJson findings;

  private PortalJson(JsonGenerator json) {
    this.json = json;
    this.findings = new FindingJson(json, Redaction.secretsOnly());
  }

  /**
   * One document.
   *
   * @param text as it was asked for
   */
  public static void document(
      Writer out, String text, List<PortalMessageCause> causes, List<SourceCoverage> coverage)
      throws IOException {
    JsonGenerator json = Json.document(out);
    PortalJson writer = new PortalJson(json);
    json.writeStartObject();
    json.writeStringField("portalMessage", text);
    json.writeArrayFieldStart("causes");
    for (PortalMessageCause cause : causes) {
      writer.cause(cause);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("coverage");
    for (SourceCoverage source : coverage) {
      writer.findings.coverage(source);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  /** One cause a line. */
  public static void lines(Writer out, List<PortalMessageCause> causes) throws IOException {
    JsonGenerator json = Json.lines(out);
    PortalJson writer = new PortalJson(json);
    for (PortalMessageCause cause : causes) {
      writer.cause(cause);
      json.writeRaw('\n');
    }
    json.flush();
  }

  private void cause(PortalMessageCause checked) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", checked.cause().id());
    json.writeStringField("title", checked.cause().title());
    json.writeStringField("knownText", checked.knownText());
    json.writeStringField("state", checked.state().name());
    json.writeStringField("grade", checked.grade() == null ? null : checked.grade().name());
    findings.evidence(checked.evidence());
    findings.texts("notSeen", checked.notSeen());
    findings.missing(checked.collect());
    findings.texts("fix", checked.cause().fix());
    findings.texts("links", checked.cause().links());
    json.writeEndObject();
  }
}
