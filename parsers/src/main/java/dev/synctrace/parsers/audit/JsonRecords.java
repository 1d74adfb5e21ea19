package dev.synctrace.parsers.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.synctrace.parsers.export.ExportProblems;
import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.export.ExportReader.RecordTooLongException;
import dev.synctrace.parsers.export.JsonValue;
import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.export.JsonValue.Scalar;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the records in JSON of any container: an object, an array, one object a line, arrays one
 * behind the other, pages with {@code value}, {@code records} or {@code results}, the lists of
 * other tools, and the tables of Log Analytics. Reference graph.md section 2. After damage it
 * continues at the next line that begins with a bracket, so that one bad line of a hundred thousand
 * costs one record.
 */
final class JsonRecords {
  /** Lists of records, which are read one by one; no record has a list of such a name. */
  private static final List<String> WRAPPERS =
      List.of(
          "value",
          "records",
          "results",
          "tables",
          "data",
          "items",
          "hits",
          "messages",
          "events",
          "logs",
          "entries",
          "responses",
          "documents");

  private final ExportReader text;
  private final AuditRecordReader records;
  private final ExportProblems problems;

  /** Lines before the one the current parser began on. */
  private long linesBefore;

  private long recordBegan;
  private long lastEndLine;

  JsonRecords(ExportReader text, AuditRecordReader records, ExportProblems problems) {
    this.text = text;
    this.records = records;
    this.problems = problems;
  }

  /**
   * Reads to the end of the file.
   *
   * @throws IOException when the bytes cannot be had or the records fails
   */
  void read() throws IOException {
    boolean more = true;
    while (more) {
      more = readUndamaged();
    }
  }

  /** Whether there is text behind the damage that ended it. */
  private boolean readUndamaged() throws IOException {
    try (JsonParser parser = JsonValue.FACTORY.createParser(text)) {
      try {
        recordBegan = 0;
        while (parser.nextToken() != null) {
          value(parser);
        }
        return false;
      } catch (JsonEOFException end) {
        return resume(); // all was taken; going back by a bracket would begin with it again
      } catch (JsonProcessingException | RecordTooLongException damage) {
        StringWriter taken = new StringWriter();
        parser.releaseBuffered(taken);
        text.unread(taken.getBuffer().length());
        return resume();
      }
    }
  }

  private void value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          value(parser);
        }
      }
      case START_OBJECT -> object(parser);
      default -> {
        Fields stray = new Fields();
        stray.add("value", JsonValue.read(parser));
        long line = line(parser.currentTokenLocation().getLineNr());
        emit(stray, line, line);
      }
    }
  }

  /** A record, or a container that shows itself by the array it holds. */
  private void object(JsonParser parser) throws IOException {
    long line = line(parser.currentTokenLocation().getLineNr());
    recordBegan = line;
    boolean container = false;
    Fields fields = new Fields();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      boolean array = parser.nextToken() == JsonToken.START_ARRAY;
      if (array && isWrapper(name)) {
        container = true;
        value(parser);
      } else if (array && name.equalsIgnoreCase("rows") && fields.has("columns")) {
        container = true;
        rows(parser, columns(fields));
      } else {
        fields.add(name, JsonValue.read(parser));
      }
    }
    if (!container) {
      emit(fields, line, line(parser.currentTokenLocation().getLineNr()));
    }
  }

  private void rows(JsonParser parser, List<String> columns) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      long line = line(parser.currentTokenLocation().getLineNr());
      recordBegan = line;
      Fields record = new Fields();
      if (JsonValue.read(parser) instanceof JsonValue.Items(List<JsonValue> cells)) {
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
          record.add(columns.get(i), cells.get(i));
        }
      }
      emit(record, line, line(parser.currentTokenLocation().getLineNr()));
    }
  }

  private static List<String> columns(Fields table) {
    List<String> names = new ArrayList<>();
    for (JsonValue column : table.list("columns")) {
      String name =
          switch (column) {
            case Fields fields -> fields.text("name", "columnName");
            case Scalar(String text, boolean _) -> text;
            default -> null;
          };
      names.add(name == null ? "" : name);
    }
    return names;
  }

  private void emit(Fields record, long line, long endLine) throws IOException {
    text.recordEnds();
    lastEndLine = endLine;
    recordBegan = 0;
    records.accept(record, line, endLine);
  }

  private static boolean isWrapper(String name) {
    for (String wrapper : WRAPPERS) {
      if (wrapper.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private long line(int lineOfParser) {
    return linesBefore + lineOfParser;
  }

  /** Whether there is a further line that begins with a bracket; reading continues there. */
  private boolean resume() throws IOException {
    text.recordEnds();
    long damagedLine = text.breaks() + 1;
    long began = recordBegan > 0 ? recordBegan : damagedLine;
    boolean more = skipToBracket();
    long lastLost = Math.max(began, more ? text.breaks() : text.lines());
    problems.damaged(began, lastLost, !more);
    problems.unframed(Math.max(0, lastLost - Math.max(began, lastEndLine + 1) + 1));
    linesBefore = text.breaks();
    return more;
  }

  /** Whether there is such a line; the text then is at its start. */
  private boolean skipToBracket() throws IOException {
    char[] chunk = new char[1 << 13];
    boolean lineBegins = text.atLineStart();
    for (int read = text.read(chunk); read >= 0; read = text.read(chunk)) {
      for (int i = 0; i < read; i++) {
        char c = chunk[i];
        if (lineBegins && (c == '{' || c == '[')) {
          text.unread(read - i - 1);
          return true;
        }
        lineBegins = c == '\n' || c == '\r';
      }
      text.recordEnds();
    }
    return false;
  }
}
