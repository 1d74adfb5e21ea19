package dev.synctrace.output.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.OpenQuestions;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ServiceConnectorActivities;
import dev.synctrace.index.Case;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.redact.Redaction.ReplacementCount;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;
import java.io.Writer;

/**
 * The whole report as one JSON document: the keys of {@code explain} and {@code trace} side by
 * side, then the sources as {@code ingest} has them, then what was replaced. Written as it is read;
 * nothing is held.
 */
public final class ReportJson {
  private ReportJson() {}

  /**
   * Writes the document and leaves the writer open.
   *
   * @param version of the tool
   */
  public static void write(
      Writer out,
      Case opened,
      Diagnosis diagnosis,
      Traces traces,
      Redaction redaction,
      String version)
      throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    json.writeStringField("tool", "synctrace");
    json.writeStringField("version", version);
    verdicts(json, diagnosis, traces, redaction);
    TraceJson actions = new TraceJson(json, diagnosis, false, redaction);
    actions.traces(traces.all().iterator());
    actions.activities(ServiceConnectorActivities.of(opened.events()));
    SourceJson.writeBundles(json, opened.machines(), redaction);
    json.writeArrayFieldStart("sources");
    for (SourceSummary source : opened.sources()) {
      SourceJson.write(json, source, opened.machines(), redaction);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("masked");
    for (ReplacementCount count : redaction.masked()) {
      json.writeStartObject();
      json.writeStringField("class", count.identifierClass());
      json.writeNumberField("identifiers", count.identifiers());
      json.writeNumberField("places", count.places());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private static void verdicts(
      JsonGenerator json, Diagnosis diagnosis, Traces traces, Redaction redaction)
      throws IOException {
    ExplainRequest all = ExplainRequest.all();
    OpenQuestions open = diagnosis.openQuestions(all);
    ExplainJson writer = new ExplainJson(json, diagnosis.machines(), redaction);
    writer.mappings(diagnosis.statuses(all));
    json.writeArrayFieldStart("verdicts");
    diagnosis.explain(
        all,
        RowConsumer.<MemberVerdict>unchecked(verdict -> {
          open.add(verdict);
          writer.verdict(verdict);
        }));
    json.writeEndArray();
    traces.all().forEach(action -> open.addAction(action.missing()));
    writer.site(diagnosis, open);
    writer.unknownErrors(diagnosis.unknownErrors());
  }
}
