package dev.synctrace.graph.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer out of a batch.
 *
 * @param retryAfter header of that name, as written
 * @param body cut out of the batch byte for byte
 */
record BatchAnswer(int status, @Nullable String retryAfter, byte[] body) {
  private static final JsonFactory JSON = new JsonFactory();

  /** More than twenty lists of members have; held in memory while it is cut up. */
  private static final int LONGEST = 64 << 20;

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /**
   * Cuts a batch's answer up.
   *
   * @return the answers by the id their question had
   * @throws IOException when the answer is not whole
   */
  static Map<String, BatchAnswer> read(GraphReply reply) throws IOException {
    byte[] bytes = reply.body().readNBytes(LONGEST);
    Map<String, BatchAnswer> answers = new HashMap<>();
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the answer to a batch is not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean answersFollow = parser.currentName().equals("responses");
        if (parser.nextToken() == JsonToken.START_ARRAY && answersFollow) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            readOne(parser, bytes, answers);
          }
        } else {
          parser.skipChildren();
        }
      }
    }
    return answers;
  }

  private static void readOne(JsonParser parser, byte[] bytes, Map<String, BatchAnswer> answers)
      throws IOException {
    String id = "";
    int status = 0;
    String retryAfter = null;
    byte[] body = {};
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "id" -> id = parser.getText();
        case "status" -> status = parser.getValueAsInt();
        case "headers" -> retryAfter = retryAfter(parser);
        case "body" -> body = value.isStructStart() ? cut(parser, bytes) : body;
        default -> parser.skipChildren();
      }
    }
    answers.put(id, new BatchAnswer(status, retryAfter, body));
  }

  private static @Nullable String retryAfter(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return null;
    }
    String retryAfter = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equalsIgnoreCase("Retry-After");
      if (parser.nextToken().isScalarValue() && wanted) {
        retryAfter = parser.getText();
      }
      parser.skipChildren();
    }
    return retryAfter;
  }

  private static byte[] cut(JsonParser parser, byte[] bytes) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    return Arrays.copyOfRange(bytes, start, (int) parser.currentLocation().getByteOffset());
  }
}
