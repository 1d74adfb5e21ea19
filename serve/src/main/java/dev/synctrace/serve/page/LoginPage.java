package dev.synctrace.serve.page;

import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import dev.synctrace.serve.http.Sessions;
import java.io.IOException;
import java.util.Map;

/** {@code /login}: exchanges the server's token for a cookie. */
public final class LoginPage implements Pages {
  private final Sessions sessions;

  public LoginPage(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void addTo(Routes routes) {
    routes.add("GET", "/login", this::form).add("POST", "/login", this::enter);
  }

  /** The form; with {@code token} in the address, as the start line has it, straight in. */
  private PageResult form(Exchange exchange) {
    if (!sessions.needsToken()) {
      return PageResult.Redirect.to("/");
    }
    if (exchange.parameter("token").isPresent()) {
      return new PageResult.Redirect(
          "/", sessions.enter(exchange.parameter("token").get(), exchange.isSecure()));
    }
    return form(200, target(exchange), "");
  }

  /** The form that was sent. */
  private PageResult enter(Exchange exchange) throws IOException {
    if (!sessions.needsToken()) {
      return PageResult.Redirect.to("/");
    }
    try {
      return new PageResult.Redirect(
          target(exchange),
          sessions.enter(exchange.formField("token").orElse(""), exchange.isSecure()));
    } catch (HttpProblem refused) {
      if (refused.status() == 401) {
        return form(401, target(exchange), refused.text());
      }
      throw refused;
    }
  }

  private static PageResult form(int status, String target, String problem) {
    return new PageResult.Page(status, "login", Map.of("to", target, "problem", problem));
  }

  /** Only pages of this server. */
  private static String target(Exchange exchange) {
    return exchange
        .parameter("to")
        .filter(to -> to.matches("/[a-z0-9/]*(\\?[!-\\[\\]-~]*)?") && !to.startsWith("//"))
        .orElse("/");
  }
}
