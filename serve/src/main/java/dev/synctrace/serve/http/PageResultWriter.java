package dev.synctrace.serve.http;

import dev.synctrace.report.page.PageTemplates;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/** Sends replies; pages are streamed. Safe for use by many threads. */
public final class PageResultWriter {
  /** A page that fails within its beginning is still answered as a failure. */
  private static final int BUFFER = 1 << 16;

  private final PageTemplates templates;
  private final Map<String, Object> common;
  private final PageFilter filter;

  /**
   * A writer.
   *
   * @param common variables that every template has
   * @param filter that each page passes
   */
  public PageResultWriter(PageTemplates templates, Map<String, Object> common, PageFilter filter) {
    this.templates = templates;
    this.common = Map.copyOf(common);
    this.filter = filter;
  }

  void write(PageResult result, Response response) throws IOException {
    HttpFields.Mutable headers = response.getHeaders();
    switch (result) {
      case PageResult.Page page -> page(page, response);
      case PageResult.Text text -> {
        response.setStatus(text.status());
        headers.put(HttpHeader.CONTENT_TYPE, text.type() + "; charset=utf-8");
        send(response, text.text().getBytes(StandardCharsets.UTF_8));
      }
      case PageResult.Redirect redirect -> {
        response.setStatus(303);
        headers.put(HttpHeader.LOCATION, redirect.location());
        if (redirect.cookie() != null) {
          headers.put(HttpHeader.SET_COOKIE, redirect.cookie());
        }
        send(response, new byte[0]);
      }
      case PageResult.Download download -> {
        response.setStatus(200);
        headers.put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        headers.put(
            HttpHeader.CONTENT_DISPOSITION, "attachment; filename=\"" + download.name() + "\"");
        headers.put(HttpHeader.CONTENT_LENGTH, Files.size(download.file()));
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
          Files.copy(download.file(), out);
        }
      }
      case PageResult.Stream stream -> {
        response.setStatus(200);
        headers.put(HttpHeader.CONTENT_TYPE, stream.type() + "; charset=utf-8");
        headers.put(
            HttpHeader.CONTENT_DISPOSITION, "attachment; filename=\"" + stream.name() + "\"");
        Writer out = writer(response);
        stream.body().write(out);
        out.close(); // not on failure, as of a page
      }
    }
  }

  /** A refusal, as a page or as data. */
  void write(HttpProblem problem, boolean json, Response response) throws IOException {
    problem
        .retryAfter()
        .ifPresent(seconds -> response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds));
    if (json) {
      write(
          PageResult.Text.json(
              problem.status(), "{\"problem\":" + JsonText.of(problem.text()) + "}"),
          response);
    } else {
      write(
          new PageResult.Page(problem.status(), "problem", Map.of("message", problem.text())),
          response);
    }
  }

  private void page(PageResult.Page page, Response response) throws IOException {
    response.setStatus(page.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
    Map<String, Object> variables = new HashMap<>(common);
    variables.putAll(page.variables());
    Writer out = filter.filter(page, writer(response));
    templates.write("pages/" + page.template(), variables, out);
    out.close(); // not on failure: what is not sent then is replaced by the refusal
  }

  private static Writer writer(Response response) {
    OutputStream sink = Content.Sink.asOutputStream(response);
    return new OutputStreamWriter(new BufferedOutputStream(sink, BUFFER), StandardCharsets.UTF_8);
  }

  private static void send(Response response, byte[] bytes) throws IOException {
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    try (OutputStream out = Content.Sink.asOutputStream(response)) {
      out.write(bytes);
    }
  }
}
