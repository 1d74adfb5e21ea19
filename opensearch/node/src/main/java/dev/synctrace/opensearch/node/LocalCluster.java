package dev.synctrace.opensearch.node;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real cluster of three nodes on this machine, each in a process of its own with half a gigabyte
 * of heap. Ends with this JVM at the latest.
 */
public final class LocalCluster implements AutoCloseable {
  private static final int NODES = 3;
  private static final Duration START = Duration.ofMinutes(3);

  private final Path built;
  private final Path folder;
  private final List<Integer> http;
  private final List<Integer> transport;
  private final List<Process> nodes = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  private LocalCluster(Path built) throws IOException {
    this.built = built;
    folder = Files.createTempDirectory("synctrace-cluster-");
    List<Integer> ports = freePorts(2 * NODES);
    http = ports.subList(0, NODES);
    transport = ports.subList(NODES, 2 * NODES);
  }

  /**
   * Starts one; {@link #awaitWhole} tells when it can be used.
   *
   * @param built the folder {@code target} of the module opensearch/node
   */
  public static LocalCluster start(Path built) throws IOException {
    LocalCluster cluster = new LocalCluster(built);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    for (int node = 0; node < NODES; node++) {
      cluster.nodes.add(cluster.startNode(node));
    }
    return cluster;
  }

  /** The address of a case in it. */
  public String address(String name) {
    String hosts = http.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    return "opensearch://" + hosts + "/" + name;
  }

  /** Asks the first node that is alive. */
  public String send(String method, String path, String json)
      throws IOException, InterruptedException {
    int alive = nodes.stream().map(Process::isAlive).toList().indexOf(true);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.get(alive) + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    return response.body();
  }

  /** CPU time that all nodes have taken so far; zero where the system does not tell. */
  public Duration cpu() {
    return nodes.stream()
        .map(node -> node.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** As {@code kill -9}: nothing is said to anybody. */
  public void kill(int node) throws InterruptedException {
    nodes.get(node).destroyForcibly().waitFor();
  }

  /** Brings back a node that was killed, and waits until every copy is where it belongs. */
  public void restart(int node) throws IOException, InterruptedException {
    nodes.set(node, startNode(node));
    awaitWhole();
  }

  private Process startNode(int node) throws IOException {
    Path home = Files.createDirectories(folder.resolve("node-" + node));
    Files.createDirectories(home.resolve("config"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            built.resolve("classes") + File.pathSeparator + built.resolve("lib").resolve("*"),
            "dev.synctrace.opensearch.node.ClusterNode",
            home.toString(),
            Integer.toString(node),
            ports(http),
            ports(transport));
    return builder.redirectErrorStream(true).redirectOutput(log(node).toFile()).start();
  }

  private Path log(int node) {
    return folder.resolve("node-" + node).resolve("log.txt");
  }

  private static String ports(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * Waits until all nodes are up and every copy is where it belongs.
   *
   * @throws IOException when a node has ended, or it takes minutes
   */
  public void awaitWhole() throws InterruptedException, IOException {
    String path = "/_cluster/health?wait_for_status=green&wait_for_nodes=3&timeout=5s";
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end) {
      for (int node = 0; node < NODES; node++) {
        if (!nodes.get(node).isAlive()) {
          throw new IOException("node " + node + " ended: " + Files.readString(log(node)));
        }
      }
      try {
        if (send("GET", path, "").contains("\"timed_out\":false")) {
          return;
        }
      } catch (IOException _) {
        // Not listening yet.
      }
      Thread.sleep(200);
    }
    throw new IOException(
        "the cluster is not whole after " + START + ": see the logs in " + folder);
  }

  /** Below those that the system gives to clients, which might take that of a killed node. */
  private static List<Integer> freePorts(int count) {
    List<Integer> ports = new ArrayList<>();
    for (int port = 20_000 + new Random().nextInt(8_000); ports.size() < count; port++) {
      try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        ports.add(port);
      } catch (IOException _) {
        // Another owner's.
      }
    }
    return ports;
  }

  /** Ends all nodes and removes what they stored. */
  @Override
  public void close() {
    try {
      for (Process node : nodes) {
        node.destroyForcibly().waitFor();
      }
      if (!Files.exists(folder)) {
        return;
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException | InterruptedException e) {
      System.err.println("could not remove " + folder + ": " + e.getMessage());
    }
  }
}
