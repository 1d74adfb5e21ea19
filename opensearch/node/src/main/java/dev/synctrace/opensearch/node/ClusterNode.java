package dev.synctrace.opensearch.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** One node of a cluster on this machine; runs as long as its standard input is open. */
public final class ClusterNode {
  private ClusterNode() {}

  /**
   * Starts the node, and writes {@code started} when it answers.
   *
   * @param args folder of the node; its number from 0; HTTP ports of all nodes; transport ports of
   *     all nodes, both with commas between them
   */
  public static void main(String... args) throws IOException, NodeValidationException {
    Path folder = Path.of(args[0]);
    int number = Integer.parseInt(args[1]);
    List<String> http = List.of(args[2].split(","));
    List<String> transport = List.of(args[3].split(","));
    Settings settings =
        Settings.builder()
            .put("path.home", folder.toString())
            .put("cluster.name", "synctrace-test")
            .put("node.name", name(number))
            .put("network.host", "127.0.0.1")
            .put("transport.type", "netty4")
            .put("http.type", "netty4")
            .put("http.port", http.get(number))
            .put("transport.port", transport.get(number))
            .put("node.processors", 2)
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            // A killed node is missed at once.
            .put("cluster.fault_detection.leader_check.interval", "500ms")
            .put("cluster.fault_detection.follower_check.interval", "500ms")
            .putList(
                "discovery.seed_hosts",
                transport.stream().map(port -> "127.0.0.1:" + port).toList())
            .putList(
                "cluster.initial_cluster_manager_nodes",
                IntStream.range(0, transport.size()).mapToObj(ClusterNode::name).toList())
            .build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), folder, () -> name(number));
    try (Node node = new OnePluginNode(environment)) {
      node.start();
      System.out.println("started");
      while (System.in.read() >= 0) {
        // Whoever started this process holds the other end: when it is gone, so is the node.
      }
    }
  }

  private static String name(int number) {
    return "node-" + number;
  }

  private static final class OnePluginNode extends Node {
    OnePluginNode(Environment environment) {
      super(environment, List.of(netty()), true);
    }

    private static PluginInfo netty() {
      return new PluginInfo(
          "transport-netty4",
          "transport",
          "1",
          Version.CURRENT,
          "21",
          Netty4ModulePlugin.class.getName(),
          null,
          List.of(),
          false);
    }
  }
}
