package dev.synctrace.index.annotation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Annotations as one line of JSON: {@code format}, {@code case}, {@code notes} and {@code
 * searches}, of which what is empty may be missing. Anything else is refused, since writing it
 * again would lose it.
 */
public final class AnnotationJson {
  /** The longest text that is read, in bytes; what is written is shorter. */
  public static final int MAX_BYTES = 40_000_000;

  /** Of a case without a name, which earlier versions read as well. */
  private static final int FORMAT = 1;

  /** Has the name of the case besides; earlier versions refuse it and so do not lose it. */
  private static final int FORMAT_WITH_LABEL = 2;

  private static final JsonFactory JSON = new JsonFactory();
  private static final String FORMAT_KEY = "format";
  private static final String CASE = "case";
  private static final String NOTES = "notes";
  private static final String SEARCHES = "searches";

  private AnnotationJson() {}

  /** Returns the line. */
  public static String write(Annotations annotations) {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(line)) {
      out.writeStartObject();
      CaseLabel label = annotations.label();
      out.writeNumberField(FORMAT_KEY, label.isEmpty() ? FORMAT : FORMAT_WITH_LABEL);
      if (!label.isEmpty()) {
        out.writeObjectFieldStart(CASE);
        out.writeStringField("name", label.name());
        out.writeStringField("ticket", label.ticket());
        out.writeEndObject();
      }
      if (!annotations.notes().isEmpty()) {
        out.writeArrayFieldStart(NOTES);
        for (RecordNote note : annotations.notes()) {
          out.writeStartObject();
          out.writeStringField("source", note.source());
          out.writeNumberField("line", note.line());
          out.writeBooleanField("marked", note.marked());
          out.writeStringField("text", note.text());
          out.writeStringField("written", note.written().toString());
          out.writeEndObject();
        }
        out.writeEndArray();
      }
      if (!annotations.searches().isEmpty()) {
        out.writeArrayFieldStart(SEARCHES);
        for (SavedSearch search : annotations.searches()) {
          out.writeStartObject();
          out.writeStringField("name", search.name());
          out.writeStringField("query", search.query());
          out.writeStringField("since", search.since());
          out.writeStringField("until", search.until());
          out.writeStringField("sort", search.sort().word());
          out.writeEndObject();
        }
        out.writeEndArray();
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("JSON in memory", e);
    }
    return line.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when it is anything else; its message says what, in a few words
   */
  public static Annotations read(byte[] json) throws IOException {
    if (json.length > MAX_BYTES) {
      throw new IOException("larger than %,d bytes".formatted(MAX_BYTES));
    }
    try (JsonParser in = JSON.createParser(json)) {
      Annotations annotations = document(in);
      if (in.nextToken() != null) {
        throw new IOException("text after the end of the JSON");
      }
      return annotations;
    } catch (JacksonException e) {
      throw new IOException("not valid JSON: " + AnnotationText.line(e.getOriginalMessage()), e);
    } catch (InvalidAnnotationException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Annotations document(JsonParser in) throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("not a JSON object");
    }
    int format = 0;
    CaseLabel label = CaseLabel.NONE;
    List<RecordNote> notes = new ArrayList<>();
    List<SavedSearch> searches = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String key = in.currentName();
      if (!keys.add(key)) {
        throw new IOException("the key " + quoted(key) + " is there twice");
      }
      in.nextToken();
      switch (key) {
        case FORMAT_KEY -> format = format(in);
        case CASE -> label = label(in);
        case NOTES -> {
          for (Map<String, Object> values : objects(in, key, Annotations.MAX_NOTES)) {
            notes.add(note(values));
          }
        }
        case SEARCHES -> {
          for (Map<String, Object> values : objects(in, key, Annotations.MAX_SEARCHES)) {
            searches.add(search(values));
          }
        }
        default -> throw new IOException("the unknown key " + quoted(key));
      }
    }
    if (format == 0) {
      throw new IOException("it has no format");
    }
    if (format == FORMAT && keys.contains(CASE)) {
      throw new IOException("the unknown key " + quoted(CASE));
    }
    Annotations annotations = Annotations.of(notes, searches).with(label);
    if (annotations.notes().size() < notes.size()) {
      throw new IOException("two notes of one record");
    }
    if (annotations.searches().size() < searches.size()) {
      throw new IOException("two searches of one name");
    }
    return annotations;
  }

