package dev.synctrace.graph.call;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
}
