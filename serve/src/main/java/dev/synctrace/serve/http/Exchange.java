package dev.synctrace.serve.http;

import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** One request, as far as pages need it. For one thread. */
public final class Exchange {
  private final Request request;
  private final Proxies proxies;
  private final Map<String, String> places;
  private @Nullable Fields query;
  private final byte @Nullable [] formBody;
  private @Nullable Map<String, String> form;

  Exchange(Request request, Proxies proxies) {
    this(request, proxies, Map.of(), null);
  }

  private Exchange(
      Request request, Proxies proxies, Map<String, String> places, byte @Nullable [] formBody) {
    this.request = request;
    this.proxies = proxies;
    this.places = Map.copyOf(places);
    this.formBody = formBody;
  }

  /** The same request, with what its path holds where the route has a name in braces. */
  Exchange at(Map<String, String> places) {
    return new Exchange(request, proxies, places, formBody);
  }

  /** The same request, with the body of its small form. */
  Exchange withForm(byte[] body) {
    return new Exchange(request, proxies, places, body);
  }

  /** Whether it brings a small form, whose body is read before a page answers. */
  boolean hasForm() {
    return method().equals("POST")
        && contentType().orElse("").startsWith("application/x-www-form-urlencoded");
  }

  public String method() {
    return request.getMethod();
  }

  /** Decoded, without dot segments. */
  public String path() {
    return Objects.requireNonNullElse(Request.getPathInContext(request), "/");
  }

  /** Returns the path with its query, as it was sent: where to come back to. */
  public String target() {
    String query = request.getHttpURI().getQuery();
    return query == null ? path() : path() + "?" + query;
  }

  /** What is in the path at a name of the route. */
  public String place(String name) {
    return Objects.requireNonNull(places.get(name), name);
  }

  /** The first value of a query parameter that is not blank. */
  public Optional<String> parameter(String name) {
    return parameters(name).stream().findFirst();
  }

  /** All values of a query parameter that are not blank. */
  public List<String> parameters(String name) {
    return Optional.ofNullable(query().getValues(name)).orElse(List.of()).stream()
        .filter(value -> !value.isBlank())
        .toList();
  }

  /** All values of a query parameter as a whole number from 1; 1 where there is none. */
  public int number(String name, int most) {
    String written = parameter(name).orElse("1");
    if (!written.matches("[1-9]\\d{0,8}")) {
      throw new HttpProblem(400, "'" + name + "' must be a whole number of 1 or more.");
    }
    return Math.min(most, Integer.parseInt(written));
  }

  private Fields query() {
    if (query == null) {
      query = Request.extractQueryParameters(request);
    }
    return query;
  }

  Optional<String> header(HttpHeader header) {
    return Optional.ofNullable(request.getHeaders().get(header));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  public Optional<String> contentType() {
    return header(HttpHeader.CONTENT_TYPE);
  }

  /** Length of the body as announced; -1 when it was not. */
  public long length() {
    return request.getLength();
  }

  /** The body; reading waits for the sender and fails when it is silent for too long. */
  public InputStream body() {
    return Content.Source.asInputStream(request);
  }

  /**
   * A field of a small form.
   *
   * @throws HttpProblem when the body is no such form
   */
  public Optional<String> formField(String name) {
    if (form == null) {
      form = readForm();
    }
    return Optional.ofNullable(form.get(name));
  }

  private Map<String, String> readForm() {
    if (formBody == null) {
      throw new HttpProblem(415, "Use the form on the page.");
    }
    Map<String, String> fields = new HashMap<>();
    for (String pair : new String(formBody, StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new HttpProblem(400, "The form encoding is not valid. Send the form again.");
    }
  }

  /** Of the client, also behind a declared proxy. */
  public String remoteAddress() {
    return proxies.client(request);
  }

  /** Whether the client speaks TLS with the proxy before this server. */
  public boolean isSecure() {
    return proxies.isSecure(request);
  }

  String localAddress() {
    return Request.getLocalAddr(request);
  }

  /** Whether a script asks, which wants data instead of a page. */
  public boolean wantsJson() {
    return header(HttpHeader.ACCEPT).orElse("").startsWith("application/json");
  }

  Optional<String> cookie(String name) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(cookie -> cookie.getValue())
        .findFirst();
  }
}
