package dev.synctrace.opensearch.http;

import com.sun.net.httpserver.HttpServer;
import dev.synctrace.opensearch.CaseIndices;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers as a cluster would, as far as a test says; remembers what was asked. */
final class FakeCluster implements AutoCloseable {
  /** Says what to answer; null leaves it to the next. */
  interface Rule {
    Reply reply(String method, String path, String body);
  }

  /** An answer; a status of 0 hangs up. */
  record Reply(int status, String json) {}

  static final Reply CASE =
      new Reply(
          200,
          "{\"i\":{\"mappings\":{\"_meta\":{\"synctrace\":{\"format\":"
              + CaseIndices.FORMAT
              + "}}}}}");

  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<String> authorization = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  FakeCluster(Rule rule) throws IOException {
    this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), rule);
  }

  FakeCluster(HttpServer server, Rule rule) {
    this.server = server;
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String path = exchange.getRequestURI().toString();
          asked.add(exchange.getRequestMethod() + " " + path);
          String header = exchange.getRequestHeaders().getFirst("Authorization");
          authorization.add(String.valueOf(header));
          Reply reply = rule.reply(exchange.getRequestMethod(), path, body);
          if (reply.status() == 0) {
            exchange.close();
            return;
          }
          byte[] bytes = reply.json().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
          exchange.sendResponseHeaders(reply.status(), bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  ClusterAddress address() {
    return ClusterAddress.of("opensearch://127.0.0.1:" + server.getAddress().getPort() + "/case");
  }

  static Reply error(int status, String type, String reason) {
    return new Reply(
        status,
        "{\"error\":{\"root_cause\":[{\"type\":\""
            + type
            + "\",\"reason\":\""
            + reason
            + "\"}],\"type\":\""
            + type
            + "\",\"reason\":\""
            + reason
            + "\"},\"status\":"
            + status
            + "}");
  }

  List<String> askedFor(String part) {
    List<String> found = new ArrayList<>(asked);
    found.removeIf(line -> !line.contains(part));
    return found;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
