package dev.synctrace.serve;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Somebody with a Chromium without a window. */
final class Visitor implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** It warns that it knows no newer protocol than its own; held, so that the level stays. */
  private static final Logger PROTOCOL = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;
  private final URI server;

  private Visitor(ChromeDriver driver, URI server) {
    this.driver = driver;
    this.server = server;
  }

  /** Starts a browser; where the machine has none, the test is skipped and says what to install. */
  static Visitor of(URI server, Path downloads) throws IOException {
    Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome", "chrome");
    Optional<Path> chromedriver = onPath("chromedriver");
    assumeTrue(
        chromium.isPresent() && chromedriver.isPresent(),
        "no Chromium with chromedriver found: install chromium and chromium-driver (Debian)");
    PROTOCOL.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toString());
    // Containers give root no sandbox and little shared memory.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.addArguments("--hide-scrollbars", "--force-color-profile=srgb", "--lang=en");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.orElseThrow().toFile())
            .build();
    Visitor visitor = new Visitor(new ChromeDriver(service, options), server);
    visitor.driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
    visitor.command(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toAbsolutePath().toString()));
    visitor.size(1280, 900);
    Files.createDirectories(SCREENSHOTS);
    return visitor;
  }

  private static Optional<Path> onPath(String... names) {
    return Stream.of(names)
        .flatMap(name ->
            Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  void open(String path) {
    driver.get(server.resolve(path).toString());
  }

  void scripts(boolean on) {
    command("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  void size(int width, int height) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void dark(boolean dark) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Path of the page that is shown. */
  String path() {
    return URI.create(Objects.requireNonNull(driver.getCurrentUrl())).getPath();
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  void follow(String linkText) {
    driver.findElement(By.linkText(linkText)).click();
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

  @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  private Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  /** What the browser complained about since the last time asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What axe-core holds against the page, one line a violation. */
  List<String> violations() throws IOException {
    try (InputStream in = Visitor.class.getResourceAsStream("/axe.min.js")) {
      run(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then((result) => done(
              result.violations.flatMap((v) => v.nodes.map((n) =>
                v.id + ': ' + n.target.join(' ') + ' | ' + n.failureSummary.replace(/\\s+/g, ' ')))));
            """);
    return ((List<?>) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
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

  /** A picture of the page's beginning. */
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
    Map<String, Object> picture =
        command(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "clip", box));
    byte[] png = Base64.getDecoder().decode(String.valueOf(picture.get("data")));
    Files.write(file, png);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
