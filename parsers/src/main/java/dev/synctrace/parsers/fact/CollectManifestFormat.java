package dev.synctrace.parsers.fact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.export.JsonValue;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The manifest that the script of {@code synctrace collect} writes beside what it collected: for
 * each file the computer, and whether it was collected. One record for each file, so that a case
 * knows its computers and what they do not have.
 */
public final class CollectManifestFormat implements SourceFormat {
  /** Value of the attribute {@code fact} in its events. */
  public static final String FACT = "collect";

  /** Value of the attribute {@code state} of a file that the computer does not have. */
  public static final String ABSENT = "absent";

  /** The manifest's first key; its value is the version of its form. */
  public static final String MARK = "synctraceCollect";

  private static final Pattern BEGINNING = Pattern.compile("\\{\\s*\"" + MARK + "\"\\s*:");
  private static final String ITEMS = "items";
  private static final int DEPTH_OF_ITEM = 3;

  @Override
  public boolean recognises(FilePrefix prefix) {
    return BEGINNING.matcher(prefix.start()).lookingAt();
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    try (ExportReader text = new ExportReader(source.in(), source.prefix().charset())) {
      List<String> problems = List.of();
      long items = 0;
      try (JsonParser parser = JsonValue.FACTORY.createParser(text)) {
        items = readItems(parser, source, sink);
      } catch (JsonProcessingException _) {
        problems =
            List.of("the manifest of the collection script is damaged. Run the script again");
      }
      return new ReadOutcome("fact", text.encoding(), text.lines(), items, 0, problems);
    }
  }

  /** Passes the items on and returns how many there are. */
  private static long readItems(JsonParser parser, SourceInput source, EventSink sink)
      throws IOException {
    Map<String, String> item = new HashMap<>();
    long items = 0;
    int depth = 0;
    String list = "";
    long line = 1;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token.isStructStart()) {
        depth++;
        if (depth == DEPTH_OF_ITEM) {
          item.clear();
          line = parser.currentTokenLocation().getLineNr();
        }
      } else if (token.isStructEnd()) {
        if (depth == DEPTH_OF_ITEM && list.equals(ITEMS)) {
          items++;
          sink.accept(event(source, item, line, parser.currentTokenLocation().getLineNr()));
        }
        depth--;
      } else if (token == JsonToken.FIELD_NAME) {
        if (depth == 1) {
          list = parser.currentName();
        }
      } else if (depth == DEPTH_OF_ITEM && token != JsonToken.VALUE_NULL) {
        item.put(parser.currentName(), parser.getText());
      }
    }
    return items;
  }

  private static Event event(
      SourceInput source, Map<String, String> item, long line, long endLine) {
    String file = item.getOrDefault("file", "");
    String state = item.getOrDefault("state", "");
    Attributes.Builder attributes = Attributes.builder();
    attributes.put(Attribute.FACT, FACT);
    attributes.put(Attribute.FILE, file);
    attributes.put(Attribute.STATE, state);
    String machine = item.get("machine");
    if (machine != null) {
      attributes.put(Attribute.HOST_NAME, machine);
    }
    String error = item.get("error");
    if (error != null) {
      attributes.put(Attribute.DETAIL, error);
    }
    return new Event(
        null,
        null,
        null,
        source.path(),
        line,
        Math.max(line, endLine),
        "synctrace-collect",
        null,
        null,
        Severity.INFO,
        Kind.FACT_EXPORT,
        "Collection script: " + file + " " + state + (error == null ? "" : ": " + error),
        attributes.build());
  }
}
