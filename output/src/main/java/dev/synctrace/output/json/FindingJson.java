package dev.synctrace.output.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.coverage.TimeWindow;
import dev.synctrace.diagnosis.coverage.UnknownErrorFinder.UnknownErrorRecord;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.reconcile.CollectNext.Collectable;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts that verdicts and traces have in common, as the contract writes them in JSON. Texts
 * pass through the redaction.
 */
final class FindingJson {
  private final JsonGenerator json;
  private final Redaction redaction;

  FindingJson(JsonGenerator json, Redaction redaction) {
    this.json = json;
    this.redaction = redaction;
  }

  /** A cause with its fix; what proves it is with its subject. */
  void cause(FoundCause cause) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", cause.id());
    text("title", cause.title());
    json.writeStringField("grade", cause.grade().name());
    texts("fix", cause.fix());
    texts("links", cause.links());
    json.writeEndObject();
  }

  /** A cause of a member, with its place in the chain. */
  void cause(FoundCause cause, CauseChain chain) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", cause.id());
    text("title", cause.title());
    json.writeStringField("grade", cause.grade().name());
    json.writeStringField("role", chain.role(cause).name().toLowerCase(Locale.ROOT));
    json.writeArrayFieldStart("because");
    for (String id : chain.because(cause)) {
      json.writeString(id);
    }
    json.writeEndArray();
    texts("fix", cause.fix());
    texts("links", cause.links());
    json.writeEndObject();
  }

  /** A cause with its proof. */
  void siteCause(FoundCause cause) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", cause.id());
    text("title", cause.title());
    json.writeStringField("grade", cause.grade().name());
    evidence(cause.evidence());
    texts("fix", cause.fix());
    texts("links", cause.links());
    json.writeEndObject();
  }

  /** How far a member or an action came, stage by stage. */
  void path(String name, List<PathStep> path, SourceMachines machines) throws IOException {
    json.writeArrayFieldStart(name);
    for (PathStep step : path) {
      Event event = step.event();
      json.writeStartObject();
      json.writeStringField("step", step.stage().label());
      json.writeStringField("state", step.state().label());
      json.writeStringField("time", event == null ? null : Times.iso(event.time()));
      text("says", step.says());
      text("source", event == null ? null : event.source());
      number("line", event == null ? null : event.line());
      text("machine", event == null ? null : machines.nameOf(event.source()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What one source can tell. */
  void coverage(SourceCoverage source) throws IOException {
    json.writeStartObject();
    text("source", source.source());
    json.writeStringField("log", source.log());
    json.writeStringField("firstTime", Times.iso(source.firstTime()));
    json.writeStringField("lastTime", Times.iso(source.lastTime()));
    json.writeArrayFieldStart("gaps");
    for (TimeWindow gap : source.gaps()) {
      json.writeStartObject();
      json.writeStringField("from", Times.iso(gap.from()));
      json.writeStringField("to", Times.iso(gap.to()));
      json.writeEndObject();
    }
    json.writeEndArray();
    text("note", source.note());
    json.writeEndObject();
  }

  /** A field of that name. */
  void unknownErrors(List<UnknownErrorRecord> errors) throws IOException {
    json.writeArrayFieldStart("unknownErrors");
    for (UnknownErrorRecord error : errors) {
      json.writeStartObject();
      text("source", error.first().source());
      json.writeNumberField("line", error.first().line());
      json.writeStringField("time", Times.iso(error.first().time()));
      text("text", error.first().message());
      json.writeNumberField("count", error.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A field of that name. */
  void collectNext(List<Collectable> things) throws IOException {
    json.writeArrayFieldStart("collectNext");
    for (Collectable thing : things) {
      json.writeStartObject();
      text("what", thing.what());
      text("how", thing.how());
      text("machine", thing.machine());
      if (!thing.machines().isEmpty()) {
        json.writeArrayFieldStart("machines");
        for (String machine : thing.machines()) {
          json.writeString(redaction.text(machine));
        }
        json.writeEndArray();
      }
      json.writeNumberField("members", thing.members());
      json.writeNumberField("actions", thing.actions());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A field of that name. */
  void evidence(List<EvidenceItem> evidence) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (EvidenceItem piece : evidence) {
      json.writeStartObject();
      text("source", piece.event().source());
      json.writeNumberField("line", piece.event().line());
      json.writeStringField("time", Times.iso(piece.event().time()));
      text("text", piece.event().message());
      text("says", piece.says());
      json.writeBooleanField("for", piece.supports());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A field of that name. */
  void missing(List<MissingEvidence> missing) throws IOException {
    json.writeArrayFieldStart("missing");
    for (MissingEvidence thing : missing) {
      json.writeStartObject();
      text("what", thing.what());
      text("how", thing.how());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** An array. */
  void texts(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(redaction.text(text));
    }
    json.writeEndArray();
  }

  /** A text as it may be shown, or null. */
  void text(String name, @Nullable String text) throws IOException {
    json.writeStringField(name, text == null ? null : redaction.text(text));
  }

  /** A number or null. */
  void number(String name, @Nullable Long value) throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }
}
