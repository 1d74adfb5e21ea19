package dev.synctrace.output.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.index.log.ContextRecord;
import dev.synctrace.index.search.EventPlace;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.secret.Secrets;
import java.io.IOException;
import java.util.Map;

/** One event as the contract writes it in JSON. */
public final class EventJson {
  private EventJson() {}

  /** Writes one object. */
  public static void write(JsonGenerator json, Hit hit, SourceMachines machines)
      throws IOException {
    json.writeStartObject();
    writeKeys(json, hit, machines);
    json.writeEndObject();
  }

  /** Writes one object that also says why the event is shown. */
  public static void write(JsonGenerator json, ContextRecord row, SourceMachines machines)
      throws IOException {
    json.writeStartObject();
    writeKeys(json, row.hit(), machines);
    json.writeStringField("context", row.role().label());
    json.writeEndObject();
  }

  private static void writeKeys(JsonGenerator json, Hit hit, SourceMachines machines)
      throws IOException {
    Event event = hit.event();
    json.writeStringField("time", Times.iso(event.time()));
    json.writeFieldName("zoneMinutes");
    if (event.zoneMinutes() == null) {
      json.writeNull();
    } else {
      json.writeNumber(event.zoneMinutes());
    }
    json.writeStringField("source", event.source());
    json.writeStringField("machine", machines.nameOf(event.source()));
    json.writeNumberField("line", event.line());
    json.writeNumberField("endLine", event.endLine());
    json.writeStringField("log", event.log());
    json.writeStringField("component", event.component());
    json.writeStringField("thread", event.thread());
    json.writeStringField("severity", event.severity().label());
    json.writeStringField("kind", event.kind().label());
    json.writeStringField("message", event.message());
    json.writeObjectFieldStart("attributes");
    writeAttributes(json, event.attributes());
    json.writeEndObject();
    json.writeArrayFieldStart("alsoIn");
    for (EventPlace place : hit.alsoIn()) {
      json.writeStartObject();
      json.writeStringField("source", place.source());
      json.writeNumberField("line", place.line());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeAttributes(JsonGenerator json, Attributes attributes)
      throws IOException {
    for (Map.Entry<Attribute, String> entry : attributes.values().entrySet()) {
      Attribute attribute = entry.getKey();
      json.writeFieldName(attribute.label());
      if (attribute.type() == Attribute.Type.INTEGER) {
        json.writeNumber(Long.parseLong(entry.getValue()));
      } else {
        json.writeString(shown(attribute, entry.getValue()));
      }
    }
    if (!attributes.mentions().isEmpty()) {
      json.writeArrayFieldStart(Attribute.MENTIONS.label());
      for (String mention : attributes.mentions()) {
        json.writeString(mention);
      }
      json.writeEndArray();
    }
  }

  private static String shown(Attribute attribute, String value) {
    return attribute == Attribute.TASK_PARAM ? Secrets.maskParameter(value) : value;
  }
}
