package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.testkit.browser.Browser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;

/** Someone with a browser at the server's pages. */
final class Visitor extends Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final URI server;
  private final Path downloads;

  /**
   * @param downloads where files land that the visitor downloads
   */
  Visitor(URI server, Path downloads) throws IOException {
    this.server = server;
    this.downloads = downloads;
    command(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toAbsolutePath().toString()));
  }

  void open(String path) {
    driver().get(server.resolve(path).toString());
  }

  void dark(boolean dark) {
    media(Map.of("prefers-color-scheme", dark ? "dark" : "light"));
  }

  /** Path of the page that is shown. */
  String path() {
    return URI.create(Objects.requireNonNull(driver().getCurrentUrl())).getPath();
  }

  void follow(String linkText) {
    driver().findElement(By.linkText(linkText)).click();
  }

  String text() {
    return one("body").getText();
  }

  /** Waits until the page says something. */
  void awaitText(String words) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!shows(words)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never said '" + words + "': " + text());
      }
      TestServer.pause(100);
    }
  }

  /** While a page is replaced by the next there is none to look at. */
  private boolean shows(String words) {
    return all("body").stream()
        .anyMatch(body -> {
          try {
            return body.getText().contains(words);
          } catch (WebDriverException _) {
            return false;
          }
        });
  }

  /** Whether the page is wider than its window. */
  boolean overflows() {
    return Boolean.TRUE.equals(
        run("return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
  }

  /** A picture of the whole page, at most 3000 pixels high, in {@code target/screenshots}. */
  void screenshot(String name) throws IOException {
    picture(SCREENSHOTS.resolve(name + ".png"), 3_000);
  }

  /** A picture of the page's beginning, at most so many pixels high. */
  void picture(Path file, int height) throws IOException {
    Map<?, ?> box =
        (Map<?, ?>)
            Objects.requireNonNull(
                run(
                    """
                    const page = document.documentElement;
                    return { x: 0, y: 0, width: page.clientWidth,
                      height: Math.min(page.scrollHeight, arguments[0]), scale: 1 };
                    """,
                    height));
    picture(file, box);
  }

  /** Returns the text of a file that is being downloaded, once it is there. */
  String download(String name) throws IOException {
    Path file = downloads.resolve(name);
    for (int i = 0; i < 300 && !Files.exists(file); i++) {
      TestServer.pause(100);
    }
    return Files.readString(file);
  }

  /**
   * Takes pictures in light and in dark, wide and on a phone; no one is shut out, and the browser
   * is content.
   *
   * @param expected what may be in a complaint of the browser, such as the status of the page
   */
  void look(String name, String... expected) throws IOException {
    assertThat(violations()).as(name).isEmpty();
    screenshot(name);
    dark(true);
    assertThat(violations()).as("%s, dark", name).isEmpty();
    size(390, 844);
    assertThat(overflows()).as("%s is wider than a phone", name).isFalse();
    assertThat(violations()).as("%s, dark, on a phone", name).isEmpty();
    screenshot(name + "-phone");
    dark(false);
    size(1280, 900);
    assertThat(complaints().stream().filter(line -> Stream.of(expected).noneMatch(line::contains)))
        .isEmpty();
  }
}
