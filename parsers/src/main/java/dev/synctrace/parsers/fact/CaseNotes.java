package dev.synctrace.parsers.fact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.FactExportGuide;
import dev.synctrace.parsers.fact.row.ListTally;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceInput;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
}
