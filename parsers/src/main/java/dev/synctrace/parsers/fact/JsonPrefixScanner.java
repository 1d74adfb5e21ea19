package dev.synctrace.parsers.fact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.synctrace.parsers.fact.row.FactShape;
import dev.synctrace.parsers.fact.row.GroupIdFromPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the beginning of a JSON file, which may stop anywhere. */
final class JsonPrefixScanner {
  private static final GroupIdFromPath NOWHERE = new GroupIdFromPath("");

  private final JsonFactory factory;
  private final Map<String, @Nullable Object> first = new LinkedHashMap<>();
  private boolean paged;

  JsonPrefixScanner(JsonFactory factory) {
    this.factory = factory;
  }

  /** What the first object is; empty when it is no fact. The file's name is not asked. */
  Optional<FactShape> firstShape(String start) {
    JsonPageMetadata page = firstPage(start, NOWHERE);
    if (paged && first.isEmpty()) {
      return JsonShape.ofEmpty(page);
    }
    return JsonShape.of(JsonRow.of(first, 1, 1), page);
  }

  /** What is next to the first {@code value}, before it or, as far as the head goes, after. */
  JsonPageMetadata firstPage(String start, GroupIdFromPath path) {
    JsonPageMetadata page = new JsonPageMetadata(path);
    try (JsonParser parser = factory.createParser(start)) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT) {
        JsonRow.readInto(first, parser);
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
    Map<String, @Nullable Object> own = paged ? new LinkedHashMap<>() : first;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY && key.equalsIgnoreCase("value")) {
        paged = true;
        first.clear();
        own = new LinkedHashMap<>();
        list(parser);
      } else {
        Object value = JsonRow.value(parser);
        own.put(key, value);
        if (value instanceof String text) {
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
        JsonRow.readInto(first, parser);
      } else {
        parser.skipChildren();
      }
    }
  }
}
