package dev.synctrace.output.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.trace.TaskParameter;
import dev.synctrace.diagnosis.trace.advice.ExplainedAction;
import dev.synctrace.diagnosis.trace.advice.NextStepAdvice;
import dev.synctrace.diagnosis.trace.advice.RepeatedSiteEvent;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionDevice;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionUser;
import dev.synctrace.diagnosis.trace.model.ActionProgressReader;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.model.Attribute;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Actions as the contract writes them in JSON. */
public final class TraceJson {
  private static final int PARAMETER_CHARACTERS = 4_000;

  private final JsonGenerator json;
  private final FindingJson findings;
  private final Diagnosis diagnosis;
  private final boolean showParameters;

  public TraceJson(
      JsonGenerator json, Diagnosis diagnosis, boolean showParameters, Redaction redaction) {
    this.json = json;
    this.findings = new FindingJson(json, redaction);
    this.diagnosis = diagnosis;
    this.showParameters = showParameters;
  }

  /** Writes what concerns the site and what each source can tell, as fields. */
  public void site(List<RepeatedSiteEvent> activities) throws IOException {
    json.writeArrayFieldStart("site");
    for (FoundCause cause : diagnosis.tenantAttachCauses()) {
      findings.siteCause(cause);
    }
    json.writeEndArray();
    activities(activities);
    findings.unknownErrors(diagnosis.unknownErrorsOfActions());
    json.writeArrayFieldStart("coverage");
    for (SourceCoverage source : diagnosis.sources()) {
      findings.coverage(source);
    }
    json.writeEndArray();
  }

  /** A field of that name. */
  void traces(Iterator<Trace> traces) throws IOException {
    json.writeArrayFieldStart("traces");
    while (traces.hasNext()) {
      trace(traces.next());
    }
    json.writeEndArray();
  }

  /** A field of that name. */
  void activities(List<RepeatedSiteEvent> activities) throws IOException {
    json.writeArrayFieldStart("activities");
    for (RepeatedSiteEvent activity : activities) {
      activity(activity);
    }
    json.writeEndArray();
  }

  /** Writes one object. */
  public void trace(Trace trace) throws IOException {
    ExplainedAction explained = diagnosis.explained(trace);
    List<FoundCause> causes = explained.causes();
    json.writeStartObject();
    ids(trace);
    findings.text("action", trace.action().orElse(null));
    user(explained.user());
    json.writeStringField("outcome", trace.outcome().name());
    json.writeStringField(
        "stoppedAt", trace.stoppedAt() == null ? null : trace.stoppedAt().component());
    findings.text("why", explained.reason().why());
    findings.text("nextStep", explained.reason().nextStep());
    findings.number("targets", trace.clients().targets());
    findings.number("reportedClients", trace.clients().reported());
    findings.number("failedClients", trace.clients().failed());
    devices(trace);
    if (showParameters) {
      findings.text("parameter", parameter(trace).orElse(null));
    }
    json.writeArrayFieldStart("steps");
    for (Step step : trace.steps()) {
      step(step);
    }
    json.writeEndArray();
    findings.path("path", ActionProgressReader.of(trace), diagnosis.machines());
    json.writeArrayFieldStart("causes");
    for (FoundCause cause : causes) {
      findings.cause(cause);
    }
    json.writeEndArray();
    findings.text("lookNext", causes.isEmpty() ? NextStepAdvice.of(trace).orElse(null) : null);
    findings.texts("warnings", trace.warnings());
    findings.missing(trace.missing());
    json.writeEndObject();
  }

  private void ids(Trace trace) throws IOException {
    findings.text("taskGuid", trace.ids().taskGuid());
    findings.number("pushId", trace.ids().pushId());
    findings.number("taskId", trace.ids().taskId());
    findings.number("taskType", trace.ids().taskType());
    findings.text("templateId", trace.ids().templateId());
    findings.text("userId", trace.ids().userId());
    findings.text("tenantId", trace.ids().tenantId());
  }

  private void user(ActionUser user) throws IOException {
    json.writeObjectFieldStart("user");
    findings.text("id", user.id());
    findings.text("name", user.name());
    json.writeEndObject();
  }

  private void devices(Trace trace) throws IOException {
    json.writeArrayFieldStart("devices");
    for (ActionDevice device : diagnosis.actionSubjects().devicesOf(trace)) {
      json.writeStartObject();
      findings.text("name", device.name());
      findings.number("resourceId", device.resourceId());
      findings.text("smsId", device.smsId());
      json.writeStringField("state", device.state().name().toLowerCase(Locale.ROOT));
      findings.number("returnCode", device.returnCode());
      findings.text("says", device.says());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void step(Step step) throws IOException {
    json.writeStartObject();
    json.writeStringField("time", Times.iso(step.time()));
    json.writeStringField("component", step.component());
    findings.text("what", step.what());
    findings.text("source", step.event().source());
    json.writeNumberField("line", step.event().line());
    json.writeBooleanField("certain", step.join().certain());
    findings.text("reason", step.join().reason());
    json.writeEndObject();
  }

  private void activity(RepeatedSiteEvent activity) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", activity.type().name());
    findings.text("operation", activity.operation());
    findings.text("endpoint", activity.endpoint());
    findings.number("httpStatus", activity.httpStatus());
    json.writeNumberField("count", activity.count());
    json.writeNumberField("records", activity.records());
    json.writeStringField("firstTime", Times.iso(activity.firstTime()));
    json.writeStringField("lastTime", Times.iso(activity.lastTime()));
    findings.text("source", activity.first().source());
    json.writeNumberField("line", activity.first().line());
    findings.texts("activityIds", activity.activityIds());
    json.writeStringField("worksSince", Times.iso(activity.worksSinceTime()));
    json.writeEndObject();
  }

  private static Optional<String> parameter(Trace trace) {
    return trace.steps().stream()
        .map(step -> step.event().attributes().get(Attribute.TASK_PARAM))
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(written -> new TaskParameter(written).decoded(PARAMETER_CHARACTERS));
  }
}
