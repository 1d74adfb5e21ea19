package dev.synctrace.serve.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;

/**
 * The proxies that this server is declared to be behind. Only their word counts on who the client
 * is and whether it speaks TLS: anyone can send such headers.
 */
public final class Proxies {
  private static final String CLIENTS = "X-Forwarded-For";
  private static final String SCHEME = "X-Forwarded-Proto";

  private final Set<String> addresses;

  public Proxies(Set<InetAddress> addresses) {
    this.addresses =
        addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether this is the address of one. */
  boolean contains(String address) {
    return addresses.contains(address);
  }

  /**
   * The client's address: of the connection, or behind a proxy the last in {@code X-Forwarded-For}
   * that is no proxy. What is before it is what the client itself claims.
   */
  String client(Request request) {
    String remote = canonical(Request.getRemoteAddr(request));
    if (!contains(remote)) {
      return remote;
    }
    List<String> forwarded =
        request.getHeaders().getValuesList(CLIENTS).stream()
            .flatMap(value -> Stream.of(value.split(",", -1)))
            .map(value -> canonical(value.strip()))
            .toList();
    for (String address : forwarded.reversed()) {
      if (!contains(address)) {
        return address.isEmpty() ? remote : address;
      }
    }
    return remote;
  }

  /** Whether the client speaks TLS with a proxy. */
  boolean isSecure(Request request) {
    return contains(canonical(Request.getRemoteAddr(request)))
        && "https".equalsIgnoreCase(String.valueOf(request.getHeaders().get(SCHEME)).strip());
  }

  /** One spelling for each address; empty for what is none. */
  private static String canonical(String address) {
    boolean bracketed = address.startsWith("[") && address.endsWith("]");
    String bare = bracketed ? address.substring(1, address.length() - 1) : address;
    try {
      return InetAddress.ofLiteral(bare).getHostAddress();
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
