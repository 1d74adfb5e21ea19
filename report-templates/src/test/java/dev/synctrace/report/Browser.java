package dev.synctrace.report;

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

/** A Chromium without a window and without a network. */
final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** It warns that it knows no newer protocol than its own; held, so that the level stays. */
  private static final Logger PROTOCOL = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts it; where the machine has none, the test is skipped and says what to install. */
  static Browser start() throws IOException {
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
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.orElseThrow().toFile())
            .build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    // axe measures every text's contrast, which takes its time on a busy machine.
    browser.driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
    browser.command("Network.enable", Map.of());
    browser.command(
        "Network.emulateNetworkConditions",
        Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));
    Files.createDirectories(SCREENSHOTS);
    return browser;
  }

  private static Optional<Path> onPath(String... names) {
    return Stream.of(names)
        .flatMap(name ->
            Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a page from its file and waits until its script is done. */
  void open(Path page) {
    size(1280, 900);
    media(Map.of());
    driver.get(page.toAbsolutePath().toUri().toString());
    await("return document.documentElement.dataset.ready === 'yes'");
  }

  /** Opens a page with scripts off. */
  void openWithoutScript(Path page) {
    command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    driver.get(page.toAbsolutePath().toUri().toString());
    command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
  }

  void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Media features such as {@code prefers-color-scheme}. */
  void media(Map<String, String> features) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            features.entrySet().stream()
                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                .toList()));
  }

  ChromeDriver driver() {
    return driver;
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The texts of all elements that fit, as the DOM has them, blanks made one. */
  List<String> texts(String selector) {
    Object texts =
        run(
            "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)",
            selector);
    return ((List<?>) Objects.requireNonNull(texts))
        .stream().map(text -> String.valueOf(text).replaceAll("\\s+", " ").strip()).toList();
  }

  @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Waits until a script returns true. */
  void await(String condition, Object... arguments) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Boolean.TRUE.equals(run(condition, arguments))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never true: " + condition);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  /** What the browser complained about since the last time asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Every address it asked for since the last time asked. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(
            message -> message.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  /** What axe-core holds against the page, one line a violation. */
  List<String> violations() throws IOException {
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
  Path screenshot(String name, String selector) throws IOException {
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
    Map<String, Object> picture =
        command(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "clip", box));
    byte[] png = Base64.getDecoder().decode(String.valueOf(picture.get("data")));
    return Files.write(SCREENSHOTS.resolve(name + ".png"), png);
  }

  /** The page as PDF, as its print style has it. */
  byte[] pdf() {
    Object data =
        command("Page.printToPDF", Map.of("printBackground", true, "paperWidth", 8.27)).get("data");
    return Base64.getDecoder().decode(String.valueOf(data));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
