package dev.synctrace.serve.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;

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

  /** Refuses what changes anything and comes from a page of someone else. */
  private static final class OriginGuard {
    private OriginGuard() {}

    static void check(Exchange exchange) {
      String site = exchange.header("Sec-Fetch-Site").orElse("same-origin");
      Optional<String> origin = exchange.header(HttpHeader.ORIGIN);
      String host = exchange.header(HttpHeader.HOST).orElse("");
      boolean own =
          origin.isEmpty()
              || origin.get().equalsIgnoreCase("http://" + host)
              || origin.get().equalsIgnoreCase("https://" + host);
      if (!own || !site.equals("same-origin")) {
        throw new HttpProblem(
            403, "The request was refused because it comes from a page of another site.");
      }
    }
  }

  /**
   * Lets only those in who asked for this server by its own name: a page elsewhere that has its own
   * name point here is refused.
   */
  private static final class HostGuard {
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

  /** Counts the changes one address asks for in a minute. Safe for use by many threads. */
  private static final class RateLimit {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_ADDRESSES = 10_000;

    private final int most;
    private final LongSupplier nanos;
    private final Map<String, Window> windows = new HashMap<>();

    private static final class Window {
      private final long start;
      private int count;

      Window(long start) {
        this.start = start;
      }
    }

    RateLimit(int most, LongSupplier nanos) {
      this.most = most;
      this.nanos = nanos;
    }

    synchronized void check(String address) {
      long now = nanos.getAsLong();
      if (windows.size() >= MOST_ADDRESSES) {
        windows.values().removeIf(window -> now - window.start >= MINUTE);
      }
      Window window = windows.get(address);
      if (window == null || now - window.start >= MINUTE) {
        window = new Window(now);
        windows.put(address, window);
      }
      window.count++;
      if (window.count > most || windows.size() > MOST_ADDRESSES) {
        throw HttpProblem.later(
            429,
            "Too many requests per minute from this address. Wait a minute and try again.",
            60);
      }
    }
  }
}
