package dev.synctrace.serve.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.io.Connection;

/**
 * Bounds the connections of one address: the one that has been idle longest makes room for a new
 * one, so that a client that opens hundreds and says nothing keeps no one out, not even its own
 * user. A connection with a request under way is never closed. Safe for use by many threads.
 */
public final class ConnectionLimit implements Connection.Listener {
  private final int most;
  private final Proxies proxies;
  private final Map<String, Set<Connection>> idle = new HashMap<>();
  private final Map<String, Integer> open = new HashMap<>();

  /**
   * @param most connections of one address
   * @param proxies whose connections belong to many clients and are not bounded
   */
  public ConnectionLimit(int most, Proxies proxies) {
    this.most = most;
    this.proxies = proxies;
  }

  @Override
  public void onOpened(Connection connection) {
    opened(connection).ifPresent(Connection::close);
  }

  /** Returns the connection that has to make room. */
  private synchronized Optional<Connection> opened(Connection connection) {
    String address = address(connection);
    Set<Connection> waiting = idle.computeIfAbsent(address, _ -> new LinkedHashSet<>());
    Optional<Connection> oldest =
        open.merge(address, 1, Integer::sum) > most && !proxies.contains(address)
            ? waiting.stream().findFirst()
            : Optional.empty();
    oldest.ifPresent(waiting::remove);
    waiting.add(connection);
    return oldest;
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    String address = address(connection);
    Set<Connection> waiting = idle.get(address);
    if (waiting != null) {
      waiting.remove(connection);
    }
    if (open.merge(address, -1, Integer::sum) <= 0) {
      open.remove(address);
      idle.remove(address);
    }
  }

  /** A request of the connection is being answered. */
  synchronized void busy(Connection connection) {
    Set<Connection> waiting = idle.get(address(connection));
    if (waiting != null) {
      waiting.remove(connection);
    }
  }

  /** The request has been answered; the connection waits for another. */
  synchronized void idle(Connection connection) {
    String address = address(connection);
    if (open.containsKey(address) && connection.getEndPoint().isOpen()) {
      idle.computeIfAbsent(address, _ -> new LinkedHashSet<>()).add(connection);
    }
  }

  private static String address(Connection connection) {
    SocketAddress remote = connection.getEndPoint().getRemoteSocketAddress();
    return remote instanceof InetSocketAddress internet && internet.getAddress() != null
        ? internet.getAddress().getHostAddress()
        : "";
  }
}
