package dev.synctrace.parsers.fact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.synctrace.parsers.export.JsonValue;
import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.export.JsonValue.Scalar;
import dev.synctrace.parsers.fact.row.FactShape;
import dev.synctrace.parsers.fact.row.GroupIdFromPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Looks at the beginning of a JSON file, which may stop anywhere. */
final class JsonPrefixScanner {
  /**
   * Reads facts: texts may hold line breaks. A comma too many is damage, because a list that was
   * edited by hand must not count as complete.
   */
  static final JsonFactory FACTORY =
      JsonValue.FACTORY
          .rebuild()
          .disable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private static final GroupIdFromPath NOWHERE = new GroupIdFromPath("");

  private Fields first = new Fields();
  private boolean paged;

  /** What the first object is; empty when it is no fact. The file's name is not asked. */
  Optional<FactShape> firstShape(String start) {
    JsonPageMetadata page = firstPage(start, NOWHERE);
    if (paged && first.isEmpty()) {
      return JsonShape.ofEmpty(page);
    }
    return JsonShape.of(new JsonRow(first, 1, 1), page);
  }

  /** What is next to the first {@code value}, before it or, as far as the head goes, after. */
  JsonPageMetadata firstPage(String start, GroupIdFromPath path) {
    JsonPageMetadata page = new JsonPageMetadata(path);
    try (JsonParser parser = FACTORY.createParser(start)) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT) {
        first.addAll(parser);
      } else if (token == JsonToken.START_OBJECT) {
        root(parser, page);
      }
    } catch (JsonProcessingException e) {
      // The head is cut, or damaged where the reader will say so: what was seen has to do.
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page;
  }

  private void root(JsonParser parser, JsonPageMetadata page) throws IOException {
    Fields own = paged ? new Fields() : first;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY && key.equalsIgnoreCase("value")) {
        paged = true;
        first = new Fields();
        own = new Fields();
        list(parser);
      } else {
        JsonValue value = JsonValue.read(parser);
        own.add(key, value);
        if (value instanceof Scalar(String text, boolean _)) {
          page.put(key, text);
        }
      }
    }
  }

  private void list(JsonParser parser) throws IOException {
    boolean read = false;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!read && parser.currentToken() == JsonToken.START_OBJECT) {
        read = true;
        first.addAll(parser);
      } else {
        parser.skipChildren();
      }
    }
  }
}
