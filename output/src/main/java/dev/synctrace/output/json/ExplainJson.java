package dev.synctrace.output.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.SiteContext.ClientCount;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.coverage.UnknownErrorFinder.UnknownErrorRecord;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.membership.SyncPrediction;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.OpenQuestions;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.MembershipStatus.TimelineEntry;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.text.Times;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Verdicts as the contract writes them in JSON. */
public final class ExplainJson {
  private final JsonGenerator json;
  private final FindingJson findings;
  private final SourceMachines machines;

  public ExplainJson(JsonGenerator json, SourceMachines machines, Redaction redaction) {
    this.json = json;
    this.machines = machines;
    this.findings = new FindingJson(json, redaction);
  }

  /** Writes a field of that name. */
  public void mappings(List<MappingStatus> statuses) throws IOException {
    json.writeArrayFieldStart("mappings");
    for (MappingStatus status : statuses) {
      status(status);
    }
    json.writeEndArray();
  }

  /**
   * Writes what concerns the site, what each source can tell, and what to collect next, as fields.
   *
   * @param open knows every verdict
   */
  public void site(Diagnosis diagnosis, OpenQuestions open) throws IOException {
    json.writeArrayFieldStart("site");
    for (FoundCause cause : diagnosis.siteCauses()) {
      findings.siteCause(cause);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("prerequisites");
    for (Prerequisite prerequisite : diagnosis.prerequisites()) {
      prerequisite(prerequisite);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("coverage");
    for (SourceCoverage source : diagnosis.sources()) {
      findings.coverage(source);
    }
    json.writeEndArray();
    findings.collectNext(open.collectNext());
  }

  /** Writes a field of that name. */
  public void unknownErrors(List<UnknownErrorRecord> errors) throws IOException {
    findings.unknownErrors(errors);
  }

  private void status(MappingStatus status) throws IOException {
    Mapping mapping = status.mapping();
    json.writeStartObject();
    findings.text("collectionId", mapping.collectionId());
    findings.text("collectionName", mapping.collectionName());
    findings.text("groupId", mapping.groupId());
    findings.text("groupName", mapping.groupName());
    findings.number("cloudServiceId", mapping.cloudServiceId());
    json.writeStringField("status", status.status().name());
    findings.number("memberCount", status.memberCount());
    findings.number("syncCompleted", status.syncCompleted());
    findings.number("syncInProgress", status.syncInProgress());
    findings.number("syncFailed", status.syncFailed());
    sync("lastFullSync", status.lastFullSync());
    sync("lastSync", status.lastSync());
    ClientCount clients = status.clients();
    findings.number("verifiedClients", clients == null ? null : (Long) clients.verified());
    findings.number("clients", clients == null ? null : clients.all());
    findings.number("addsPerCycle", status.progress().addsPerCycle());
    findings.number("remaining", status.progress().remaining());
    Instant end = status.progress().estimatedEnd();
    json.writeStringField("estimatedEnd", end == null ? null : Times.iso(end));
    json.writeArrayFieldStart("differences");
    for (MappingStatus.Difference difference : status.differences()) {
      json.writeStartObject();
      json.writeStringField("column", difference.column());
      findings.text("console", difference.console());
      findings.text("ours", difference.ours());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void sync(String name, MappingStatus.@Nullable Sync sync) throws IOException {
    json.writeStringField(name + "Time", sync == null ? null : Times.iso(sync.time()));
    json.writeStringField(name + "Status", sync == null ? null : sync.status().name());
    findings.number(name + "MemberCount", sync == null ? null : sync.memberCount());
  }

  /** Writes one object. */
  public void verdict(MemberVerdict verdict) throws IOException {
    MembershipStatus status = verdict.status();
    json.writeStartObject();
    findings.text("groupId", verdict.mapping().groupId());
    findings.text("collectionId", verdict.mapping().collectionId());
    json.writeStringField(
        "memberType", verdict.identity().memberType().name().toLowerCase(Locale.ROOT));
    findings.text("name", verdict.identity().name().orElse(null));
    findings.text("deviceId", id(verdict, IdType.DEVICE_ID));
    findings.text("objectId", id(verdict, IdType.OBJECT_ID));
    findings.text("smsId", id(verdict, IdType.SMS_ID));
    findings.text("resourceId", id(verdict, IdType.RESOURCE_ID));
    json.writeStringField("verdict", status.verdict().name());
    json.writeStringField("grade", status.grade().name());
    findings.text("summary", verdict.summary());
    findings.text("why", verdict.why().orElse(null));
    findings.text("rootCause", verdict.chain().root().orElse(null));
    findings.text("nextStep", verdict.nextStep().orElse(null));
    presence("inCollection", status.inCollection());
    presence("inGroup", status.inGroup());
    json.writeBooleanField("expected", status.isExpected());
    prediction(verdict.prediction().orElse(null));
    json.writeArrayFieldStart("causes");
    for (FoundCause cause : verdict.causes()) {
      findings.cause(cause, verdict.chain());
    }
    json.writeEndArray();
    findings.path("steps", status.path(), machines);
    json.writeArrayFieldStart("timeline");
    for (TimelineEntry entry : status.timeline()) {
      json.writeStartObject();
      json.writeStringField("time", Times.iso(entry.event().time()));
      findings.text("what", entry.what());
      findings.text("source", entry.event().source());
      json.writeNumberField("line", entry.event().line());
      json.writeEndObject();
    }
    json.writeEndArray();
    findings.evidence(verdict.allEvidence());
    findings.missing(verdict.allMissing());
    json.writeEndObject();
  }

  private void presence(String name, Presence presence) throws IOException {
    if (presence == Presence.UNKNOWN) {
      json.writeNullField(name);
    } else {
      json.writeBooleanField(name, presence == Presence.IN);
    }
  }

  private void prediction(@Nullable SyncPrediction prediction) throws IOException {
    if (prediction == null) {
      json.writeNullField("prediction");
      return;
    }
    json.writeObjectFieldStart("prediction");
    findings.text("text", prediction.text());
    json.writeStringField("grade", prediction.grade().name());
    presence("afterIncremental", prediction.afterIncremental());
    presence("afterFull", prediction.afterFull());
    json.writeArrayFieldStart("blockedBy");
    for (String cause : prediction.blockedBy()) {
      json.writeString(cause);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static @Nullable String id(MemberVerdict verdict, IdType type) {
    return verdict.identity().best(type).map(id -> new Id(type, id).display()).orElse(null);
  }

  private void prerequisite(Prerequisite prerequisite) throws IOException {
    json.writeStartObject();
    findings.text("title", prerequisite.title());
    json.writeStringField("state", prerequisite.state().name());
    json.writeStringField("grade", prerequisite.grade().name());
    findings.text("says", prerequisite.says());
    findings.evidence(prerequisite.evidence());
    findings.missing(prerequisite.missing());
    json.writeEndObject();
  }
}
