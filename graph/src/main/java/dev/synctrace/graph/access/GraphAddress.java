package dev.synctrace.graph.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Address of Graph. All requests go to this host only, so a token is never sent elsewhere.
 *
 * @param cloud whose tokens it takes
 * @param root of the API, without a slash at its end, such as {@code
 *     https://graph.microsoft.com/v1.0}
 */
public record GraphAddress(Cloud cloud, URI root) {

  /** Graph of a cloud. */
  public static GraphAddress of(Cloud cloud) {
    return new GraphAddress(cloud, URI.create(cloud.root()));
  }

  /**
   * Graph behind a proxy, or a replacement.
   *
   * @throws GraphFailure when the text is no address, or one that would send the token in clear
   *     text over a network
   */
  public static GraphAddress of(Cloud cloud, String url) {
    URI root;
    try {
      root = new URI(url.replaceAll("/+$", ""));
    } catch (URISyntaxException e) {
      throw refusal(url, "is not a valid address", e);
    }
    String scheme = root.getScheme() == null ? "" : root.getScheme().toLowerCase(Locale.ROOT);
    String host = root.getHost();
    if (host == null || root.getRawQuery() != null || root.getRawUserInfo() != null) {
      throw refusal(url, "is not the address of an API", null);
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
      throw refusal(url, "would send the token without encryption", null);
    }
    return new GraphAddress(cloud, root);
  }

  private static GraphFailure refusal(String url, String why, @Nullable Throwable cause) {
    String message =
        "--graph-url "
            + url
            + " "
            + why
            + ". Write https://HOST/v1.0. Plain HTTP is allowed only to localhost, such as"
            + " http://127.0.0.1:8080/v1.0";
    return cause == null ? new GraphFailure(message) : new GraphFailure(message, cause);
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** Whether an address that Graph gave leads to the same host, by the same scheme and port. */
  public boolean holds(URI link) {
    return link.getHost() != null
        && link.getScheme() != null
        && link.getScheme().equalsIgnoreCase(root.getScheme())
        && link.getHost().equalsIgnoreCase(root.getHost())
        && port(link) == port(root)
        && link.getRawUserInfo() == null;
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }
}
