package dev.synctrace.serve.http;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a page answers. */
public sealed interface PageResult {

  /**
   * A page made from a template.
   *
   * @param template its name in the folder {@code pages}
   * @param variables what the template shows
   */
  record Page(int status, String template, Map<String, Object> variables) implements PageResult {
    public Page {
      variables = Map.copyOf(variables);
    }

    public static Page ok(String template, Map<String, Object> variables) {
      return new Page(200, template, variables);
    }
  }

  /**
   * Look there instead.
   *
   * @param location path on this server
   * @param cookie to set; null for none
   */
  record Redirect(String location, @Nullable String cookie) implements PageResult {
    public static Redirect to(String location) {
      return new Redirect(location, null);
    }
  }

  /** A short text of another type than HTML. */
  record Text(int status, String type, String text) implements PageResult {
    public static Text json(int status, String text) {
      return new Text(status, "application/json", text);
    }
  }

  /**
   * A file to keep.
   *
   * @param name suggested to the browser
   */
  record Download(Path file, String name) implements PageResult {}

  /**
   * A file to keep that is written while it is sent.
   *
   * @param type of the content
   * @param name suggested to the browser
   */
  record Stream(String type, String name, Body body) implements PageResult {}

  /** Writes a file. */
  @FunctionalInterface
  interface Body {
    /**
     * Writes all of it. What fails before a buffer is full is answered as a refusal; what fails
     * later ends the connection, so that no one takes a part for the whole.
     *
     * @throws HttpProblem when it is refused
     */
    void write(Writer out) throws IOException;
  }
}
