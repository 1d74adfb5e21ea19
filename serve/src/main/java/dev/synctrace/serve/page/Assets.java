package dev.synctrace.serve.page;

import dev.synctrace.report.page.PageAssets;
import dev.synctrace.serve.http.PageResult;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Style and scripts: the report's, and what this server's pages need besides. */
public final class Assets implements Pages {
  private final PageResult style;
  private final PageResult reportScript;
  private final PageResult script;
  private final PageResult logScript;

  public Assets() {
    PageAssets report = PageAssets.load();
    this.style = new PageResult.Text(200, "text/css", report.style() + text("serve.css"));
    this.reportScript = new PageResult.Text(200, "text/javascript", report.script());
    this.script = new PageResult.Text(200, "text/javascript", text("serve.js"));
    this.logScript = new PageResult.Text(200, "text/javascript", text("log.js"));
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .add("GET", "/assets/style.css", _ -> style)
        .add("GET", "/assets/report.js", _ -> reportScript)
        .add("GET", "/assets/serve.js", _ -> script)
        .add("GET", "/assets/log.js", _ -> logScript);
  }

  private static String text(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/dev/synctrace/serve/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
