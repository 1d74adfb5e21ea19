package dev.synctrace.opensearch.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.synctrace.index.CaseException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ContentTooLongException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import org.opensearch.client.transport.httpclient5.ResponseException;

/**
 * Connection to a cluster: asks its nodes in turn, continues to the next when one is gone, and
 * waits with growing pauses where the cluster says that it is busy. Safe for use by many threads.
 */
public final class Connection implements AutoCloseable {
  /** Of any length: an event can be one long line. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  private static final Timeout ANSWER = Timeout.ofMinutes(2);
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final int CONNECTIONS = 32;

  private final ClusterFailures failures;
  private final ClusterTimeouts timeouts;
  private final OpenSearchTransport transport;
  private final OpenSearchGenericClient client;
  private volatile boolean answered;

  public Connection(
      ClusterAddress address, ClusterCredentials credentials, ClusterTimeouts timeouts) {
    this.failures = new ClusterFailures(address);
    this.timeouts = timeouts;
    this.transport = transport(address, credentials);
    this.client = new OpenSearchGenericClient(transport);
  }

  private static OpenSearchTransport transport(
      ClusterAddress address, ClusterCredentials credentials) {
    HttpHost[] hosts = address.nodes().stream().map(Connection::host).toArray(HttpHost[]::new);
    ApacheHttpClient5TransportBuilder builder = ApacheHttpClient5TransportBuilder.builder(hosts);
    credentials
        .authorization()
        .ifPresent(value ->
            builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", value)}));
    builder.setRequestConfigCallback(config -> config.setResponseTimeout(ANSWER));
    builder.setHttpClientConfigCallback(http -> {
      PoolingAsyncClientConnectionManagerBuilder pool =
          PoolingAsyncClientConnectionManagerBuilder.create()
              .setMaxConnPerRoute(CONNECTIONS)
              .setMaxConnTotal(CONNECTIONS * hosts.length)
              .setDefaultConnectionConfig(
                  ConnectionConfig.custom()
                      .setConnectTimeout(CONNECT)
                      .setSocketTimeout(ANSWER)
                      .build());
      credentials
          .trust()
          .ifPresent(trust ->
              pool.setTlsStrategy(
                  ClientTlsStrategyBuilder.create().setSslContext(trust).buildAsync()));
      return http.setConnectionManager(pool.build()).disableAutomaticRetries();
    });
    return builder.build();
  }

  private static HttpHost host(URI node) {
    return new HttpHost(node.getScheme(), node.getHost(), node.getPort());
  }

  public ClusterFailures failures() {
    return failures;
  }

  public ClusterTimeouts timing() {
    return timeouts;
  }

  /**
   * Asks until there is an answer that does not pass.
   *
   * @return the answer, also one that says no
   * @throws CaseException when patience ends, or no one gets in
   */
  public ClusterResponse send(ClusterRequest ask) {
    Patience patience = patience();
    while (true) {
      try {
        ClusterResponse answer = once(ask);
        if (!answer.isPassing()) {
          return answer;
        }
        patience.pause(answer.reason(), null);
      } catch (IOException e) {
        CaseException lasting = failures.lasting(e);
        if (lasting != null) {
          throw lasting;
        }
        patience.pause(String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** As {@link #ask}, for requests that must succeed. */
  public JsonNode need(ClusterRequest ask) {
    ClusterResponse answer = send(ask);
    if (!answer.isOk()) {
      throw failures.of(answer);
    }
    return answer.body();
  }

  /**
   * Asks once.
   *
   * @throws IOException when no node answers
   * @throws CaseException when we are not let in
   * @throws TooLongException when the answer does not fit into memory
   */
  public ClusterResponse once(ClusterRequest ask) throws IOException {
    var request = Requests.builder().method(ask.method()).endpoint(ask.path());
    request.query(ask.parameters());
    if (ask.body() != null) {
      request.body(Body.from(ask.body(), ask.type()));
    }
    ClusterResponse answer = answer(request.build());
    answered |= answer.isOk();
    if (answer.status() == 401 || answer.status() == 403) {
      throw failures.of(answer);
    }
    return answer;
  }

  private ClusterResponse answer(Request request) throws IOException {
    try (Response response = client.execute(request)) {
      return new ClusterResponse(response.getStatus(), body(response));
    } catch (IOException e) {
      // The client makes a failure of some answers, and says in its text what they were.
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof ResponseException refused) {
          return new ClusterResponse(refused.status(), json(String.valueOf(refused.getMessage())));
        }
        if (cause instanceof ContentTooLongException) {
          throw new TooLongException(e);
        }
      }
      throw e;
    }
  }

  private static JsonNode json(String message) {
    int start = message.indexOf('\n') + 1;
    try {
      return start == 0 ? MissingNode.getInstance() : MAPPER.readTree(message.substring(start));
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  private static JsonNode body(Response response) throws IOException {
    Body body = response.getBody().orElse(null);
    if (body == null) {
      return MissingNode.getInstance();
    }
    try (InputStream in = body.body()) {
      boolean json = body.contentType() != null && body.contentType().contains("json");
      return json ? MAPPER.readTree(in) : MissingNode.getInstance();
    }
  }

  /** Waits for a cluster that has answered before longer than for one that never did. */
  public Patience patience() {
    return new Patience(answered ? timeouts.patience() : timeouts.firstAnswer());
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (IOException e) {
      throw new CaseException(
          "The connection to " + failures.address().hosts() + " was not closed.", e);
    }
  }

  /** Growing pauses, until it has been long enough. */
  public final class Patience {
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 3_000;

    private final long start = System.nanoTime();
    private final long limit;
    private long pause = FIRST_PAUSE;

    Patience(Duration limit) {
      this.limit = limit.toNanos();
    }

    /**
     * Waits for the next attempt.
     *
     * @param last what went wrong
     * @throws CaseException when there has been no answer for too long
     */
    public void pause(String last, @Nullable Throwable cause) {
      long waited = System.nanoTime() - start;
      if (waited + TimeUnit.MILLISECONDS.toNanos(pause) > limit) {
        throw failures.gone(last, TimeUnit.NANOSECONDS.toSeconds(limit), cause);
      }
      try {
        // Not all who were sent away come back at the same moment.
        Thread.sleep(pause / 2 + (long) (Math.random() * pause / 2));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failures.gone("interrupted", TimeUnit.NANOSECONDS.toSeconds(waited), e);
      }
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    }
  }

  /** An answer longer than is held in memory: ask for less at a time. */
  public static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLongException(Throwable cause) {
      super("the answer is too long", cause);
    }
  }
}
