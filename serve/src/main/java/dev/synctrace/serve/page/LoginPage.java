package dev.synctrace.serve.page;

import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.Reply;
import dev.synctrace.serve.http.Visitors;
import java.io.IOException;
import java.util.Map;

/** {@code /login}: exchanges the server's token for a cookie. */
public final class LoginPage {
  private final Visitors visitors;

  public LoginPage(Visitors visitors) {
    this.visitors = visitors;
  }

  /** The form; with {@code token} in the address, as the start line has it, straight in. */
  public Reply form(Exchange exchange) {
    if (!visitors.needsToken()) {
      return Reply.Redirect.to("/");
    }
    if (exchange.parameter("token").isPresent()) {
      return new Reply.Redirect(
          "/", visitors.enter(exchange.parameter("token").get(), exchange.isSecure()));
    }
    return form(200, target(exchange), "");
  }

  /** The form that was sent. */
  public Reply enter(Exchange exchange) throws IOException {
    if (!visitors.needsToken()) {
      return Reply.Redirect.to("/");
    }
    try {
      return new Reply.Redirect(
          target(exchange),
          visitors.enter(exchange.formField("token").orElse(""), exchange.isSecure()));
    } catch (HttpProblem refused) {
      if (refused.status() == 401) {
        return form(401, target(exchange), refused.told());
      }
      throw refused;
    }
  }

  private static Reply form(int status, String target, String problem) {
    return new Reply.Page(status, "login", Map.of("to", target, "problem", problem));
  }

  /** Only pages of this server. */
  private static String target(Exchange exchange) {
    return exchange
        .parameter("to")
        .filter(to -> to.matches("/[a-z0-9/]*") && !to.startsWith("//"))
        .orElse("/");
  }
}
