package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** From an answer to the record it rests on, around it, to a note and the report with it. */
@Tag("browser")
class LogJourneyTest {
  private static final String BGB = "contoso-tenant-attach/MP01/BgbServer.log";

  @TempDir private Path temp;
  private Path downloads;
  private TestServer server;
  private Visitor visitor;

  @BeforeEach
  void aServerAndABrowser() throws IOException {
    downloads = Files.createDirectories(temp.resolve("downloads"));
    server = TestServer.in(temp.resolve("data"));
    visitor = new Visitor(server.address(), downloads);
    visitor.size(1280, 900);
  }

  @AfterEach
  void goHome() throws IOException {
    visitor.close();
    server.close();
  }

  @Test
  void byKeysFromTheEvidenceOfAMemberToANoteInTheReport() throws IOException {
    String address = server.caseOf("sync.zip", TestServer.sampleZip("contoso-group-sync"));
    visitor.open(address + "/members/explain?id=CLIENT-088");
    visitor.one(".evidence a.place[href$='CcmAad.log&line=5#L5']").click();
    visitor.await("return document.activeElement.id === 'L5'");
    assertThat(visitor.one("#record-title").getText()).endsWith("CLIENT-088/CcmAad.log:5");
    assertThat(visitor.one(".log-record").getText()).contains("token.failed", "NTE_BAD_KEYSET");
    assertThat(visitor.one(".citing").getText()).contains("CLIENT-088");
    visitor.look("log");
    press("e");
    visitor.await("return document.activeElement.id === 'L7'");
    press("a");
    visitor.await("return document.activeElement.id === 'S0L7'");
    assertThat(visitor.texts(".lane-name")).contains("CLIENT-088", "CM01", "MP01");
    visitor.look("log-merged");
    press("m");
    visitor.await("return document.querySelector('#S0L7 .mark') !== null");
    press(Keys.ENTER);
    visitor.await(
        "return document.querySelector('#log-status').textContent.includes('is selected')");
    visitor.one("#note-text").sendKeys("The key is <b>gone</b>.");
    visitor.one(".note-form button").click();
    // Back where the note was written: among the other machines.
    visitor.await(
        "return document.activeElement.id === 'S0L7'"
            + " && document.querySelector('#note-text').value.includes('gone')");
    visitor.one(".citing a").click();
    visitor.await("return location.pathname.includes('/members/explain')");
    visitor.open(address);
    visitor.follow("Download the report with notes");
    assertThat(visitor.download("SyncTrace-Finance-Workstations-2026-10-13.html"))
        .contains("Engineer's notes", "The key is &lt;b&gt;gone&lt;/b&gt;.");
    visitor.open(address + "/notes");
    visitor.look("notes");
    visitor.open(address + "/log");
    visitor.look("logs");
  }

  @Test
  void keysFindFilterAndComeBack() throws IOException {
    String address = server.caseOf("attach.zip", TestServer.sampleZip("contoso-tenant-attach"));
    visitor.open(address + "/log?source=" + BGB + "&line=26#L26");
    visitor.await("return document.activeElement.id === 'L26'");
    press("/");
    visitor.one("#find").sendKeys("kind:push.start\n");
    visitor.await("return document.querySelectorAll('tr.hit').length > 1");
    press("n");
    visitor.await("return document.activeElement.classList.contains('hit')");
    String hit = active();
    press("t");
    visitor.await("return new URLSearchParams(location.search).get('thread') === '7624'");
    visitor.await("return document.querySelector('tr[aria-current]')?.id === '" + hit + "'");
    press("t");
    visitor.await("return !new URLSearchParams(location.search).has('thread')");
    press("?");
    visitor.await("return document.querySelector('#log-keys').open");
    assertThat(visitor.violations()).isEmpty();
    press(Keys.ESCAPE);
    visitor.await("return !document.querySelector('#log-keys').open");
    press("g");
    assertThat(active()).isEqualTo("line");
    visitor.one("#line").sendKeys("40\n");
    visitor.await("return document.querySelector('tr[aria-current]')?.id === 'L40'");
    assertThat(visitor.complaints()).isEmpty();
  }

  @Test
  void withoutScriptsPagesAndLinksLeadAsFar() throws IOException {
    String address = server.caseOf("attach.zip", TestServer.sampleZip("contoso-tenant-attach"));
    visitor.scripts(false);
    visitor.open(address + "/log?source=" + BGB + "&line=26#L26");
    visitor.follow("Next error");
    visitor.awaitText("BgbServer.log:51");
    visitor.follow("All machines around this moment");
    visitor.awaitText("CLIENT-042");
    visitor.one("#note-text").sendKeys("Seen.");
    visitor.one(".note-form button").click();
    for (int i = 0; i < 300 && visitor.all(".log .mark").isEmpty(); i++) {
      TestServer.pause(100);
    }
    visitor.open(address + "/notes");
    visitor.awaitText("Seen.");
    visitor.driver().findElement(By.cssSelector("a.place")).click();
    visitor.awaitText("push.report");
    assertThat(visitor.complaints()).isEmpty();
  }

  private String active() {
    return String.valueOf(Objects.requireNonNull(visitor.run("return document.activeElement.id")));
  }

  private void press(CharSequence key) {
    new Actions(visitor.driver()).sendKeys(key).perform();
  }
}
