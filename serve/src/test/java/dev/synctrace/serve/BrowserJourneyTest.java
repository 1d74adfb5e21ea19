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

/**
 * The way of someone who has a bundle and a browser, from the first page to the last, with pictures
 * of every page in {@code target/screenshots}.
 */
@Tag("browser")
class BrowserJourneyTest {
  @TempDir private Path temp;
  private Path downloads;
  private TestServer server;
  private Visitor visitor;

  @BeforeEach
  void aServerAndABrowser() throws IOException {
    downloads = Files.createDirectories(temp.resolve("downloads"));
    server = TestServer.in(temp.resolve("data"));
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
  void fromTheUploadToTheDeletion() throws IOException {
    visitor.open("/");
    visitor.awaitText("No cases yet.");
    visitor.look("home", "404");
    send("contoso-group-sync");
    visitor.awaitText("4 of 6 members are in their group; 2 are not.");
    String address = visitor.path();
    visitor.look("overview", "404");
    assertThat(visitor.text()).contains("452 events", "The key of the device is missing (TPM)");

    visitor.follow("Members");
    visitor.awaitText("CLIENT-088");
    visitor.look("members", "404");
    visitor.one(".choices a[href*='tab=failed']").click();
    visitor.awaitText("1 to 2 of 2 members");
    visitor.follow("CLIENT-095");
    visitor.awaitText("Timeline");
    visitor.look("member", "404");
    assertThat(visitor.text())
        .contains("S16", "megan.bowen@contoso.com", "graph/directoryAudits.json");

    visitor.follow("Search");
    visitor.awaitText("452 events");
    visitor.look("search", "404");
    if (Boolean.getBoolean("synctrace.update")) {
      visitor.picture(Path.of("../docs/serve.png"), 900);
    }
    visitor.one("#q").sendKeys("kind:audit.member.removed\n");
    visitor.awaitText("One event");
    assertThat(visitor.text()).contains("audit.member.removed");
    visitor.one(".facets a").click();
    visitor.awaitText("severity: info");
    visitor.look("search-narrowed", "404");
    visitor.one(".hits a").click();
    visitor.awaitText("from 2026-10-13");
    assertThat(visitor.text()).contains("One event");

    visitor.follow("Sources");
    visitor.awaitText("All files of the bundle");
    visitor.look("sources", "404");
    visitor.follow("Overview");
    visitor.follow("Download the report");
    assertThat(visitor.download("SyncTrace-Finance-Workstations-2026-10-13.html"))
        .contains("CLIENT-088");
    visitor.follow("Download the redacted report");
    assertThat(visitor.download("SyncTrace-redacted-2026-10-13.html")).doesNotContain("CLIENT-088");

    visitor.one(".delete summary").click();
    visitor.one(".delete button").click();
    visitor.awaitText("No cases yet.");
    visitor.open(address);
    visitor.awaitText("The page does not exist.");
    visitor.look("gone", "404");
  }

  @Test
  void theActionsOfTenantAttach() throws IOException {
    visitor.open("/");
    send("contoso-tenant-attach");
    visitor.awaitText("tenant-attach actions");
    visitor.follow("Actions");
    visitor.awaitText("Sync Machine Policy");
    visitor.look("actions", "404");
    visitor.one(".action summary").click();
    visitor.screenshot("action");
    assertThat(visitor.violations()).isEmpty();
    visitor.one("#words").sendKeys("T01\n");
    visitor.awaitText("1 action");
    assertThat(visitor.text()).contains("The administrator is not authorized for this action");
    visitor.one("#words").clear();
    visitor.one("#words").sendKeys("bc8c9d71\n");
    visitor.awaitText("The client was offline, or the push failed");
    visitor.open(visitor.path() + "?id=bc8c9d71-dfd8-4916-a6e8-da0ced76f256");
    visitor.awaitText("Actions with bc8c9d71");
    assertThat(visitor.one("section.cause").getText())
        .contains("T23", "Likely", "Check the online status of the device");
    visitor.look("one-action", "404");
    visitor.open("/");
    visitor.awaitText("contoso-tenant-attach.zip");
    visitor.look("home-with-a-case", "404");
  }

  @Test
  void aCaseIsNamedAndAnIdSaysWhatItIs() throws IOException {
    visitor.open("/");
    send("contoso-group-sync");
    visitor.awaitText("4 of 6 members are in their group; 2 are not.");
    visitor.follow("Name this case");
    visitor.one("#case-name").sendKeys("Finance laptops");
    visitor.one("#case-ticket").sendKeys("INC0042017\n");
    visitor.awaitText("Change the name");
    assertThat(visitor.one("h1").getText()).isEqualTo("Finance laptops");
    assertThat(visitor.text()).contains("Ticket INC0042017", "contoso-group-sync.zip");

    visitor.follow("Members");
    visitor.awaitText("CLIENT-088");
    visitor.follow("CLIENT-088");
    visitor.awaitText("Timeline");
    visitor.run("document.querySelector('dd .known-id').focus()");
    assertThat(visitor.one("#id-name").getText()).isEqualTo("CLIENT-088 (device) Open");
    assertThat(visitor.violations()).isEmpty();
    visitor.run(
        """
        document.querySelector('dd .known-id').blur();
        document.querySelector('main').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
        """);
    assertThat(visitor.one("#id-name").isDisplayed()).isFalse();
    String member = visitor.path();
    visitor.run(
        """
        document.querySelector('dd .known-id').dispatchEvent(
          new PointerEvent('click', { bubbles: true, cancelable: true, pointerType: 'touch' }));
        """);
    assertThat(visitor.one("#id-name").isDisplayed()).as("a tap shows the name").isTrue();
    assertThat(visitor.path()).as("and leads nowhere").isEqualTo(member);

    visitor.follow("Help");
    visitor.awaitText("Glossary");
    visitor.look("help", "404");
    visitor.open("/");
    visitor.awaitText("INC0042017");
    visitor.look("home-with-a-named-case", "404");
  }

  @Test
  void theBasicPathNeedsNoScript() throws IOException {
    visitor.scripts(false);
    visitor.open("/");
    send("contoso-group-sync");
    // The page loads itself again until there is an answer.
    visitor.awaitText("4 of 6 members are in their group; 2 are not.");
    visitor.follow("Members");
    visitor.follow("CLIENT-088");
    visitor.awaitText("S01");
    visitor.follow("Search");
    visitor.one("#q").sendKeys("severity:error\n");
    visitor.awaitText("Attributes");
    visitor.follow("Overview");
    visitor.one(".delete summary").click();
    visitor.one(".delete button").click();
    visitor.awaitText("No cases yet.");
    assertThat(visitor.complaints()).isEmpty();
  }

  @Test
  void whatCannotBeReadSaysSo() throws IOException {
    visitor.open("/");
    Path file =
        Files.write(temp.resolve("holiday.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0});
    visitor.one("#bundle").sendKeys(file.toString());
    visitor.one("#upload button").click();
    visitor.awaitText("Failed");
    visitor.look("failed", "404");
  }

  private void send(String sample) throws IOException {
    Path zip = Files.write(temp.resolve(sample + ".zip"), TestServer.sampleZip(sample));
    visitor.one("#bundle").sendKeys(zip.toString());
    visitor.one("#upload button").click();
  }
}
