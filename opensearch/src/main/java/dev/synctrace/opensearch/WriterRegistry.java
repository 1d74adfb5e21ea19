package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.synctrace.index.CaseException;
import dev.synctrace.opensearch.http.ClusterRequest;
import dev.synctrace.opensearch.http.ClusterResponse;
import dev.synctrace.opensearch.http.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The processes that are adding to a case. Each gives a sign of life every few seconds; what one of
 * them was adding is free for others when the signs stop. No clocks are compared: each watches by
 * its own how long another's sign has stayed the same.
 */
final class WriterRegistry implements AutoCloseable {
  /** Tells processes of this machine, and of this container, from all others. */
  private static final String MACHINE = machine();

  private final Connection connection;
  private final String index;
  private final String self;
  private final AtomicLong beats = new AtomicLong();
  private final Map<String, Sign> seen = new HashMap<>();
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sign-of-life").daemon().factory());

  private record Sign(long beat, long since) {}

  WriterRegistry(Connection connection, String index) {
    this.connection = connection;
    this.index = index;
    this.self = MACHINE + "/" + ProcessHandle.current().pid() + "/" + UUID.randomUUID();
  }

  /** From now on this process gives signs of life. */
  void start() {
    sign();
    long every = connection.timing().beat().toMillis();
    heart.scheduleWithFixedDelay(this::signAgain, every, every, TimeUnit.MILLISECONDS);
  }

  /** This process as an owner of sources. */
  String self() {
    return self;
  }

  private void sign() {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "writer")
            .put("owner", self)
            .put("beat", beats.incrementAndGet());
    ClusterResponse response = connection.send(ClusterRequest.put(document(self)).with(body));
    if (!response.isOk()) {
      throw connection.failures().of(response);
    }
  }

  private void signAgain() {
    try {
      sign();
    } catch (CaseException _) {
      // Whoever adds events or completes a source is told the same; the next sign may get through.
    }
  }

  /**
   * Whether a process has ended without completing what it was adding.
   *
   * @param owner as it is with a source
   */
  synchronized boolean isGone(String owner) {
    if (owner.equals(self)) {
      return false;
    }
    if (owner.startsWith(MACHINE + "/") && !isRunning(owner)) {
      return true;
    }
    ClusterResponse response = connection.send(ClusterRequest.get(document(owner)));
    if (response.status() == ClusterResponse.NOT_FOUND) {
      return true;
    }
    JsonNode beat = response.body().path("_source").path("beat");
    Sign last = seen.get(owner);
    if (last == null || last.beat() != beat.asLong()) {
      seen.put(owner, new Sign(beat.asLong(), System.nanoTime()));
      return false;
    }
    return System.nanoTime() - last.since() > connection.timing().lease().toNanos();
  }

  private static boolean isRunning(String owner) {
    long pid = Long.parseLong(owner.split("/")[1]);
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private String document(String owner) {
    return "/" + index + "/_doc/writer-" + owner.replace('/', '-');
  }

  private static String machine() {
    try {
      String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      String space = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
      return boot + "-" + space.replaceAll("[^0-9]", "");
    } catch (IOException | UnsupportedOperationException _) {
      // Elsewhere than on Linux nothing is sure: signs of life alone decide.
      return UUID.randomUUID().toString();
    }
  }

  @Override
  public void close() {
    heart.shutdownNow();
    try {
      connection.once(ClusterRequest.delete(document(self)));
    } catch (IOException | CaseException _) {
      // Others see in a while that the signs have stopped; no one waits here for a lost cluster.
    }
  }
}
