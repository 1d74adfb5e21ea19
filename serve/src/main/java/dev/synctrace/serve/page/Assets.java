package dev.synctrace.serve.page;

import dev.synctrace.report.page.PageAssets;
import dev.synctrace.serve.http.PageHandler;
import dev.synctrace.serve.http.PageResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Style and scripts: the report's, and what this server's pages need besides. */
public final class Assets {
  private final PageResult style;
  private final PageResult reportScript;
  private final PageResult script;

  public Assets() {
    PageAssets report = PageAssets.load();
    this.style = new PageResult.Text(200, "text/css", report.style() + text("serve.css"));
    this.reportScript = new PageResult.Text(200, "text/javascript", report.script());
    this.script = new PageResult.Text(200, "text/javascript", text("serve.js"));
  }

  public PageHandler style() {
    return _ -> style;
  }

  /** What shows the packed rows of long tables. */
  public PageHandler reportScript() {
    return _ -> reportScript;
  }

  /** What shows the progress of uploads and readings. */
  public PageHandler script() {
    return _ -> script;
  }

  private static String text(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/dev/synctrace/serve/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
