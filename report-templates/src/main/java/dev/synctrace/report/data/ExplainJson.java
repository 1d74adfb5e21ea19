package dev.synctrace.report.data;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.coverage.Window;
import dev.synctrace.diagnosis.dossier.Mapping;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.verdict.Evidence;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.Missing;
import dev.synctrace.diagnosis.verdict.Standing;
import dev.synctrace.diagnosis.verdict.TimelineEntry;
import dev.synctrace.event.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Verdicts as the contract writes them in JSON. */
public final class ExplainJson {
  private final JsonGenerator json;

  private ExplainJson(JsonGenerator json) {
    this.json = json;
  }

  /** One document; returns whether it holds a verdict. */
  public static boolean document(Writer out, Diagnosis diagnosis, ExplainRequest request)
      throws IOException {
    JsonGenerator json = Json.document(out);
    ExplainJson writer = new ExplainJson(json);
    json.writeStartObject();
    json.writeArrayFieldStart("mappings");
    for (MappingStatus status : diagnosis.statuses(request)) {
      writer.status(status);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("verdicts");
    long written = diagnosis.explain(request, writer::verdictUnchecked);
    json.writeEndArray();
    json.writeArrayFieldStart("site");
    for (FoundCause cause : diagnosis.siteCauses()) {
      writer.siteCause(cause);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("prerequisites");
    for (Prerequisite prerequisite : diagnosis.prerequisites()) {
      writer.prerequisite(prerequisite);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("coverage");
    for (SourceCoverage source : diagnosis.coverage().sources()) {
      writer.coverage(source);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
    return written > 0;
  }

  /** One verdict a line; returns whether there is one. */
  public static boolean lines(Writer out, Diagnosis diagnosis, ExplainRequest request)
      throws IOException {
    JsonGenerator json = Json.lines(out);
    ExplainJson writer = new ExplainJson(json);
    long written =
        diagnosis.explain(
            request,
            verdict -> {
              writer.verdictUnchecked(verdict);
              writer.lineBreak();
            });
    json.flush();
    return written > 0;
  }

  private void lineBreak() {
    try {
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void verdictUnchecked(MemberVerdict verdict) {
    try {
      verdict(verdict);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void status(MappingStatus status) throws IOException {
    Mapping mapping = status.mapping();
    json.writeStartObject();
    json.writeStringField("collectionId", mapping.collectionId());
    json.writeStringField("collectionName", mapping.collectionName());
    json.writeStringField("groupId", mapping.groupId());
    json.writeStringField("groupName", mapping.groupName());
    number("cloudServiceId", mapping.cloudServiceId());
    json.writeStringField("status", status.status().name());
    number("memberCount", status.memberCount());
    number("syncCompleted", status.syncCompleted());
    number("syncInProgress", status.syncInProgress());
    number("syncFailed", status.syncFailed());
    sync("lastFullSync", status.lastFullSync());
    sync("lastSync", status.lastSync());
    json.writeArrayFieldStart("differences");
    for (MappingStatus.Difference difference : status.differences()) {
      json.writeStartObject();
      json.writeStringField("column", difference.column());
      json.writeStringField("console", difference.console());
      json.writeStringField("ours", difference.ours());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void sync(String name, MappingStatus.@Nullable Sync sync) throws IOException {
    json.writeStringField(name + "Time", sync == null ? null : Times.iso(sync.time()));
    json.writeStringField(name + "Status", sync == null ? null : sync.status().name());
    number(name + "MemberCount", sync == null ? null : sync.memberCount());
  }

  private void verdict(MemberVerdict verdict) throws IOException {
    Standing standing = verdict.standing();
    json.writeStartObject();
    json.writeStringField("groupId", verdict.mapping().groupId());
    json.writeStringField("collectionId", verdict.mapping().collectionId());
    json.writeStringField(
        "memberType", verdict.identity().memberType().name().toLowerCase(Locale.ROOT));
    json.writeStringField("name", verdict.identity().name().orElse(null));
    json.writeStringField("deviceId", id(verdict, IdType.DEVICE_ID));
    json.writeStringField("objectId", id(verdict, IdType.OBJECT_ID));
    json.writeStringField("smsId", id(verdict, IdType.SMS_ID));
    json.writeStringField("resourceId", id(verdict, IdType.RESOURCE_ID));
    json.writeStringField("verdict", standing.verdict().name());
    json.writeStringField("grade", standing.grade().name());
    json.writeStringField("summary", standing.summary());
    json.writeArrayFieldStart("causes");
    for (FoundCause cause : verdict.causes()) {
      cause(cause);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("timeline");
    for (TimelineEntry entry : standing.timeline()) {
      json.writeStartObject();
      json.writeStringField("time", Times.iso(entry.event().time()));
      json.writeStringField("what", entry.what());
      json.writeStringField("source", entry.event().source());
      json.writeNumberField("line", entry.event().line());
      json.writeEndObject();
    }
    json.writeEndArray();
    evidence(verdict.allEvidence());
    missing(verdict.allMissing());
    json.writeEndObject();
  }

  private static @Nullable String id(MemberVerdict verdict, IdType type) {
    return verdict.identity().best(type).orElse(null);
  }

  private void cause(FoundCause cause) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", cause.id());
    json.writeStringField("title", cause.title());
    json.writeStringField("grade", cause.grade().name());
    texts("fix", cause.fix());
    texts("links", cause.links());
    json.writeEndObject();
  }

  private void siteCause(FoundCause cause) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", cause.id());
    json.writeStringField("title", cause.title());
    json.writeStringField("grade", cause.grade().name());
    evidence(cause.evidence());
    texts("fix", cause.fix());
    texts("links", cause.links());
    json.writeEndObject();
  }

  private void prerequisite(Prerequisite prerequisite) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", prerequisite.title());
    json.writeStringField("state", prerequisite.state().name());
    json.writeStringField("says", prerequisite.says());
    evidence(prerequisite.evidence());
    missing(prerequisite.missing());
    json.writeEndObject();
  }

  private void coverage(SourceCoverage source) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", source.source());
    json.writeStringField("log", source.log());
    json.writeStringField("firstTime", Times.iso(source.firstTime()));
    json.writeStringField("lastTime", Times.iso(source.lastTime()));
    json.writeArrayFieldStart("gaps");
    for (Window gap : source.gaps()) {
      json.writeStartObject();
      json.writeStringField("from", Times.iso(gap.from()));
      json.writeStringField("to", Times.iso(gap.to()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("note", source.note());
    json.writeEndObject();
  }

  private void evidence(List<Evidence> evidence) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (Evidence piece : evidence) {
      json.writeStartObject();
      json.writeStringField("source", piece.event().source());
      json.writeNumberField("line", piece.event().line());
      json.writeStringField("time", Times.iso(piece.event().time()));
      json.writeStringField("text", Secrets.mask(piece.event().message()));
      json.writeStringField("says", piece.says());
      json.writeBooleanField("for", piece.supports());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void missing(List<Missing> missing) throws IOException {
    json.writeArrayFieldStart("missing");
    for (Missing thing : missing) {
      json.writeStartObject();
      json.writeStringField("what", thing.what());
      json.writeStringField("how", thing.how());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void texts(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void number(String name, @Nullable Long value) throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }
}
