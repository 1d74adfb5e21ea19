package dev.synctrace.testkit.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Opens reports from their files, without a network. */
public final class OfflineBrowser extends Browser {
  public OfflineBrowser() throws IOException {
    command("Network.enable", Map.of());
    command(
        "Network.emulateNetworkConditions",
        Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));
  }

  /** Opens a page and waits until its script is done. */
  public void open(Path page) {
    size(1280, 900);
    media(Map.of());
    driver().get(page.toAbsolutePath().toUri().toString());
    await("return document.documentElement.dataset.ready === 'yes'");
  }

  /** Opens an address in a page, such as {@code #member=CLIENT-088}, as one that was sent. */
  public void open(Path page, String fragment) {
    driver().get("about:blank");
    driver().get(page.toAbsolutePath().toUri() + fragment);
    await("return document.documentElement.dataset.ready === 'yes'");
  }

  /** Opens a page with scripts off. */
  public void openWithoutScript(Path page) {
    scripts(false);
    driver().get(page.toAbsolutePath().toUri().toString());
    scripts(true);
  }

  /** Every address it asked for since the last time asked. */
  public List<String> requests() {
    return driver().manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(
            message -> message.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  /** The page as PDF, as its print style has it. */
  public byte[] pdf() {
    Object data =
        command("Page.printToPDF", Map.of("printBackground", true, "paperWidth", 8.27)).get("data");
    return Base64.getDecoder().decode(String.valueOf(data));
  }
}
