package dev.synctrace.serve.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers requests that are refused before they reach a page, such as ones with headers without
 * end: in plain words, without a word of what was sent.
 */
public final class ErrorPageHandler implements Request.Handler {
  private final ServeLog log;

  public ErrorPageHandler(ServeLog log) {
    this.log = log;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() == 0 ? 500 : response.getStatus();
    String message = status + " " + HttpStatus.getMessage(status) + "\n";
    log.line(Request.getRemoteAddr(request) + " refused " + message.strip());
    SecurityHeaders.put(response.getHeaders());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, message.length());
    Content.Sink.write(response, true, message, callback);
    return true;
  }
}
