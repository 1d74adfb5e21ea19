package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.index.CaseException;
import dev.synctrace.opensearch.http.ClusterRequest;
import dev.synctrace.opensearch.http.ClusterResponse;
import dev.synctrace.opensearch.http.Connection;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends events in requests of bounded size, a few at a time; who adds more waits. What a busy
 * cluster sends back is sent again, and so is all of a request that got no answer: an event has the
 * same id every time. Safe for use by many threads.
 */
public final class BulkSender implements AutoCloseable {
  private static final int BATCH_EVENTS = 4_000;
  private static final int BATCH_BYTES = 5 << 20;
  private static final int SENDERS = 4;

  /** Those being sent, and as many ready to follow. */
  private static final int UNDER_WAY = 2 * SENDERS;

  /** OpenSearch takes requests of 100 MB unless told otherwise. */
  private static final int LONGEST = 95 << 20;

  private final Connection connection;
  private final ClusterRequest request;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          SENDERS, Thread.ofPlatform().name("bulk-", 0).daemon().factory());
  private final Semaphore places = new Semaphore(UNDER_WAY);
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private List<Item> batch = new ArrayList<>();
  private int bytes;

  /** One event's document. */
  private record Item(String id, byte[] document) {}

  public BulkSender(Connection connection, String index) {
    this.connection = connection;
    this.request =
        ClusterRequest.post("/" + index + "/_bulk")
            .with(Map.of("filter_path", "errors,items.index.status,items.index.error"));
  }

  /**
   * Adds one event.
   *
   * @throws CaseException when the cluster refused an earlier one
   */
  public void add(String id, byte[] document) {
    throwFailure();
    if (document.length > LONGEST) {
      throw new CaseException(
          "A record of the bundle is longer than the cluster accepts ("
              + (document.length >> 20)
              + " MB). Ingest its file into a case in a folder.");
    }
    List<Item> full = null;
    synchronized (this) {
      if (!batch.isEmpty() && bytes + document.length > BATCH_BYTES) {
        full = takeBatch();
      }
      batch.add(new Item(id, document));
      bytes += document.length;
      if (full == null && batch.size() == BATCH_EVENTS) {
        full = takeBatch();
      }
    }
    if (full != null) {
      hand(full);
    }
  }

  /** Waits until the cluster has acknowledged all that was added before. */
  public void flush() {
    List<Item> rest;
    synchronized (this) {
      rest = takeBatch();
    }
    if (!rest.isEmpty()) {
      hand(rest);
    }
    places.acquireUninterruptibly(UNDER_WAY);
    places.release(UNDER_WAY);
    throwFailure();
  }

  private synchronized List<Item> takeBatch() {
    List<Item> taken = batch;
    batch = new ArrayList<>();
    bytes = 0;
    return taken;
  }

  private void hand(List<Item> items) {
    places.acquireUninterruptibly();
    threads.execute(() -> {
      try {
        if (failure.get() == null) {
          send(items);
        }
      } catch (RuntimeException e) {
        failure.compareAndSet(null, e);
      } finally {
        places.release();
      }
    });
  }

  private void send(List<Item> items) {
    Connection.Patience patience = connection.patience();
    List<Item> left = items;
    while (!left.isEmpty()) {
      JsonNode answer = connection.need(request.withLines(lines(left)));
      if (!answer.path("errors").asBoolean()) {
        return;
      }
      List<Item> again = new ArrayList<>();
      String reason = "";
      for (int i = 0; i < left.size(); i++) {
        JsonNode result = answer.path("items").path(i).path("index");
        ClusterResponse one = new ClusterResponse(result.path("status").asInt(), result);
        if (one.isPassing()) {
          again.add(left.get(i));
          reason = one.reason();
        } else if (!one.isOk()) {
          throw connection.failures().of(one);
        }
      }
      left = again;
      if (!left.isEmpty()) {
        patience.pause(reason, null);
      }
    }
  }

  private static byte[] lines(List<Item> items) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(BATCH_BYTES + (BATCH_BYTES >> 2));
    for (Item item : items) {
      // Our own ids need no escaping.
      lines.writeBytes(
          ("{\"index\":{\"_id\":\"" + item.id() + "\"}}\n").getBytes(StandardCharsets.US_ASCII));
      lines.writeBytes(item.document());
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private void throwFailure() {
    RuntimeException first = failure.get();
    if (first != null) {
      throw first;
    }
  }

  /** Nothing is sent any more; whoever wants all to arrive calls {@link #flush} before. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
