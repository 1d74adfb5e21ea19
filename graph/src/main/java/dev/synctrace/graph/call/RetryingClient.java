package dev.synctrace.graph.call;

import dev.synctrace.graph.access.GraphAddress;
import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.graph.call.GraphError.GraphErrorException;
import dev.synctrace.graph.call.GraphError.GraphErrorText;
import dev.synctrace.graph.call.GraphReply.ReplyReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * Asks until there is a whole answer or a refusal that lasts. What Graph asks to wait is waited, up
 * to three hours, outside of any call, so that no timeout of the SDK ends it (reference graph.md
 * section 4.1). For one thread.
 */
public final class RetryingClient {
  /** Busy, or a gateway's trouble: the same question may well be answered next time. */
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  static final int MOST_TRIES = 8;

  private static final DateTimeFormatter RESUME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A service that names a time is believed much longer. */
  private static final int MOST_ASKED_WAITS = 500;

  /** A command does not wait for longer; it says when to run it again instead. */
  private static final Duration LONGEST_ASKED_WAIT = Duration.ofHours(3);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(3);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

  private final GraphConnection connection;
  private final GraphAddress address;
  private final WallClock clock;
  private final WaitListener listener;
  private final RateLimiter auditPacer;
  private long requests;
  private boolean reached;

  public RetryingClient(
      GraphConnection connection,
      GraphAddress address,
      WallClock clock,
      WaitListener listener,
      RateLimiter auditPacer) {
    this.connection = connection;
    this.address = address;
    this.clock = clock;
    this.listener = listener;
    this.auditPacer = auditPacer;
  }

  /** How many requests went out. */
  public long requests() {
    return requests;
  }

  /** The tenant signed in to, once Graph was reached and when the token says it. */
  public Optional<String> tenantId() {
    return connection.tenantId();
  }

  /**
   * Asks the audit endpoint, at its pace.
   *
   * @throws GraphErrorException when Graph says no for good
   * @throws GraphFailure when it cannot be reached, or signing in fails
   */
  public <T> T askAudits(GraphQuery query, ReplyReader<T> reader) throws GraphErrorException {
    return new Question<>(query, reader, true).ask();
  }

  /** As {@link #askAudits}, for everything that has no pace of its own. */
  public <T> T send(GraphQuery query, ReplyReader<T> reader) throws GraphErrorException {
    return new Question<>(query, reader, false).ask();
  }

  /** The refusal of one answer of a batch, as people read it. */
  GraphErrorException refused(int status, byte[] body, GraphQuery query) {
    GraphError graphError = GraphError.of(status, body);
    return refused(graphError, query);
  }

  /** Waits before the answers of a batch that were too early are asked for again. */
  void waitFor(Optional<Duration> asked, int attempt, String why) {
    asked.ifPresent(this::checkBearable);
    sleep(asked.orElseGet(() -> backoff(attempt)), why);
  }

  static boolean isPassing(int status) {
    return PASSING.contains(status);
  }

  private GraphErrorException refused(GraphError graphError, GraphQuery query) {
    return new GraphErrorException(
        graphError.status(), connection.masked(GraphErrorText.of(graphError, query, address)));
  }

  /** One question and its tries. */
  private final class Question<T> {
    private final GraphQuery query;
    private final ReplyReader<T> reader;
    private final boolean paced;
    private int tries;
    private int askedWaits;
    private boolean renewed;

    Question(GraphQuery query, ReplyReader<T> reader, boolean paced) {
      this.query = query;
      this.reader = reader;
      this.paced = paced;
    }

    T ask() throws GraphErrorException {
      while (true) {
        Optional<T> answer = once();
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    }

    /** Empty when it is to be asked again, after the wait that was due. */
    private Optional<T> once() throws GraphErrorException {
      awaitTurn();
      requests++;
      try (GraphReply reply = connection.send(query)) {
        reached = true;
        if (reply.isSuccess()) {
          return Optional.of(reader.read(reply));
        }
        notNow(reply);
      } catch (IOException e) {
        broken(e);
      }
      return Optional.empty();
    }

    private void awaitTurn() {
      if (paced) {
        try {
          auditPacer.awaitTurn(clock);
        } catch (InterruptedException e) {
          throw interrupted(e);
        }
      }
    }

    private void notNow(GraphReply reply) throws GraphErrorException {
      int status = reply.status();
      if (status == 401 && !renewed) {
        renewed = true;
        connection.renewSignIn();
        return;
      }
      Optional<Duration> asked = RetryAfter.read(reply.retryAfter(), reply.date(), clock.now());
      boolean patient = asked.isPresent() ? askedWaits < MOST_ASKED_WAITS : tries < MOST_TRIES;
      if (!isPassing(status) || !patient) {
        throw refused(GraphError.of(reply), query);
      }
      if (asked.isPresent()) {
        askedWaits++;
        checkBearable(asked.get());
        sleep(asked.get(), "requested by Graph (HTTP " + status + ")");
      } else {
        sleep(backoff(tries++), "Graph is busy (HTTP " + status + ")");
      }
    }

    private void broken(IOException failure) {
      boolean hopeless =
          !reached
              && (failure instanceof ConnectException
                  || failure instanceof UnknownHostException
                  || failure instanceof SSLException);
      if (hopeless || tries >= MOST_TRIES) {
        throw new GraphFailure(
            "cannot reach Graph at "
                + address.root()
                + " ("
                + connection.masked(reason(failure))
                + "). Check the network and the proxy (SYNCTRACE_OPTS=-Dhttps.proxyHost=...), then"
                + " run the same fetch again. Complete data is kept",
            failure);
      }
      sleep(
          backoff(tries++), "the connection was lost (" + connection.masked(reason(failure)) + ")");
    }
  }

  private void checkBearable(Duration asked) {
    if (asked.compareTo(LONGEST_ASKED_WAIT) > 0) {
      throw new GraphFailure(
          "Graph requests a wait until "
              + RESUME.format(clock.now().plus(asked).plusSeconds(59))
              + " UTC, which is longer than a fetch waits. Run the same fetch again after that time. Complete"
              + " data is kept");
    }
  }

  private static String reason(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static Duration backoff(int tries) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private void sleep(Duration length, String why) {
    listener.waiting(length, why);
    try {
      clock.sleep(length);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static GraphFailure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new GraphFailure("the fetch was stopped. Run it again to continue", e);
  }

  /** Receives the reason why a fetch waits. */
  public interface WaitListener {
    /**
     * Before a wait.
     *
     * @param why one phrase for people
     */
    void waiting(Duration length, String why);
  }
}
