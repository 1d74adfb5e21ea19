package dev.synctrace.parsers.audit;

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
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The record that {@code graph fetch} keeps of a window of time: that all audits of the time were
 * fetched. It is one fact, so that a case knows what it covers even where nothing happened.
 */
public final class FetchWindowFormat implements SourceFormat {
  /** Value of the attribute {@code fact} in its event. */
  public static final String FACT = "audit";

  /** The record's first key; its value is the version of its form. */
  public static final String MARK = "synctraceFetch";

  private static final Pattern BEGINNING = Pattern.compile("\\{\\s*\"" + MARK + "\"\\s*:");

  @Override
  public boolean recognises(FilePrefix prefix) {
    return BEGINNING.matcher(prefix.start()).lookingAt();
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    try (ExportReader text = new ExportReader(source.in(), source.prefix().charset())) {
      Map<String, String> said = new HashMap<>();
      List<String> problems = List.of();
      long records = 0;
      try (JsonParser parser = JsonValue.FACTORY.createParser(text)) {
        records = readRecord(parser, said);
      } catch (JsonProcessingException _) {
        problems = List.of("the record of a fetch is damaged. Fetch the same period again");
      }
      if (problems.isEmpty() && said.containsKey("from") && said.containsKey("until")) {
        sink.accept(event(source, said, records, text.lines()));
      }
      return new ReadOutcome("fact", text.encoding(), text.lines(), 1, 0, problems);
    }
  }

  /** Takes the values of the record itself, and adds up the records of its pages. */
  private static long readRecord(JsonParser parser, Map<String, String> said) throws IOException {
    long records = 0;
    int depth = 0;
    String key = "";
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.FIELD_NAME) {
        key = parser.currentName();
      } else if (depth == 1 && token != JsonToken.VALUE_NULL) {
        said.put(key, parser.getText());
      } else if (key.equals("records") && token == JsonToken.VALUE_NUMBER_INT) {
        records += parser.getLongValue();
      }
    }
    return records;
  }

  private static Event event(
      SourceInput source, Map<String, String> said, long records, long lines) {
    Attributes.Builder attributes = Attributes.builder();
    attributes.put(Attribute.FACT, FACT);
    attributes.put(Attribute.RECORD_COUNT, Long.toString(records));
    attributes.put(Attribute.COMPLETE, "true");
    attributes.put(Attribute.COMPLETENESS_REASON, "every page of this period was fetched");
    attributes.put(Attribute.COVERED_FROM, said.get("from"));
    attributes.put(Attribute.COVERED_UNTIL, said.get("until"));
    return new Event(
        null,
        null,
        null,
        source.path(),
        1,
        Math.max(1, lines),
        "DirectoryAudits",
        null,
        null,
        Severity.INFO,
        Kind.FACT_EXPORT,
        "all directory audits from "
            + said.get("from")
            + " until "
            + said.get("until")
            + ", fetched "
            + said.get("fetched")
            + ": "
            + records,
        attributes.build());
  }
}
