package dev.synctrace.output.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.portal.PortalMessageCause;
import dev.synctrace.output.redact.Redaction;
import java.io.IOException;
import java.util.List;

/** The causes of a text of the admin center, in JSON. */
public final class PortalJson {
  private final JsonGenerator json;
  private final FindingJson findings;

  public PortalJson(JsonGenerator json) {
    this.json = json;
    this.findings = new FindingJson(json, Redaction.secretsOnly());
  }

  /** Writes a field of that name. */
  public void coverage(List<SourceCoverage> sources) throws IOException {
    json.writeArrayFieldStart("coverage");
    for (SourceCoverage source : sources) {
      findings.coverage(source);
    }
    json.writeEndArray();
  }

  /** Writes one object. */
  public void cause(PortalMessageCause checked) throws IOException {
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
