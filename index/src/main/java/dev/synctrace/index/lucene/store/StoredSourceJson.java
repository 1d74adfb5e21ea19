package dev.synctrace.index.lucene.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.parsers.source.MachineClues;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source's entry in the case: one line of JSON with the keys of the contract, and its state. */
public final class StoredSourceJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String PROBLEMS = "problems";
  private static final String NAMES = "machineNames";
  private static final String CLIENTS = "machineClients";
  private static final String COPIES = "copies";
  private static final String LAYOUT = "layout";
  private static final String PASTED = "pasted";
  private static final String CATALOGUE = "catalogue";

  private StoredSourceJson() {}

  /** The line for a source. */
  public static String write(SourceSummary source) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("path", source.path());
      out.writeStringField("sha256", source.sha256());
      out.writeNumberField("bytes", source.bytes());
      out.writeStringField("log", source.log());
      out.writeStringField("framing", source.framing());
      out.writeStringField("encoding", source.encoding());
      out.writeNumberField("lines", source.lines());
      out.writeNumberField("records", source.records());
      out.writeNumberField("otherRecords", source.otherRecords());
      out.writeNumberField("unframedLines", source.unframedLines());
      out.writeStringField("firstTime", text(source.firstTime()));
      out.writeStringField("lastTime", text(source.lastTime()));
      write(out, PROBLEMS, source.problems());
      write(out, NAMES, source.clues().names());
      write(out, CLIENTS, source.clues().clients());
      write(out, COPIES, source.copies());
      out.writeStringField("bundle", source.clues().bundle());
      if (source.clues().layout() != null) {
        out.writeStringField(LAYOUT, source.clues().layout());
      }
      if (source.pasted()) {
        out.writeStringField(PASTED, "yes");
      }
      if (source.catalogue() != null) {
        out.writeStringField(CATALOGUE, source.catalogue());
      }
      out.writeStringField("state", source.state().name().toLowerCase(Locale.ROOT));
      out.writeEndObject();
    }
    return line.toString();
  }

  /**
   * @throws IOException when the text is no such line
   */
  public static SourceSummary read(String line) throws IOException {
    Map<String, String> values = new HashMap<>();
    Map<String, List<String>> lists = new HashMap<>();
    try (JsonParser in = JSON.createParser(line)) {
      while (in.nextToken() != null) {
        if (in.currentToken().isScalarValue()) {
          collect(in, values, lists);
        }
      }
    }
    try {
      return new SourceSummary(
          text(values, "path"),
          text(values, "sha256"),
          number(values, "bytes"),
          values.get("log"),
          text(values, "framing"),
          values.get("encoding"),
          number(values, "lines"),
          number(values, "records"),
          number(values, "otherRecords"),
          number(values, "unframedLines"),
          time(values, "firstTime"),
          time(values, "lastTime"),
          lists.getOrDefault(PROBLEMS, List.of()),
          State.valueOf(text(values, "state").toUpperCase(Locale.ROOT)),
          new MachineClues(
              lists.getOrDefault(NAMES, List.of()),
              lists.getOrDefault(CLIENTS, List.of()),
              values.get("bundle"),
              values.get(LAYOUT)),
          lists.getOrDefault(COPIES, List.of()),
          values.containsKey(PASTED),
          values.get(CATALOGUE));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("a source entry is damaged: " + e.getMessage(), e);
    }
  }

  private static void write(JsonGenerator out, String key, List<String> values) throws IOException {
    out.writeArrayFieldStart(key);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
  }

  private static void collect(
      JsonParser in, Map<String, String> values, Map<String, List<String>> lists)
      throws IOException {
    if (in.getParsingContext().inArray()) {
      String key = in.getParsingContext().getParent().getCurrentName();
      lists.computeIfAbsent(key, k -> new ArrayList<>()).add(in.getText());
    } else if (in.currentToken() != JsonToken.VALUE_NULL) {
      values.put(in.currentName(), in.getText());
    }
  }

  private static String text(Map<String, String> values, String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("it has no " + key);
    }
    return value;
  }

  private static long number(Map<String, String> values, String key) {
    return Long.parseLong(text(values, key));
  }

  private static @Nullable Instant time(Map<String, String> values, String key) {
    String value = values.get(key);
    return value == null ? null : Instant.parse(value);
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
