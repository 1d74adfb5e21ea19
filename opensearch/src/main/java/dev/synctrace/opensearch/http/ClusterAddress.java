package dev.synctrace.opensearch.http;

import dev.synctrace.index.CaseException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of a case in a cluster: {@code opensearch://HOST:PORT[,HOST:PORT...]/NAME}. Plain HTTP is
 * spoken with this machine itself only; with any other, and for {@code opensearchs://}, HTTPS.
 *
 * @param nodes of the cluster, each with scheme, host and port; asked in turn
 * @param name of the case; empty where all cases of the cluster are meant
 */
public record ClusterAddress(List<URI> nodes, String name) {
  private static final Pattern FORM =
      Pattern.compile("(opensearchs?)://([^/@?#]+)(?:/([^/?#]*))?", Pattern.CASE_INSENSITIVE);

  /** What OpenSearch allows for an index, with room for what is put before it. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,180}");

  private static final int PORT = 9200;

  public ClusterAddress {
    nodes = List.copyOf(nodes);
  }

  /**
   * @throws CaseException when the text is no address
   */
  public static ClusterAddress of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new CaseException(
          withoutUser(text)
              + " is not the address of a case. Write opensearch://HOST:9200/NAME. User and password"
              + " come from SYNCTRACE_OPENSEARCH_USER and SYNCTRACE_OPENSEARCH_PASSWORD_FILE.");
    }
    boolean secure = form.group(1).equalsIgnoreCase("opensearchs");
    List<URI> nodes = new ArrayList<>();
    for (String node : form.group(2).split(",")) {
      nodes.add(node(node, secure));
    }
    String name = form.group(3) == null ? "" : form.group(3);
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      throw new CaseException(
          "'"
              + name
              + "' is not a valid name of a case in a cluster. Use a-z, 0-9, '-', '_' and '.', and"
              + " start with a letter or digit.");
    }
    return new ClusterAddress(nodes, name);
  }

  /** The cluster's nodes as they are said to people. */
  public String hosts() {
    return nodes.stream().map(URI::getAuthority).reduce((a, b) -> a + "," + b).orElseThrow();
  }

  @Override
  public String toString() {
    return "opensearch://" + hosts() + (name.isEmpty() ? "" : "/" + name);
  }

  /** A password someone put into an address is not repeated. */
  private static String withoutUser(String text) {
    return text.replaceFirst("//[^/]*@", "//...@");
  }

  private static URI node(String text, boolean secure) {
    try {
      URI node = new URI("https://" + text.strip());
      if (node.getHost() != null) {
        String scheme = secure || !isThisMachine(node.getHost()) ? "https" : "http";
        int port = node.getPort() < 0 ? PORT : node.getPort();
        return new URI(scheme, null, node.getHost(), port, null, null, null);
      }
    } catch (URISyntaxException _) {
      // Said below.
    }
    throw new CaseException(
        "'"
            + text
            + "' is not a node of a cluster. Write HOST:9200, and separate several nodes with commas.");
  }

  private static boolean isThisMachine(String host) {
    String plain = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    if (plain.equals("localhost")) {
      return true;
    }
    // Only a literal address: a name is not looked up for this.
    boolean literal = plain.contains(":") || plain.matches("[0-9.]+");
    try {
      return literal && InetAddress.ofLiteral(plain).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
