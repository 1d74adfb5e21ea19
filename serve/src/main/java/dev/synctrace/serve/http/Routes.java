package dev.synctrace.serve.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which page answers which address. */
public final class Routes {
  private record Route(String method, List<String> parts, PageHandler page) {}

  private final List<Route> routes = new ArrayList<>();

  /**
   * Adds a page.
   *
   * @param path with names in braces for what differs, such as {@code /cases/{case}/search}
   */
  public Routes add(String method, String path, PageHandler page) {
    routes.add(new Route(method, parts(path), page));
    return this;
  }

  /**
   * Lets the page of its address answer.
   *
   * @throws HttpProblem 404 where there is none, 405 where there is one for another method
   */
  PageResult answer(Exchange exchange) throws IOException {
    List<String> asked = parts(exchange.path());
    String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
    boolean known = false;
    for (Route route : routes) {
      Map<String, String> places = match(route.parts(), asked);
      if (places != null) {
        known = true;
        if (route.method().equals(method)) {
          return route.page().answer(exchange.at(places));
        }
      }
    }
    if (known) {
      throw new HttpProblem(405, "This address does not support " + method(method) + ".");
    }
    throw HttpProblem.notFound();
  }

  private static String method(String method) {
    return method.matches("[A-Z]{1,10}") ? method : "this method";
  }

  private static List<String> parts(String path) {
    return List.of(path.split("/", -1));
  }

  private static @Nullable Map<String, String> match(List<String> route, List<String> asked) {
    if (route.size() != asked.size()) {
      return null;
    }
    Map<String, String> places = new HashMap<>();
    for (int i = 0; i < route.size(); i++) {
      String part = route.get(i);
      if (part.startsWith("{")) {
        places.put(part.substring(1, part.length() - 1), asked.get(i));
      } else if (!part.equals(asked.get(i))) {
        return null;
      }
    }
    return places;
  }

  /** What one address answers. Called by many threads at once. */
  @FunctionalInterface
  public interface PageHandler {
    /**
     * Answers one request.
     *
     * @throws HttpProblem when it is refused
     * @throws IOException when disk or connection fail
     */
    PageResult answer(Exchange exchange) throws IOException;
  }
}
