package dev.synctrace.output.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.index.source.KnownBundle;
import dev.synctrace.index.source.SourceMachine;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.text.Times;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source as the contract writes it in JSON. */
public final class SourceJson {
  private SourceJson() {}

  /** One object. */
  public static void write(
      JsonGenerator json, SourceSummary source, SourceMachines machines, Redaction redaction)
      throws IOException {
    write(json, source, null, machines, redaction);
  }

  /** The bundles that known tools have made, as {@code bundles}. */
  public static void writeBundles(JsonGenerator json, SourceMachines machines, Redaction redaction)
      throws IOException {
    json.writeArrayFieldStart("bundles");
    for (KnownBundle bundle : machines.bundles()) {
      json.writeStartObject();
      json.writeStringField("layout", bundle.layout().id());
      json.writeStringField("title", bundle.layout().title());
      json.writeStringField("path", redaction.text(bundle.path()));
      json.writeStringField(
          "device", bundle.device() == null ? null : redaction.text(bundle.device()));
      json.writeStringField("collected", Times.iso(bundle.collected()));
      json.writeNumberField("sources", bundle.sources().size());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * One object.
   *
   * @param copy path of the file where it is a copy of the source; null for the source itself
   */
  public static void write(
      JsonGenerator json,
      SourceSummary source,
      @Nullable String copy,
      SourceMachines machines,
      Redaction redaction)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("path", redaction.text(copy == null ? source.path() : copy));
    json.writeStringField("copyOf", copy == null ? null : redaction.text(source.path()));
    json.writeArrayFieldStart("copies");
    for (String path : copy == null ? source.copies() : List.<String>of()) {
      json.writeString(redaction.text(path));
    }
    json.writeEndArray();
    json.writeStringField("sha256", source.sha256().isEmpty() ? null : source.sha256());
    json.writeNumberField("bytes", source.bytes());
    json.writeStringField("log", source.log());
    Optional<SourceMachine> machine = machines.of(source.path());
    json.writeStringField("machine", machine.map(m -> redaction.text(m.name())).orElse(null));
    json.writeStringField("machineBasis", machine.map(m -> m.basis().label()).orElse(null));
    json.writeStringField("framing", source.framing());
    json.writeStringField("encoding", source.encoding());
    json.writeNumberField("lines", source.lines());
    json.writeNumberField("records", source.records());
    json.writeNumberField("otherRecords", source.otherRecords());
    json.writeNumberField("unframedLines", source.unframedLines());
    json.writeStringField("firstTime", Times.iso(source.firstTime()));
    json.writeStringField("lastTime", Times.iso(source.lastTime()));
    json.writeArrayFieldStart("problems");
    for (String problem : source.problems()) {
      json.writeString(redaction.text(problem));
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
