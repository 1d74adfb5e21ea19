package dev.synctrace.output.json;

import static dev.synctrace.output.schema.Property.choice;
import static dev.synctrace.output.schema.Property.list;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.numberOrNull;
import static dev.synctrace.output.schema.Property.timeOrNull;
import static dev.synctrace.output.schema.Property.value;
import static dev.synctrace.output.schema.Property.word;
import static dev.synctrace.output.schema.Property.wordOrNull;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.index.log.ContextRecord;
import dev.synctrace.index.search.EventPlace;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.schema.Choice;
import dev.synctrace.output.schema.JsonOutput;
import dev.synctrace.output.schema.JsonType;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.schema.SchemaDefinitions;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Severity;
import dev.synctrace.parsers.secret.Secrets;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** One event as the contract writes it in JSON. */
public final class EventJson {
  private static final ObjectSchema<EventPlace> PLACE =
      ObjectSchema.of(
          "place",
          "A line of a source.",
          word("source", EventPlace::source, "Path of the file in the bundle."),
          number("line", EventPlace::line, "Line in the file, from 1."));

  private EventJson() {}

  /** Returns an event. */
  public static ObjectSchema<Hit> event(SourceMachines machines) {
    return ObjectSchema.of(
        "event",
        "A record of a log or of an export.",
        timeOrNull(
            "time",
            hit -> hit.event().time(),
            "When it happened, in UTC; a record without a time zone is read with --assume-zone."),
        numberOrNull(
            "zoneMinutes",
            hit -> hit.event().zoneMinutes(),
            "Bias of the time zone in minutes as written (UTC = local + bias); null if the record"
                + " has none."),
        word("source", hit -> hit.event().source(), "Path of the file in the bundle."),
        wordOrNull(
            "machine",
            hit -> machines.nameOf(hit.event().source()),
            "Name of the machine that wrote the file."),
        number("line", hit -> hit.event().line(), "First line in the file, from 1."),
        number("endLine", hit -> hit.event().endLine(), "Last line in the file."),
        word("log", hit -> hit.event().log(), "Name of the log or export, such as BgbServer."),
        wordOrNull("component", hit -> hit.event().component(), "Component, as written."),
        wordOrNull("thread", hit -> hit.event().thread(), "Number of the thread, as written."),
        choice(
            "severity",
            Choice.of(Severity.class, Severity::label),
            hit -> hit.event().severity(),
            "Severity."),
        word(
            "kind",
            hit -> hit.event().kind().label(),
            "What the record says: a kind of synctrace kinds, or other."),
        word("message", hit -> hit.event().message(), "The message; secrets are masked."),
        value(
            "attributes",
            new AttributesType(),
            hit -> hit.event().attributes(),
            "Values in the message by name; only those that the record has."),
        list("alsoIn", PLACE, Hit::alsoIn, "Other places with the same record."));
  }

  /** Returns an event that also says why it is shown. */
  public static ObjectSchema<ContextRecord> eventInContext(SourceMachines machines) {
    return event(machines)
        .of(
            "eventInContext",
            "A record that the search found, or one before or after it in its log.",
            ContextRecord::hit)
        .with(
            choice(
                "context",
                Choice.of(ContextRecord.Role.class, ContextRecord.Role::label),
                ContextRecord::role,
                "Whether the search found the record, or it is before or after such a record."));
  }

  /** The values of a message by name; numbers without quotes, secrets masked. */
  private static final class AttributesType implements JsonType<Attributes> {
    @Override
    public void write(JsonOutput out, Attributes attributes) throws IOException {
      JsonGenerator json = out.json();
      json.writeStartObject();
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
      json.writeEndObject();
    }

    private static String shown(Attribute attribute, String value) {
      return attribute == Attribute.TASK_PARAM ? Secrets.maskParameter(value) : value;
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
      Map<String, Object> properties = new LinkedHashMap<>();
      for (Attribute attribute : Attribute.values()) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", attribute.meaning());
        switch (attribute.type()) {
          case INTEGER -> schema.put("type", "integer");
          case LIST -> {
            schema.put("type", "array");
            schema.put("items", Map.of("type", "string"));
          }
          case GUID, WORD, TEXT -> schema.put("type", "string");
        }
        properties.put(attribute.label(), schema);
      }
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "object");
      schema.put("properties", properties);
      return schema;
    }
  }
}
