package dev.synctrace.serve.option;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options of a server.
 *
 * @param data folder of the cases; made when it is not there
 * @param listen address to listen on
 * @param port 0 for any free one
 * @param hostNames names by which browsers may ask for it, besides its address
 * @param token what visitors must know; null for none, which only loopback allows and its user asks
 *     for
 * @param maxUpload bytes of one upload, at most
 * @param keep how long a case is kept after its upload
 * @param maxSize bytes of all cases; the oldest go first
 * @param version of the tool
 * @param given cases that exist already, to be shown beside the uploaded ones
 * @param proxies whose word on the client's address and TLS is believed
 * @param causes folder of the engineers' own causes; null for none
 */
public record ServeOptions(
    Path data,
    InetAddress listen,
    int port,
    Set<String> hostNames,
    @Nullable String token,
    long maxUpload,
    Duration keep,
    long maxSize,
    String version,
    RequestLimits limits,
    List<MountedCase> given,
    Set<InetAddress> proxies,
    @Nullable Path causes) {

  public ServeOptions {
    proxies = Set.copyOf(proxies);
    hostNames = Set.copyOf(hostNames);
    given = List.copyOf(given);
    if (token == null && !listen.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "anyone who can reach "
              + listen.getHostAddress()
              + " could read the cases. Specify a token");
    }
  }

  /** Behind no proxy, with the built-in causes. */
  public ServeOptions(
      Path data,
      InetAddress listen,
      int port,
      Set<String> hostNames,
      @Nullable String token,
      long maxUpload,
      Duration keep,
      long maxSize,
      String version,
      RequestLimits limits,
      List<MountedCase> given) {
    this(
        data, listen, port, hostNames, token, maxUpload, keep, maxSize, version, limits, given,
        Set.of(), null);
  }

  /** The same behind these proxies. */
  public ServeOptions behind(Set<InetAddress> newProxies) {
    return new ServeOptions(
        data,
        listen,
        port,
        hostNames,
        token,
        maxUpload,
        keep,
        maxSize,
        version,
        limits,
        given,
        newProxies,
        causes);
  }

  /** The same with causes of a folder besides the built-in ones. */
  public ServeOptions withCauses(@Nullable Path folder) {
    return new ServeOptions(
        data, listen, port, hostNames, token, maxUpload, keep, maxSize, version, limits, given,
        proxies, folder);
  }
}
