package dev.synctrace.testkit.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, for the tests of every page this project makes. */
public abstract class Browser implements AutoCloseable {
  protected static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** It warns that it knows no newer protocol than its own; held, so that the level stays. */
  private static final Logger PROTOCOL = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;

  /** Starts it; where the machine has none, the test is skipped and says what to install. */
  protected Browser() throws IOException {
    Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome", "chrome");
    Optional<Path> chromedriver = onPath("chromedriver");
    assumeTrue(
        chromium.isPresent() && chromedriver.isPresent(),
        "no Chromium with chromedriver found: install chromium and chromium-driver (Debian)");
    PROTOCOL.setLevel(Level.SEVERE);
    Files.createDirectories(SCREENSHOTS);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.orElseThrow().toFile())
            .build();
    driver = new ChromeDriver(service, options(chromium.orElseThrow()));
    // axe measures every text's contrast, which takes its time on a busy machine.
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
    size(1280, 900);
  }

  private static ChromeOptions options(Path chromium) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toString());
    // Containers give root no sandbox and little shared memory.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.addArguments("--hide-scrollbars", "--force-color-profile=srgb", "--lang=en");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  private static Optional<Path> onPath(String... names) {
    return Stream.of(names)
        .flatMap(name ->
            Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether pages may run scripts, from the next page on. */
  public final void scripts(boolean on) {
    command("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  public final void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Media features such as {@code prefers-color-scheme}. */
  /** Sets the zone of the reader's machine, such as {@code Asia/Kolkata}; empty for its own. */
  public final void zone(String id) {
    command("Emulation.setTimezoneOverride", Map.of("timezoneId", id));
  }

  public final void media(Map<String, String> features) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            features.entrySet().stream()
                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                .toList()));
  }

  public final ChromeDriver driver() {
    return driver;
  }

  public final WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  public final List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The texts of all elements that fit, as the DOM has them, blanks made one. */
  public final List<String> texts(String selector) {
    Object texts =
        run(
            "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)",
            selector);
    return ((List<?>) Objects.requireNonNull(texts))
        .stream().map(text -> String.valueOf(text).replaceAll("\\s+", " ").strip()).toList();
  }

  public final @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Waits until a script returns true. */
  public final void await(String condition, Object... arguments) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Boolean.TRUE.equals(run(condition, arguments))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never true: " + condition);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  public final Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  /** What the browser complained about since the last time asked. */
  public final List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What axe-core holds against the page, one line a violation. */
  public final List<String> violations() throws IOException {
    try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
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

  /** A picture of the whole element that fits, in {@code target/screenshots}. */
  public final Path screenshot(String name, String selector) throws IOException {
    Map<?, ?> box =
        (Map<?, ?>)
            Objects.requireNonNull(
                run(
                    """
                    const box = document.querySelector(arguments[0]).getBoundingClientRect();
                    return { x: Math.max(0, box.x - 24 + scrollX), y: Math.max(0, box.y + scrollY),
                      width: box.width + 48, height: Math.min(box.height + 12, 6000), scale: 1 };
                    """,
                    selector));
    return picture(SCREENSHOTS.resolve(name + ".png"), box);
  }

  /**
   * A picture of a part of the page, be it in the window or not.
   *
   * @param box x, y, width, height and scale, as the browser's protocol wants them
   */
  protected final Path picture(Path file, Map<?, ?> box) throws IOException {
    Map<String, Object> picture =
        command(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "clip", box));
    return Files.write(file, Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
  }

  @Override
  public final void close() {
    driver.quit();
  }
}
