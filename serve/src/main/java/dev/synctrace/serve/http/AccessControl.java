package dev.synctrace.serve.http;

import java.net.InetAddress;
import java.util.Set;

/** What every request has to pass, whatever it asks for. */
public final class AccessControl {
  private static final Set<String> OPEN_TO_ALL = Set.of("/login", "/assets/style.css");

  private final HostGuard hosts;
  private final RateLimit changes;
  private final Sessions sessions;

  /**
   * Guards of one server.
   *
   * @param listen the address it listens on
   * @param hostNames names it has besides
   * @param changesPerMinute from one address
   */
  public AccessControl(
      InetAddress listen, Set<String> hostNames, int changesPerMinute, Sessions sessions) {
    this.hosts = new HostGuard(listen, hostNames);
    this.changes = new RateLimit(changesPerMinute, System::nanoTime);
    this.sessions = sessions;
  }

  void check(Exchange exchange) {
    hosts.check(exchange);
    String method = exchange.method();
    boolean brings = exchange.path().equals("/login") && exchange.parameter("token").isPresent();
    if (brings || !(method.equals("GET") || method.equals("HEAD"))) {
      changes.check(exchange.remoteAddress());
    }
    if (!(method.equals("GET") || method.equals("HEAD"))) {
      OriginGuard.check(exchange);
    }
  }

  boolean mustLogIn(Exchange exchange) {
    return !OPEN_TO_ALL.contains(exchange.path()) && !sessions.contains(exchange);
  }
}
