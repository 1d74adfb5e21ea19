package dev.synctrace.parsers.fact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.export.JsonValue;
import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.export.JsonValue.Scalar;
import dev.synctrace.parsers.fact.SavedHttpHeader.LeadingBlankLinesReader;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.GroupIdFromPath;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Groups, members, owners, devices, users, applications and service principals as Graph returns
 * them or PowerShell writes them: pages with {@code value}, several pages one behind the other,
 * arrays, single objects, a row per line. Audit records are not facts and are left to their own
 * readers.
 */
public final class JsonFacts implements SourceFormat {
  @Override
  public boolean recognises(FilePrefix prefix) {
    String start = SavedHttpHeader.of(prefix).body(prefix);
    return !start.isEmpty()
        && (start.charAt(0) == '{' || start.charAt(0) == '[')
        && new JsonPrefixScanner().firstShape(start).isPresent();
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    FactEventWriter reading = new FactEventWriter(source, sink);
    GroupIdFromPath path = new GroupIdFromPath(source.path());
    JsonFactReader objects = new JsonFactReader(reading, path);
    SavedHttpHeader header = SavedHttpHeader.of(source.prefix());
    for (int i = 0; i < header.lines(); i++) {
      reading.text().line();
    }
    try (JsonParser parser =
        JsonPrefixScanner.FACTORY.createParser(
            new LeadingBlankLinesReader(reading.text(), header.lines()))) {
      boolean sound = readAll(parser, reading, objects, source.prefix());
      objects.end(sound);
      if (!sound) {
        reading.text().drain();
        reading.problems().unframed(reading.text().lines() - objects.lastLine());
      }
    }
    return reading.outcome();
  }

  private boolean readAll(
      JsonParser parser, FactEventWriter reading, JsonFactReader objects, FilePrefix prefix)
      throws IOException {
    SavedHttpHeader header = SavedHttpHeader.of(prefix);
    @Nullable JsonPageMetadata ahead =
        new JsonPrefixScanner().firstPage(header.body(prefix), objects.path());
    ahead.put("Date", header.date().isEmpty() ? null : header.date());
    try {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        reading.text().recordEnds();
        root(parser, token, objects, ahead);
        ahead = null;
      }
      return true;
    } catch (JsonProcessingException | ExportReader.RecordTooLongException e) {
      String where =
          e instanceof JsonProcessingException json
              ? ": " + json.getOriginalMessage().lines().findFirst().orElse("")
              : "";
      reading
          .problems()
          .at(
              Math.max(1, parser.currentLocation().getLineNr()),
              "damaged",
              "the JSON is damaged or truncated here"
                  + shortened(where)
                  + "; the preceding rows are kept",
              "export the file again");
      return false;
    }
  }

  private static String shortened(String text) {
    return text.length() <= 120 ? text : text.substring(0, 120) + "...";
  }

  private static void root(
      JsonParser parser, JsonToken token, JsonFactReader objects, @Nullable JsonPageMetadata ahead)
      throws IOException {
    if (token == JsonToken.START_ARRAY) {
      objects.startPage(new JsonPageMetadata(objects.path()), parser);
      entries(parser, objects);
      objects.endPage();
    } else if (token == JsonToken.START_OBJECT) {
      rootObject(parser, objects, ahead == null ? new JsonPageMetadata(objects.path()) : ahead);
    } else {
      objects.stray(parser);
    }
  }

  /** A page when it has a list under {@code value}, else one object for itself. */
  private static void rootObject(JsonParser parser, JsonFactReader objects, JsonPageMetadata page)
      throws IOException {
    Fields members = new Fields();
    long line = parser.currentTokenLocation().getLineNr();
    boolean paged = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY && key.equalsIgnoreCase("value")) {
        paged = true;
        objects.startPage(page, parser);
        entries(parser, objects);
      } else {
        JsonValue value = JsonValue.read(parser);
        members.add(key, value);
        if (value instanceof Scalar(String text, boolean _) && text != null) {
          objects.beside(page, key, text, paged, parser);
        }
      }
    }
    if (paged) {
      objects.endPage();
    } else {
      objects.single(new JsonRow(members, line, parser.currentLocation().getLineNr()), page);
    }
  }

  private static void entries(JsonParser parser, JsonFactReader objects) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      objects.startEntry();
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        objects.entry(JsonRow.read(parser));
      } else {
        objects.stray(parser);
      }
    }
  }
}
