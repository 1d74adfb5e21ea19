package dev.synctrace.parsers.fact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.export.JsonValue;
import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.fact.row.Column;
import dev.synctrace.parsers.fact.row.FactBuilder;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.FactExportGuide;
import dev.synctrace.parsers.fact.row.FactValue;
import dev.synctrace.parsers.fact.row.ListTally;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Case notes: what the engineer knows and no file says, in YAML. One event per value, named by its
 * path ({@code site.version}); of a list, one event per item. Unknown keys are notes like any
 * other. Tags are not followed and aliases not expanded: nothing is built from them.
 */
public final class CaseNotes implements SourceFormat {
  private static final Set<String> TELLING =
      Set.of("site", "devices", "users", "clock", "tenants", "notes", "hierarchy", "exports");
  private static final Pattern KEY = Pattern.compile("([A-Za-z][\\w .-]{0,60}):(?:\\s.*)?");

  private static final class Factory {
    private static final YAMLFactory YAML = new YAMLFactory();
  }

  /** Every line that is not indented is a key, a list item or a comment; one key is a known one. */
  @Override
  public boolean recognises(FilePrefix prefix) {
    boolean known = false;
    for (String line : prefix.text().lines().toList()) {
      boolean inner = line.isBlank() || Character.isWhitespace(line.charAt(0));
      if (inner || line.startsWith("#") || line.startsWith("- ") || line.startsWith("---")) {
        continue;
      }
      Matcher key = KEY.matcher(line);
      if (!key.matches()) {
        return known && line.startsWith("...");
      }
      known |= TELLING.contains(key.group(1));
    }
    return known;
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    FactEventWriter reading = new FactEventWriter(source, sink);
    NoteFactReader notes = new NoteFactReader(reading);
    ListTally tally = notes.tally();
    try (JsonParser yaml = Factory.YAML.createParser(reading.text())) {
      for (JsonToken token = yaml.nextToken(); token != null; token = yaml.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          notes.object(yaml, "");
        } else if (token != JsonToken.END_OBJECT) {
          notes.value(yaml, "");
        }
      }
    } catch (JsonProcessingException | ExportReader.RecordTooLongException e) {
      tally.lacks("the file is damaged");
      long line =
          e instanceof JsonProcessingException y && y.getLocation() != null
              ? Math.max(1, y.getLocation().getLineNr())
              : Math.max(1, notes.lastLine());
      reading
          .problems()
          .at(
              line,
              "damaged",
              "the notes are not valid YAML from here on; the preceding lines are kept",
              "correct the line. Example: "
                  + FactExportGuide.of(Kind.FACT_NOTE).orElseThrow().how().getFirst().text());
      reading.text().drain();
      reading.problems().unframed(Math.max(0, reading.text().lines() - notes.lastLine()));
    }
    reading.export(Kind.FACT_NOTE, NoteFactReader.LOG, reading::row, "", tally, 1);
    return reading.outcome();
  }

  /** Turns the values of case notes into facts named by their path. */
  private static final class NoteFactReader {
    static final String LOG = "case-notes";

    /** What the last key of a path, or a key of a list's item, says besides being a note. */
    private static final Map<String, Column> TYPED = new LinkedHashMap<>();

    static {
      for (Column column :
          new Column[] {
            Column.of(Attribute.HOST_NAME, "hostName", "device", "host"),
            Column.of(Attribute.OS_BUILD, "osBuild", "build"),
            Column.of(Attribute.DEVICE_ID, "deviceId"),
            Column.of(Attribute.OBJECT_ID, "objectId"),
            Column.of(Attribute.SMS_ID, "smsId"),
            Column.of(Attribute.GROUP_ID, "groupId"),
            Column.of(Attribute.TENANT_ID, "tenantId"),
            Column.of(Attribute.USER_ID, "userId"),
            Column.of(Attribute.USER_NAME, "upn", "userPrincipalName"),
            Column.of(Attribute.APP_ID, "appId"),
            Column.of(Attribute.SERVER_APP_ID, "serverAppId"),
            Column.of(Attribute.COLLECTION_ID, "collectionId"),
            Column.of(Attribute.SITE_CODE, "siteCode")
          }) {
        column.names().forEach(name -> TYPED.put(name, column));
      }
    }

    /** When and how exports were made, which they rarely say themselves. */
    private static final String EXPORTS = "exports";

    private final FactEventWriter reading;
    private final List<ExportNote> notes = new ArrayList<>();
    private final ListTally tally = new ListTally();
    private long lastLine;

    private record ExportNote(String file, String key, @Nullable String value) {
      String path() {
        return EXPORTS + (file.isEmpty() ? "." : "." + file + ".") + key;
      }
    }

    NoteFactReader(FactEventWriter reading) {
      this.reading = reading;
    }

    /** The notes so far. */
    ListTally tally() {
      return tally;
    }

    /** Line of the last value that was read. */
    long lastLine() {
      return lastLine;
    }

    /** Takes an object's values, each under its path. The parser is at its start. */
    void object(JsonParser yaml, String path) throws IOException {
      while (yaml.nextToken() != JsonToken.END_OBJECT) {
        String key = yaml.currentName();
        String inner = path.isEmpty() ? key : path + "." + key;
        yaml.nextToken();
        value(yaml, inner);
      }
    }

    /** Takes the value the parser is at. */
    void value(JsonParser yaml, String path) throws IOException {
      JsonToken token = yaml.currentToken();
      if (path.equals(EXPORTS) && token == JsonToken.START_OBJECT) {
        exportsByFile(yaml);
      } else if (token == JsonToken.START_OBJECT) {
        object(yaml, path);
      } else if (token == JsonToken.START_ARRAY) {
        while (yaml.nextToken() != JsonToken.END_ARRAY) {
          item(yaml, path);
        }
      } else {
        String text = token == JsonToken.VALUE_NULL ? "" : yaml.getText();
        scalar(yaml, path, text);
      }
    }

    private void scalar(JsonParser yaml, String path, String text) throws IOException {
      FactBuilder row = reading.row().put(Attribute.NOTE_KEY, path);
      if (FactValue.isNone(text)) {
        row.addEmpty(Attribute.NOTE_VALUE);
      } else {
        row.put(Attribute.NOTE_VALUE, text);
      }
      typed(row, path.substring(path.lastIndexOf('.') + 1), text);
      skew(row, path, text);
      row.say(path, text, true);
      pass(row, yaml.currentTokenLocation().getLineNr(), endLine(yaml));
    }

    /** One thing of a list, such as a device with its name and build. */
    private void item(JsonParser yaml, String path) throws IOException {
      if (yaml.currentToken() != JsonToken.START_OBJECT) {
        value(yaml, path);
        return;
      }
      if (path.equals(EXPORTS)) {
        exportItem(yaml);
        return;
      }
      long line = yaml.currentTokenLocation().getLineNr();
      long end = line;
      FactBuilder row = reading.row().put(Attribute.NOTE_KEY, path);
      while (yaml.nextToken() != JsonToken.END_OBJECT) {
        String key = yaml.currentName();
        yaml.nextToken();
        String value = JsonValue.raw(JsonValue.read(yaml));
        end = Math.max(end, endLine(yaml));
        String text = value == null ? "" : value;
        row.say(key, text, true);
        typed(row, key, text);
        if (Column.normalise(key).equals("name")) {
          row.put(path.equals("devices") ? Attribute.HOST_NAME : Attribute.NAME, text);
        }
      }
      row.put(Attribute.NOTE_VALUE, row.message());
      pass(row, line, end);
    }

    /** {@code exports: {graph/members.json: 2026-09-24T15:00:00Z}}, or an object for each file. */
    private void exportsByFile(JsonParser yaml) throws IOException {
      while (yaml.nextToken() != JsonToken.END_OBJECT) {
        String file = yaml.currentName();
        yaml.nextToken();
        long line = yaml.currentTokenLocation().getLineNr();
        JsonValue value = JsonValue.read(yaml);
        if (value instanceof Fields said) {
          said.forEach((key, text) -> notes.add(new ExportNote(file, key, JsonValue.raw(text))));
        } else {
          notes.add(new ExportNote(file, "at", JsonValue.raw(value)));
        }
        passExports(line, endLine(yaml));
      }
    }

    /** {@code exports: [{file: graph/members.json, at: 2026-09-24T15:00:00Z}]}. */
    private void exportItem(JsonParser yaml) throws IOException {
      long line = yaml.currentTokenLocation().getLineNr();
      Map<String, @Nullable String> said = new LinkedHashMap<>();
      if (JsonValue.read(yaml) instanceof Fields item) {
        item.forEach((key, value) -> said.put(key, JsonValue.raw(value)));
      }
      String stated = said.remove("file");
      String file = stated == null ? "" : stated;
      if (file.isEmpty()) {
        reading
            .problems()
            .at(line, "no file", "an export without its file", "write file: PATH next to at: TIME");
      }
      said.forEach((key, value) -> notes.add(new ExportNote(file, key, value)));
      passExports(line, endLine(yaml));
    }

    private void passExports(long line, long endLine) throws IOException {
      for (ExportNote note : notes) {
        FactBuilder row =
            reading.row().put(Attribute.NOTE_KEY, note.path()).put(Attribute.FILE, note.file);
        String text = note.value == null ? "" : note.value;
        Optional<Instant> at =
            note.key.equals("at") ? ExportTimes.responseTime(text) : Optional.empty();
        at.ifPresent(time -> row.put(Attribute.UTC_TIME, time.toString()));
        if (note.key.equals("at") && at.isEmpty()) {
          reading
              .problems()
              .at(
                  line,
                  "export time",
                  "\"" + text + "\" is not a time with a time zone",
                  "write the time in UTC, such as 2026-09-24T15:00:00Z");
        }
        row.put(Attribute.NOTE_VALUE, at.map(Instant::toString).orElse(text))
            .say(note.path(), text, true);
        pass(row, line, endLine);
      }
      notes.clear();
    }

    /** Where a value ends: a text over several lines ends before the line that follows it. */
    private static long endLine(JsonParser yaml) {
      long line = yaml.currentTokenLocation().getLineNr();
      long end = yaml.currentLocation().getLineNr();
      return end > line && yaml.currentLocation().getColumnNr() <= 1 ? end - 1 : end;
    }

    private void typed(FactBuilder row, String key, String text) {
      Column column = TYPED.get(Column.normalise(key));
      if (column != null) {
        row.add(column, text);
      }
    }

    /** {@code clock.skewSeconds.HOST: 40}. */
    private static void skew(FactBuilder row, String path, String text) {
      String prefix = "clock.skewSeconds.";
      if (path.startsWith(prefix)) {
        row.put(Attribute.HOST_NAME, path.substring(prefix.length())).put(Attribute.SECONDS, text);
      }
    }

    private void pass(FactBuilder row, long line, long endLine) throws IOException {
      tally.add(Kind.FACT_NOTE, row);
      lastLine = Math.max(lastLine, endLine);
      reading.fact(Kind.FACT_NOTE, LOG, row, line, Math.max(line, endLine));
    }
  }
}
