package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Searching with a browser: by mouse, by keyboard, on a phone, and without scripts. */
@Tag("browser")
class SearchPageBrowserTest {
  @TempDir private Path temp;
  private Path downloads;
  private TestServer server;
  private Visitor visitor;
  private String search;

  @BeforeEach
  void aCaseAndABrowser() throws IOException {
    downloads = Files.createDirectories(temp.resolve("downloads"));
    server = TestServer.in(temp.resolve("data"));
    search = server.caseOf("attach.zip", TestServer.sampleZip("contoso-tenant-attach")) + "/search";
    visitor = new Visitor(server.address(), downloads);
  }

  @AfterEach
  void goHome() throws IOException {
    if (visitor != null) {
      visitor.close();
    }
    server.close();
  }

  @Test
  void everythingIsReadableInEveryWindow() throws IOException {
    visitor.open(search);
    visitor.awaitText("Examples");
    openAll();
    visitor.look("search-help", "400");
    visitor.open(search + "?q=severity%3Aerror&context=3");
    visitor.look("search-context", "400");
    visitor.open(search + "?q=severity%3Aerror+OR+kind%3Apush.start&context=10&sort=oldest");
    visitor.look("search-context-oldest", "400");
    visitor.open(search + "?q=(&since=yesterday");
    visitor.look("search-mistake", "400");
  }

  @Test
  void patternsAreReadableInEveryWindowAndCanBeHiddenInALog() throws IOException {
    String patterns = search.replace("/search", "/patterns");
    visitor.open(patterns);
    visitor.look("patterns", "400");
    visitor.open(patterns + "?q=(");
    visitor.look("patterns-mistake", "400");
    visitor.open(patterns + "?q=log%3ABgbServer");
    visitor.one(".patterns a.place").click();
    visitor.awaitText("Hide this pattern");
    visitor.look("log-pattern", "400");
    visitor.follow("Hide this pattern");
    visitor.awaitText("The selected record is not among those that are shown");
    assertThat(visitor.complaints()).isEmpty();
  }

  /** Saves, uses, exports, deletes and imports, with the keyboard only. */
  @Test
  void searchesAreSavedAndUsedByKeyboard() throws IOException {
    visitor.open(search);
    press("#q", "severity:error", Keys.ENTER);
    visitor.awaitText("18 events");
    press(".saved > summary", Keys.ENTER);
    press("#save-name", "all errors", Keys.ENTER);
    visitor.awaitText("Saved searches 1");
    visitor.look("search-saved", "400");

    visitor.open(search);
    press(".saved > summary", Keys.SPACE);
    visitor.look("search-saved-open", "400");
    press(".searches a", Keys.ENTER);
    visitor.awaitText("18 events");
    press(".saved > summary", Keys.ENTER);
    press(".saved > .fine a", Keys.ENTER);
    Path file = downloads.resolve("synctrace-searches.json");
    await(file);
    press(".searches button", Keys.ENTER);
    visitor.awaitText("Saved searches 0");
    press(".saved > summary", Keys.ENTER);
    visitor.one("#import-file").sendKeys(file.toString());
    press("form[action*=import] button", Keys.ENTER);
    visitor.awaitText("Saved searches 1");
    assertThat(visitor.complaints()).isEmpty();
  }

  @Test
  void everythingWorksWithoutScripts() throws IOException {
    visitor.scripts(false);
    visitor.open(search);
    visitor.one(".aids summary").click();
    visitor.one(".examples a").click();
    visitor.awaitText("18 events");
    visitor.one(".saved > summary").click();
    visitor.one("#save-name").sendKeys("all errors\n");
    visitor.awaitText("Saved searches 1");
    visitor.one("#since").sendKeys("10m");
    visitor.one("#context option[value='3']").click();
    visitor.one("#sort option[value='oldest']").click();
    visitor.one(".send button").click();
    visitor.awaitText("from 10m before the last event");
    assertThat(visitor.all(".context")).isNotEmpty();
    visitor.follow("CSV");
    await(downloads.resolve("search.csv"));
    assertThat(Files.readString(downloads.resolve("search.csv"))).startsWith("time,zoneMinutes,");
    visitor.one(".saved > summary").click();
    visitor.one(".searches button").click();
    visitor.awaitText("Saved searches 0");
    assertThat(visitor.complaints()).isEmpty();
  }

  /** Focuses as the tabulator does, and types. */
  private void press(String selector, CharSequence... keys) {
    WebElement element = visitor.one(selector);
    visitor.run("arguments[0].focus()", element);
    assertThat(visitor.run("return document.activeElement === arguments[0]", element))
        .as("%s can be focused", selector)
        .isEqualTo(true);
    visitor.driver().switchTo().activeElement().sendKeys(keys);
  }

  private static void await(Path file) {
    for (int i = 0; i < 100 && !Files.exists(file); i++) {
      TestServer.pause(100);
    }
    assertThat(file).exists();
  }

  private void openAll() {
    visitor.run("document.querySelectorAll('.aids details').forEach((one) => one.open = true)");
  }
}
