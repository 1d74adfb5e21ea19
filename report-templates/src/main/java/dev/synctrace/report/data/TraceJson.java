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
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Actions as the contract writes them in JSON. */
public final class TraceJson {
  private static final int PARAMETER_CHARACTERS = 4_000;

  private final boolean showParameters;

  public TraceJson(boolean showParameters) {
    this.showParameters = showParameters;
  }

  public void document(Writer out, Iterator<Trace> traces, Case opened) throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
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
    json.writeArrayFieldStart("coverage");
    for (SourceSummary source : opened.sources()) {
      write(json, source);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
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
    json.writeStringField("taskGuid", trace.ids().taskGuid());
    number(json, "pushId", trace.ids().pushId());
    number(json, "taskId", trace.ids().taskId());
    number(json, "taskType", trace.ids().taskType());
    json.writeStringField("templateId", trace.ids().templateId());
    json.writeStringField("userId", trace.ids().userId());
    json.writeStringField("tenantId", trace.ids().tenantId());
    json.writeStringField("outcome", trace.outcome().name());
    json.writeStringField(
        "stoppedAt", trace.stoppedAt() == null ? null : trace.stoppedAt().component());
    number(json, "targets", trace.clients().targets());
    number(json, "reportedClients", trace.clients().reported());
    number(json, "failedClients", trace.clients().failed());
    if (showParameters) {
      json.writeStringField("parameter", parameter(trace).orElse(null));
    }
    json.writeArrayFieldStart("steps");
    for (Step step : trace.steps()) {
      write(json, step);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("warnings");
    for (String warning : trace.warnings()) {
      json.writeString(warning);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("missing");
    for (Missing missing : trace.missing()) {
      json.writeStartObject();
      json.writeStringField("what", missing.what());
      json.writeStringField("how", missing.how());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Step step) throws IOException {
    json.writeStartObject();
    json.writeStringField("time", Times.iso(step.time()));
    json.writeStringField("component", step.component());
    json.writeStringField("what", step.what());
    json.writeStringField("source", step.event().source());
    json.writeNumberField("line", step.event().line());
    json.writeBooleanField("certain", step.join().certain());
    json.writeStringField("reason", step.join().reason());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, SiteActivity activity) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", activity.type().name());
    json.writeStringField("operation", activity.operation());
    json.writeStringField("endpoint", activity.endpoint());
    number(json, "httpStatus", activity.httpStatus());
    json.writeNumberField("count", activity.count());
    json.writeNumberField("records", activity.records());
    json.writeStringField("firstTime", Times.iso(activity.firstTime()));
    json.writeStringField("lastTime", Times.iso(activity.lastTime()));
    json.writeStringField("source", activity.first().source());
    json.writeNumberField("line", activity.first().line());
    json.writeArrayFieldStart("activityIds");
    for (String id : activity.activityIds()) {
      json.writeString(id);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, SourceSummary source) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", source.path());
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
