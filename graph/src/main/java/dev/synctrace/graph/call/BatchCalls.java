package dev.synctrace.graph.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.synctrace.graph.call.GraphError.GraphErrorException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks many small questions, twenty in a request. An answer that came too early, which the SDK only
 * reports (reference graph.md section 4), is asked for again with the others of its kind.
 */
public final class BatchCalls {
  private final RetryingClient calls;
  private final WallClock clock;

  public BatchCalls(RetryingClient calls, WallClock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** Takes one answer. */
  public interface AnswerTaker {
    /**
     * Called once for each question.
     *
     * @param body the answer's own bytes, untouched
     */
    void take(GraphQuery question, byte[] body) throws IOException;
  }

  /**
   * Asks all questions, and hands over the answers in that order within each twenty.
   *
   * @throws GraphErrorException when one of them is refused for good
   * @throws IOException from the taker
   */
  public void send(List<? extends GraphQuery> questions, AnswerTaker taker)
      throws GraphErrorException, IOException {
    for (int from = 0; from < questions.size(); from += GraphQuery.Batch.MOST) {
      int to = Math.min(questions.size(), from + GraphQuery.Batch.MOST);
      List<GraphQuery> open = List.copyOf(questions.subList(from, to));
      for (int attempt = 0; !open.isEmpty(); attempt++) {
        open = askTogether(open, attempt, taker);
      }
    }
  }

  /** The questions to ask again, after the wait that was due; empty when all are answered. */
  private List<GraphQuery> askTogether(List<GraphQuery> questions, int attempt, AnswerTaker taker)
      throws GraphErrorException, IOException {
    Map<String, BatchAnswer> answers =
        calls.send(
            new GraphQuery.Batch(questions),
            reply -> {
              Map<String, BatchAnswer> read = BatchAnswer.read(reply);
              if (read.size() != questions.size()) {
                throw new IOException("a batch of " + questions.size() + " has " + read.size());
              }
              return read;
            });
    List<GraphQuery> again = new ArrayList<>();
    Optional<Duration> longest = Optional.empty();
    for (int i = 0; i < questions.size(); i++) {
      BatchAnswer answer = answers.get(Integer.toString(i));
      if (answer == null) {
        again.add(questions.get(i));
      } else if (answer.isSuccess()) {
        taker.take(questions.get(i), answer.body());
      } else if (RetryingClient.isPassing(answer.status()) && attempt < RetryingClient.MOST_TRIES) {
        again.add(questions.get(i));
        longest = longer(longest, RetryAfter.read(answer.retryAfter(), null, clock.now()));
      } else {
        throw calls.refused(answer.status(), answer.body(), questions.get(i));
      }
    }
    if (!again.isEmpty()) {
      calls.waitFor(longest, attempt, "Graph deferred " + again.size() + " of a batch");
    }
    return again;
  }

  private static Optional<Duration> longer(Optional<Duration> one, Optional<Duration> other) {
    return one.isEmpty() || (other.isPresent() && other.get().compareTo(one.get()) > 0)
        ? other
        : one;
  }

  /**
   * One answer out of a batch.
   *
   * @param retryAfter header of that name, as written
   * @param body cut out of the batch byte for byte
   */
  private record BatchAnswer(int status, @Nullable String retryAfter, byte[] body) {
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
}
