package dev.synctrace.serve.http;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Every request comes through here: guards first, then the page, then a line in the log. */
public final class FrontHandler extends Handler.Abstract {
  private final Entrance entrance;
  private final Routes routes;
  private final ReplyWriter writer;
  private final ServeLog log;

  public FrontHandler(Entrance entrance, Routes routes, ReplyWriter writer, ServeLog log) {
    this.entrance = entrance;
    this.routes = routes;
    this.writer = writer;
    this.log = log;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long start = System.nanoTime();
    Exchange exchange = new Exchange(request);
    SecurityHeaders.put(response.getHeaders());
    // Silence counts while we wait for the visitor; not while the visitor waits for a page.
    request.addIdleTimeoutListener(_ -> false);
    String note = "";
    try {
      writer.write(answer(exchange), response);
    } catch (HttpProblem problem) {
      note = problem.told();
      refuse(exchange, response, problem);
    } catch (IOException | RuntimeException e) {
      HttpProblem problem = problem(e);
      note = problem == null ? "the connection was dropped" : told(problem, e);
      refuse(exchange, response, problem);
    }
    log.request(exchange, response.getStatus(), (System.nanoTime() - start) / 1_000_000, note);
    if (!note.isEmpty()) {
      Leftover.drain(request);
    }
    complete(response, callback);
    return true;
  }

  private Reply answer(Exchange exchange) throws IOException {
    entrance.check(exchange);
    if (entrance.mustLogIn(exchange)) {
      if (exchange.method().equals("POST") || exchange.wantsJson()) {
        throw new HttpProblem(401, "Log in first: open the page anew.");
      }
      return Reply.Redirect.to(
          "/login?to=" + URLEncoder.encode(exchange.path(), StandardCharsets.UTF_8));
    }
    return routes.answer(exchange);
  }

  /** What a person is told of a failure; null when nobody listens any more. */
  private static @Nullable HttpProblem problem(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case HttpProblem problem -> {
          return problem;
        }
        case TimeoutException _ -> {
          return new HttpProblem(408, "Nothing came for too long: send it again.");
        }
        case EofException _ -> {
          return null;
        }
        case HttpException asked -> {
          return new HttpProblem(asked.getCode(), "The request cannot be understood.");
        }
        default -> {}
      }
    }
    return new HttpProblem(
        500, "Something went wrong here. The server's log says what: tell who started it.");
  }

  private static String told(HttpProblem problem, Throwable failure) {
    return problem.status() == 500 ? "failed: " + failure : problem.told();
  }

  /** Writes the refusal, where somebody still listens and nothing was written before. */
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
      log.line("an answer could not be sent: " + e.getClass().getSimpleName());
    }
  }

  private static void complete(Response response, Callback callback) {
    if (response.hasLastWrite()) {
      callback.succeeded();
    } else {
      callback.failed(new IOException("not answered to the end"));
    }
  }
}
