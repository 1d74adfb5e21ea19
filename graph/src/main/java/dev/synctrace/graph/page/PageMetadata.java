package dev.synctrace.graph.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a page, read without keeping the page.
 *
 * @param records how many objects are in {@code value}; 1 for a single object
 * @param nextLink as written; null on the last page
 */
record PageMetadata(long records, @Nullable String nextLink) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Reads a page to its end.
   *
   * @throws IOException when it is not one whole JSON object
   */
  static PageMetadata of(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        JsonParser parser = JSON.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the page is not a JSON object");
      }
      long records = 1;
      String nextLink = null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("value") && value == JsonToken.START_ARRAY) {
          records = count(parser);
        } else if (name.equals("@odata.nextLink") && value == JsonToken.VALUE_STRING) {
          nextLink = parser.getText();
        } else {
          parser.skipChildren();
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new IOException("the page is truncated");
      }
      return new PageMetadata(records, nextLink);
    }
  }

  private static long count(JsonParser parser) throws IOException {
    long records = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == null) {
        throw new IOException("the page is truncated");
      }
      parser.skipChildren();
      records++;
    }
    return records;
  }
}
