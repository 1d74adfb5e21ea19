package dev.synctrace.report.data;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.trace.SiteActivities;
import dev.synctrace.diagnosis.trace.SiteActivity;
import dev.synctrace.diagnosis.trace.Step;
import dev.synctrace.diagnosis.trace.TaskParameter;
import dev.synctrace.diagnosis.trace.Trace;
import dev.synctrace.diagnosis.verdict.Missing;
import dev.synctrace.event.Attribute;
import dev.synctrace.index.Case;
import dev.synctrace.index.SourceSummary;
import dev.synctrace.report.redact.Redaction;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Actions as the contract writes them in JSON. */
public final class TraceJson {
  private static final int PARAMETER_CHARACTERS = 4_000;

  private final boolean showParameters;
  private final Redaction redaction;

  public TraceJson(boolean showParameters) {
    this(showParameters, Redaction.secretsOnly());
  }

  TraceJson(boolean showParameters, Redaction redaction) {
    this.showParameters = showParameters;
    this.redaction = redaction;
  }

  public void document(Writer out, Iterator<Trace> traces, Case opened) throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    fields(json, traces, opened);
    json.writeArrayFieldStart("coverage");
    for (SourceSummary source : opened.sources()) {
      write(json, source);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  /** Actions, and what concerns the whole site, into an open object. */
  void fields(JsonGenerator json, Iterator<Trace> traces, Case opened) throws IOException {
    json.writeArrayFieldStart("traces");
    while (traces.hasNext()) {
      write(json, traces.next());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("activities");
    for (SiteActivity activity : SiteActivities.of(opened.events())) {
      write(json, activity);
    }
    json.writeEndArray();
  }

  public void lines(Writer out, Iterator<Trace> traces) throws IOException {
    JsonGenerator json = Json.lines(out);
    while (traces.hasNext()) {
      write(json, traces.next());
      json.writeRaw('\n');
    }
    json.flush();
  }

  private void write(JsonGenerator json, Trace trace) throws IOException {
    json.writeStartObject();
    text(json, "taskGuid", trace.ids().taskGuid());
    number(json, "pushId", trace.ids().pushId());
    number(json, "taskId", trace.ids().taskId());
    number(json, "taskType", trace.ids().taskType());
    text(json, "templateId", trace.ids().templateId());
    text(json, "userId", trace.ids().userId());
    text(json, "tenantId", trace.ids().tenantId());
    json.writeStringField("outcome", trace.outcome().name());
    json.writeStringField(
        "stoppedAt", trace.stoppedAt() == null ? null : trace.stoppedAt().component());
    number(json, "targets", trace.clients().targets());
    number(json, "reportedClients", trace.clients().reported());
    number(json, "failedClients", trace.clients().failed());
    if (showParameters) {
      text(json, "parameter", parameter(trace).orElse(null));
    }
    json.writeArrayFieldStart("steps");
    for (Step step : trace.steps()) {
      write(json, step);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("warnings");
    for (String warning : trace.warnings()) {
      json.writeString(redaction.text(warning));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("missing");
    for (Missing missing : trace.missing()) {
      json.writeStartObject();
      text(json, "what", missing.what());
      text(json, "how", missing.how());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(JsonGenerator json, Step step) throws IOException {
    json.writeStartObject();
    json.writeStringField("time", Times.iso(step.time()));
    json.writeStringField("component", step.component());
    text(json, "what", step.what());
    text(json, "source", step.event().source());
    json.writeNumberField("line", step.event().line());
    json.writeBooleanField("certain", step.join().certain());
    text(json, "reason", step.join().reason());
    json.writeEndObject();
  }

  private void write(JsonGenerator json, SiteActivity activity) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", activity.type().name());
    text(json, "operation", activity.operation());
    text(json, "endpoint", activity.endpoint());
    number(json, "httpStatus", activity.httpStatus());
    json.writeNumberField("count", activity.count());
    json.writeNumberField("records", activity.records());
    json.writeStringField("firstTime", Times.iso(activity.firstTime()));
    json.writeStringField("lastTime", Times.iso(activity.lastTime()));
    text(json, "source", activity.first().source());
    json.writeNumberField("line", activity.first().line());
    json.writeArrayFieldStart("activityIds");
    for (String id : activity.activityIds()) {
      json.writeString(redaction.text(id));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(JsonGenerator json, SourceSummary source) throws IOException {
    json.writeStartObject();
    text(json, "source", source.path());
    json.writeStringField("log", source.log());
    json.writeStringField("firstTime", Times.iso(source.firstTime()));
    json.writeStringField("lastTime", Times.iso(source.lastTime()));
    json.writeEndObject();
  }

  private static Optional<String> parameter(Trace trace) {
    return trace.steps().stream()
        .map(step -> step.event().attributes().get(Attribute.TASK_PARAM))
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(written -> new TaskParameter(written).decoded(PARAMETER_CHARACTERS));
  }

  private void text(JsonGenerator json, String name, @Nullable String text) throws IOException {
    json.writeStringField(name, text == null ? null : redaction.text(text));
  }

  private static void number(JsonGenerator json, String name, @Nullable Long value)
      throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }
}
