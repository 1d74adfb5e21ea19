package dev.synctrace.serve.http;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Every request comes through here: guards first, then the page, then a line in the log. */
public final class FrontHandler extends Handler.Abstract {
  private final AccessControl accessControl;
  private final Routes routes;
  private final PageResultWriter writer;
  private final ConnectionLimit connections;
  private final Proxies proxies;
  private final Duration patience;
  private final ServeLog log;

  /**
   * @param patience how long a small form may take to arrive
   */
  public FrontHandler(
      AccessControl accessControl,
      Routes routes,
      PageResultWriter writer,
      ConnectionLimit connections,
      Proxies proxies,
      Duration patience,
      ServeLog log) {
    this.accessControl = accessControl;
    this.routes = routes;
    this.writer = writer;
    this.connections = connections;
    this.proxies = proxies;
    this.patience = patience;
    this.log = log;
  }

  /** One request on its way to its answer. */
  private record Visit(
      Request request, Response response, Callback callback, Exchange exchange, long start) {}

  /** What answers a request that has passed the guards. */
  @FunctionalInterface
  private interface Answer {
    PageResult get() throws Exception;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Visit visit =
        new Visit(request, response, callback, new Exchange(request, proxies), System.nanoTime());
    Connection connection = request.getConnectionMetaData().getConnection();
    connections.busy(connection);
    Request.addCompletionListener(request, _ -> connections.idle(connection));
    SecurityHeaders.put(response.getHeaders());
    // Silence counts while we wait for the visitor; not while the visitor waits for a page.
    request.addIdleTimeoutListener(_ -> false);
    if (visit.exchange().hasForm()) {
      readForm(visit);
    } else {
      respond(
          visit,
          () -> {
            Optional<PageResult> refusal = refusal(visit.exchange());
            return refusal.isPresent() ? refusal.get() : routes.answer(visit.exchange());
          });
    }
    return true;
  }

  /** The guards come first: nothing is read of whom they refuse. */
  private void readForm(Visit visit) {
    Optional<PageResult> refusal;
    try {
      refusal = refusal(visit.exchange());
    } catch (RuntimeException refused) {
      respond(
          visit,
          () -> {
            throw refused;
          });
      return;
    }
    if (refusal.isPresent()) {
      PageResult result = refusal.get();
      respond(visit, () -> result);
      return;
    }
    var _ =
        FormBody.read(visit.request(), patience)
            .whenCompleteAsync(
                (body, failure) -> respond(visit, () -> answerForm(visit, body, failure)),
                visit.request().getComponents().getExecutor());
  }

  private PageResult answerForm(Visit visit, byte @Nullable [] body, @Nullable Throwable failure)
      throws IOException {
    if (failure instanceof HttpProblem problem) {
      throw problem;
    }
    if (failure != null || body == null) {
      throw new IOException(failure);
    }
    return routes.answer(visit.exchange().withForm(body));
  }

  private void respond(Visit visit, Answer answer) {
    Exchange exchange = visit.exchange();
    Response response = visit.response();
    String note = "";
    boolean waits = true;
    try {
      writer.write(answer.get(), response);
    } catch (HttpProblem problem) {
      note = problem.text();
      refuse(exchange, response, problem);
    } catch (Exception e) {
      HttpProblem problem = problem(e);
      note = problem == null ? "the connection was closed" : told(problem, e);
      // A sender that was too slow has had its time.
      waits = problem != null && problem.status() != 408;
      refuse(exchange, response, problem);
    }
    log.request(
        exchange, response.getStatus(), (System.nanoTime() - visit.start()) / 1_000_000, note);
    if (note.isEmpty() || !waits) {
      complete(response, visit.callback());
    } else {
      RequestDrain.drain(visit.request(), () -> complete(response, visit.callback()));
    }
  }

  /** The answer to a visitor who has to log in first; empty for all others. */
  private Optional<PageResult> refusal(Exchange exchange) {
    accessControl.check(exchange);
    if (!accessControl.mustLogIn(exchange)) {
      return Optional.empty();
    }
    if (exchange.method().equals("POST") || exchange.wantsJson()) {
      throw new HttpProblem(401, "You are not logged in. Reload the page.");
    }
    return Optional.of(
        PageResult.Redirect.to(
            "/login?to=" + URLEncoder.encode(exchange.target(), StandardCharsets.UTF_8)));
  }

  /** What a person is told about a failure; null when no one listens any more. */
  private static @Nullable HttpProblem problem(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case HttpProblem problem -> {
          return problem;
        }
        case TimeoutException _ -> {
          return new HttpProblem(408, "The request timed out. Send it again.");
        }
        case EofException _ -> {
          return null;
        }
        case HttpException asked -> {
          return new HttpProblem(asked.getCode(), "The request is not valid.");
        }
        default -> {}
      }
    }
    return new HttpProblem(
        500,
        "An internal error occurred. See the log of the server, or ask the person who started the server.");
  }

  private static String told(HttpProblem problem, Throwable failure) {
    return problem.status() == 500 ? "failed: " + failure : problem.text();
  }

  /** Writes the refusal, where someone still listens and nothing was written before. */
  private void refuse(Exchange exchange, Response response, @Nullable HttpProblem problem) {
    if (problem == null || response.isCommitted()) {
      response.setStatus(problem == null ? 499 : response.getStatus());
      return;
    }
    response.reset();
    SecurityHeaders.put(response.getHeaders());
    try {
      writer.write(problem, exchange.wantsJson(), response);
    } catch (IOException e) {
      log.line("a response could not be sent: " + e.getClass().getSimpleName());
    }
  }

  private static void complete(Response response, Callback callback) {
    if (response.hasLastWrite()) {
      callback.succeeded();
    } else {
      callback.failed(new IOException("response incomplete"));
    }
  }
}