  private static int format(JsonParser in) throws IOException {
    for (int known : new int[] {FORMAT, FORMAT_WITH_LABEL}) {
      if (in.currentToken() == JsonToken.VALUE_NUMBER_INT && in.getText().equals("" + known)) {
        return known;
      }
    }
    throw new IOException("its format is neither %d nor %d".formatted(FORMAT, FORMAT_WITH_LABEL));
  }

  private static CaseLabel label(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new IOException(quoted(CASE) + " is not an object");
    }
    Map<String, Object> values = object(in);
    CaseLabel label =
        new CaseLabel(take(values, "name", String.class), take(values, "ticket", String.class));
    refuseOthers(values);
    return label;
  }

  private static RecordNote note(Map<String, Object> values) throws IOException {
    RecordNote note =
        new RecordNote(
            take(values, "source", String.class),
            take(values, "line", Long.class),
            take(values, "marked", Boolean.class),
            take(values, "text", String.class),
            time(take(values, "written", String.class)));
    refuseOthers(values);
    return note;
  }

  private static SavedSearch search(Map<String, Object> values) throws IOException {
    String sort = take(values, "sort", String.class);
    SavedSearch search =
        new SavedSearch(
            take(values, "name", String.class),
            take(values, "query", String.class),
            take(values, "since", String.class),
            take(values, "until", String.class),
            Arrays.stream(SavedSearch.Sort.values())
                .filter(one -> one.word().equals(sort))
                .findFirst()
                .orElseThrow(() -> new IOException("the unknown sort order " + quoted(sort))));
    refuseOthers(values);
    return search;
  }

  private static Instant time(String text) throws IOException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IOException("the time " + quoted(text) + " is not ISO 8601", e);
    }
  }

  /** Reads a list of flat objects; numbers are whole. */
  private static List<Map<String, Object>> objects(JsonParser in, String key, int most)
      throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException(quoted(key) + " is not a list");
    }
    List<Map<String, Object>> objects = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() != JsonToken.START_OBJECT) {
        throw new IOException(quoted(key) + " has an entry that is not an object");
      }
      if (objects.size() == most) {
        throw new IOException("more than %,d %s".formatted(most, key));
      }
      objects.add(object(in));
    }
    return objects;
  }

  private static Map<String, Object> object(JsonParser in) throws IOException {
    Map<String, Object> values = new HashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String key = in.currentName();
      JsonToken token = in.nextToken();
      Object value =
          switch (token) {
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> in.getLongValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> throw new IOException("an unexpected value of " + quoted(key));
          };
      if (values.put(key, value) != null) {
        throw new IOException("the key " + quoted(key) + " is there twice");
      }
    }
    return values;
  }

  private static <T> T take(Map<String, Object> values, String key, Class<T> type)
      throws IOException {
    @Nullable Object value = values.remove(key);
    if (!type.isInstance(value)) {
      throw new IOException(
          value == null
              ? "an entry without " + quoted(key)
              : quoted(key) + " is not a " + type.getSimpleName().toLowerCase(Locale.ROOT));
    }
    return type.cast(value);
  }

  private static void refuseOthers(Map<String, Object> values) throws IOException {
    if (!values.isEmpty()) {
      throw new IOException("the unknown key " + quoted(values.keySet().iterator().next()));
    }
  }

  /** A text of the file in a message: short, and on one line. */
  private static String quoted(String text) {
    String line = AnnotationText.line(text);
    return '"' + (line.length() <= 40 ? line : line.substring(0, 40) + "...") + '"';
  }
}
