package dev.synctrace.serve.http;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Lets only those in who asked for this server by its own name: a page elsewhere that has its own
 * name point here is refused.
 */
final class HostGuard {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final InetAddress listen;
  private final Set<String> names;

  HostGuard(InetAddress listen, Set<String> names) {
    this.listen = listen;
    this.names = names;
  }

  void check(Exchange exchange) {
    String host = name(exchange.header(HttpHeader.HOST).orElse(""));
    boolean known =
        (LOOPBACK.contains(host) && (listen.isLoopbackAddress() || listen.isAnyLocalAddress()))
            || host.equals(bracketed(exchange.localAddress()))
            || names.stream().anyMatch(host::equalsIgnoreCase);
    if (!known) {
      throw new HttpProblem(
          421,
          "The server does not accept this host name. Use its address, or start it with --host-name.");
    }
  }

  /** Without the port. */
  private static String name(String host) {
    int colon = host.lastIndexOf(':');
    boolean port = colon > 0 && host.substring(colon + 1).matches("\\d{1,5}");
    return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }

  private static String bracketed(String address) {
    return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
  }
}
