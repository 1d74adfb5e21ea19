package dev.synctrace.graph.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;

/**
 * Graph said no.
 *
 * @param status HTTP status
 * @param code Graph's own word, such as {@code Authorization_RequestDenied}; empty without one
 * @param message Graph's sentence, cut to a reasonable length; empty without one
 */
record GraphError(int status, String code, String message) {
  private static final int LONGEST = 300;
  private static final int LONGEST_BODY = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the beginning of the body, which may be anything. */
  static GraphError of(GraphReply reply) {
    byte[] start;
    try {
      start = reply.body().readNBytes(LONGEST_BODY);
    } catch (IOException e) {
      return new GraphError(reply.status(), "", "the answer is incomplete: " + e.getMessage());
    }
    return of(reply.status(), start);
  }

  static GraphError of(int status, byte[] body) {
    JsonNode error;
    try {
      error = JSON.readTree(body).path("error");
    } catch (JsonProcessingException _) {
      return new GraphError(status, "", ""); // a proxy's page says nothing about Graph
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory", e);
    }
    return new GraphError(
        status, error.path("code").asText(""), line(error.path("message").asText("")));
  }

  private static String line(String message) {
    String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** Whether the code or the sentence has these words, in any case. */
  boolean mentions(String words) {
    return (code + " " + message).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }
}
