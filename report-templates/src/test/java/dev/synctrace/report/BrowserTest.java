package dev.synctrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.output.BundleCase;
import dev.synctrace.report.page.ReportOptions;
import dev.synctrace.testkit.browser.OfflineBrowser;
import dev.synctrace.testkit.generate.GeneratedTenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;

/**
 * The page as people use it, in a real browser: from a file, with the network off. Pictures of all
 * sections land in {@code target/screenshots}.
 */
@Tag("browser")
class BrowserTest {
  private static final List<String> SECTIONS =
      List.of(
          "summary",
          "prerequisites",
          "status",
          "members",
          "audit",
          "timeline",
          "sources",
          "reading",
          "about");

  private static final By BY_SUMMARY = By.cssSelector("summary");

  @TempDir private static Path temp;
  private static Path groupSync = Path.of("");
  private static Path tenantAttach = Path.of("");
  private static OfflineBrowser browser;

  @BeforeAll
  static void aBrowserAndTheReportsOfTwoSamples() throws IOException {
    browser = new OfflineBrowser();
    ReportOptions options = Reports.options(null, ZoneId.of("Europe/Berlin"));
    groupSync = Reports.of(BundleCase.SAMPLES.resolve("contoso-group-sync"), temp, options);
    tenantAttach = Reports.of(BundleCase.SAMPLES.resolve("contoso-tenant-attach"), temp, options);
  }

  @AfterAll
  static void closeTheBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void opensWithoutAComplaintAndAsksNobodyForAnything() {
    for (Path page : List.of(groupSync, tenantAttach)) {
      browser.complaints();
      browser.requests();
      browser.open(page);
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests())
          .isNotEmpty()
          .allMatch(address -> address.startsWith("file:") || address.startsWith("blob:"));
    }
  }

  @Test
  void axeFindsNothingInLightAndDarkAndOnAPhone() throws IOException {
    browser.open(tenantAttach);
    openSome();
    assertThat(browser.violations()).isEmpty();
    browser.open(groupSync);
    openSome();
    assertThat(browser.violations()).isEmpty();
    browser.media(Map.of("prefers-color-scheme", "dark"));
    browser.size(360, 800);
    assertThat(browser.violations()).isEmpty();
  }

  @Test
  void tabsShowTheMembersOfAStatus() {
    browser.open(groupSync);
    assertThat(names()).hasSize(6).startsWith("CLIENT-088", "CLIENT-095");
    browser.one("#tab-success").click();
    assertThat(names()).containsExactly("CLIENT-042", "CLIENT-051", "CLIENT-063", "CLIENT-077");
    assertThat(browser.one("#members-found").getText()).isEqualTo("4 members");
    browser.one("#tab-in-progress").click();
    assertThat(names()).isEmpty();
    assertThat(browser.one("table.members").getText()).contains("No member matches.");
  }

  @Test
  void filterFindsMembersByNameIdAndCause() {
    browser.open(groupSync);
    filter("client-063", "CLIENT-063");
    filter("ada68268-d9fa", "CLIENT-051");
    filter("s16", "CLIENT-095");
    filter("nte_bad_keyset", "CLIENT-088");
    filter("megan.bowen removed", "CLIENT-095");
  }

  @Test
  void columnsSortBothWays() {
    browser.open(groupSync);
    browser.one("th[data-sort=name] button").click();
    assertThat(names()).startsWith("CLIENT-042").endsWith("CLIENT-095");
    browser.one("th[data-sort=name] button").click();
    assertThat(names()).startsWith("CLIENT-095").endsWith("CLIENT-042");
    assertThat(browser.one("th[data-sort=name]").getDomAttribute("aria-sort"))
        .isEqualTo("descending");
  }

  @Test
  void theDetailHoldsCauseFixAndTheLineThatProvesIt() {
    browser.open(groupSync);
    WebElement detail = openDetail("CLIENT-088");
    assertThat(detail.getText())
        .contains(
            "S56", "The key of the device is missing (TPM)", "Fix", "Next step:", "token issued")
        .contains(
            "The site has no verified Microsoft Entra device ID for this device, a consequence of S56")
        .contains("sql/ClientKeyData.csv:6", "Timeline");
    detail = openDetail("CLIENT-095");
    assertThat(detail.getText())
        .contains("megan.bowen@contoso.com", "2026-10-13 15:48:09", "graph/directoryAudits.json");
    assertThat(browser.all("tbody.member time[title^='2026-10-13 13:48:09']")).isNotEmpty();
  }

  @Test
  void scriptAndTemplatesGiveTheSameRowsAndDetails() throws IOException {
    browser.openWithoutScript(groupSync);
    List<String> rows = browser.texts("tbody.member > tr:first-child > *");
    List<String> details = words("tbody.member .detail");
    List<String> times = browser.texts("tbody.member .detail time");
    assertThat(details).hasSize(6);
    // A page without the details of the templates, so that the script draws them.
    Path drawn = temp.resolve("drawn.html");
    Files.writeString(
        drawn, Files.readString(groupSync).replace("class=\"detail\"", "class=\"taken-out\""));
    browser.open(drawn);
    openEverything();
    assertThat(browser.texts("tbody.member > tr:first-child > *")).isEqualTo(rows);
    assertThat(words("tbody.member .detail")).isEqualTo(details);
    assertThat(browser.texts("tbody.member .detail time")).isEqualTo(times);
  }

  @Test
  void everythingIsReachedByKeyboardAlone() {
    browser.open(groupSync);
    WebElement body = browser.one("body");
    body.sendKeys(Keys.TAB);
    assertThat(focused().getText()).isEqualTo("Skip to the summary");
    browser.one("#tab-all").sendKeys(Keys.ARROW_RIGHT);
    assertThat(focused().getDomAttribute("id")).isEqualTo("tab-failed");
    assertThat(names()).containsExactly("CLIENT-088", "CLIENT-095");
    focused().sendKeys(Keys.END);
    assertThat(focused().getDomAttribute("id")).isEqualTo("tab-success");
    focused().sendKeys(Keys.HOME);
    focused().sendKeys(Keys.TAB);
    assertThat(focused().getDomAttribute("id")).isEqualTo("members-filter");
    focused().sendKeys("088", Keys.TAB);
    browser.await("return document.querySelectorAll('tbody.member').length === 1");
    assertThat(focused().getText()).startsWith("Member");
    WebElement summary = browser.one("tbody.member summary");
    for (int i = 0; i < 8 && !summary.equals(focused()); i++) {
      focused().sendKeys(Keys.TAB);
    }
    assertThat(focused()).isEqualTo(summary);
    summary.sendKeys(Keys.ENTER);
    browser.await("return document.querySelector('tbody.member .detail') !== null");
    assertThat(browser.one("tbody.member .detail").isDisplayed()).isTrue();
  }

  @Test
  void withoutScriptsTheFirstScreenIsAllThere() {
    browser.openWithoutScript(groupSync);
    assertThat(names()).hasSize(6).startsWith("CLIENT-088", "CLIENT-095");
    assertThat(browser.one("#members-filter").isDisplayed()).isFalse();
    assertThat(browser.all("tbody.member details:not(.near)")).hasSize(6);
  }

  @Test
  void aPageCanBePrintedAsSoonAsItIsThere() {
    browser.open(groupSync);
    Object filled =
        browser.run(
            """
            dispatchEvent(new Event('beforeprint'));
            const all = [...document.querySelectorAll('tbody.member details')];
            const filled = all.filter((each) => each.open && each.querySelector('.detail .ids')).length;
            dispatchEvent(new Event('afterprint'));
            return filled;
            """);
    assertThat(filled).isEqualTo(6L);
  }

  @Test
  void anAddressThatNamesNothingOfThePageIsSaid() {
    browser.open(groupSync);
    browser.run("location.hash = '#member=CLIENT-999'");
    browser.await("return !document.getElementById('address-says').hidden");
    assertThat(browser.one("#address-says").getText())
        .isEqualTo("No member CLIENT-999 in this report.");
    browser.run("location.hash = '#member=CLIENT-088'");
    browser.await("return document.getElementById('address-says').hidden");
    browser.open(tenantAttach);
    browser.run("location.hash = '#action=ffffffff'");
    browser.await("return !document.getElementById('address-says').hidden");
    assertThat(browser.one("#address-says").getText())
        .isEqualTo("No action ffffffff in this report.");
    assertThat(browser.one(".keys").getAttribute("textContent")).doesNotContain("filter members");
  }

  @Test
  void darkModeIsDark() throws IOException {
    browser.open(groupSync);
    browser.media(Map.of("prefers-color-scheme", "dark"));
    assertThat(browser.one("body").getCssValue("background-color")).contains("18, 24, 31");
    openDetail("CLIENT-088");
    browser.screenshot("dark", "main");
  }

  @Test
  void printsAllDetailsWithUtcBesideLocalTime() throws IOException {
    browser.open(groupSync);
    browser.await("return document.querySelectorAll('tbody.member .detail').length === 6");
    byte[] pdf = browser.pdf();
    Files.write(Path.of("target/screenshots/report.pdf"), pdf);
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    browser.command("Emulation.setEmulatedMedia", Map.of("media", "print"));
    Object after =
        browser.run(
            "return getComputedStyle(document.querySelector('main time[datetime]'), '::after').content");
    assertThat(String.valueOf(after)).contains("UTC");
    assertThat(browser.one(".contents").isDisplayed()).isFalse();
    browser.command("Emulation.setEmulatedMedia", Map.of("media", ""));
  }

  @Test
  void thePrintedPageHasTheTextOfAllEvidence() throws IOException {
    browser.open(groupSync);
    browser.await("return document.querySelectorAll('tbody.member .detail').length === 6");
    String printed;
    try (PDDocument document = Loader.loadPDF(browser.pdf())) {
      PDFTextStripper stripper = new PDFTextStripper();
      printed = blankless(stripper.getText(document));
      stripper.setEndPage(1);
      assertThat(stripper.getText(document))
          .contains("4 of 6 members are in their group; 2 are not.", "S56", "S16");
    }
    openEverything();
    Set<String> evidence = new LinkedHashSet<>();
    for (String selector : List.of(".evidence pre", ".evidence p", ".evidence figcaption")) {
      browser.texts(selector).forEach(text -> evidence.add(blankless(text)));
    }
    assertThat(evidence)
        .hasSizeGreaterThan(40)
        .allSatisfy(text -> assertThat(printed).contains(text));
  }

  private static String blankless(String text) {
    return text.replaceAll("\\s+", "");
  }

  @Test
  void onAPhoneNothingStandsOutSideways() throws IOException {
    for (Path page : List.of(groupSync, tenantAttach)) {
      browser.open(page);
      openEverything();
      browser.size(360, 800);
      assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(360);
    }
    browser.open(groupSync);
    openDetail("CLIENT-095");
    browser.size(360, 800);
    browser.screenshot("phone", "main");
  }

  @Test
  void whatIsBeyondTheFirstScreenIsTurnedToAndAskedFor() throws IOException {
    Path bundle = temp.resolve("many");
    GeneratedTenant.write(bundle, 120, 240);
    for (int i = 0; i < 130; i++) {
      Files.writeString(bundle.resolve("note-%03d.txt".formatted(i)), "note " + i);
    }
    Path many = Reports.of(bundle, temp, Reports.options(null, ZoneOffset.UTC));
    browser.openWithoutScript(many);
    assertThat(browser.one("#members").getText()).contains("The 50 most important of 120 members.");
    browser.open(many);
    assertThat(names()).hasSize(50).startsWith("CTS-000090");
    assertThat(browser.one("#members-page").getText()).isEqualTo("1 to 50 of 120");
    browser.one("[data-page='1']").click();
    browser.one("[data-page='1']").click();
    assertThat(names()).hasSize(20).endsWith("CTS-000119");
    WebElement detail = openDetail("CTS-000119");
    assertThat(detail.getText()).contains("Added", "SMS_AZUREAD_DISCOVERY_AGENT.log");
    assertThat(browser.all("#source-rows tr")).hasSize(100);
    browser.run("document.querySelector('[data-more=source-rows]').click()");
    browser.await("return document.querySelectorAll('#source-rows tr').length > 130");
    assertThat(browser.texts("#source-rows .path")).contains("note-129.txt");
    assertThat(browser.all("[data-more=source-rows]")).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void hostileTextStaysText() throws IOException {
    Path bundle = HostileBundle.write(Files.createDirectory(temp.resolve("hostile")));
    ReportOptions options = Reports.options(HostileBundle.SCRIPT, ZoneOffset.UTC);
    browser.open(Reports.of(bundle, temp, options));
    openEverything();
    assertThat(browser.run("return window.hacked")).isNull();
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.one("h1").getText()).isEqualTo(HostileBundle.SCRIPT);
    assertThat(String.join("", names())).contains(HostileBundle.SCRIPT, "[U+202E]txt.exe");
    assertThat(browser.one("#members").getText()).contains(HostileBundle.STYLE);
    assertThat(browser.all("main img, main svg[onload]")).isEmpty();
    browser.screenshot("hostile", "main");
  }

  @Test
  void everySectionHasItsPicture() throws IOException {
    browser.open(groupSync);
    openDetail("CLIENT-088");
    for (String section : SECTIONS) {
      browser.screenshot("group-sync-" + section, "#" + section);
    }
    browser.open(tenantAttach);
    browser.all("article.action details").getFirst().findElement(BY_SUMMARY).click();
    for (String section : List.of("summary", "timeline", "actions")) {
      browser.screenshot("tenant-attach-" + section, "#" + section);
    }
    assertThat(Path.of("target/screenshots/group-sync-members.png")).isNotEmptyFile();
  }

  /** The README's picture is made of the sample, too; {@code -Dsynctrace.update=true} does it. */
  @Test
  void theReadmeHasItsPicture() throws IOException {
    Path picture = Path.of("../docs/report.png");
    if (Boolean.getBoolean("synctrace.update")) {
      Path inUtc = temp.resolve("utc.html");
      Path caseFolder = temp.resolve("case-contoso-group-sync");
      browser.open(Reports.write(caseFolder, Reports.options(null, ZoneOffset.UTC), inUtc));
      browser.size(1180, 860);
      browser.run("scrollTo(0, 0)");
      Files.write(picture, browser.driver().getScreenshotAs(OutputType.BYTES));
    }
    assertThat(picture).isNotEmptyFile();
  }

  private static List<String> names() {
    return browser.texts("tbody.member .name");
  }

  /** Texts without blanks: those between blocks are no one's. */
  private static List<String> words(String selector) {
    return browser.texts(selector).stream().map(text -> text.replace(" ", "")).toList();
  }

  /** Types what to filter by, and waits until this member is all that is left. */
  private static void filter(String words, String left) {
    WebElement input = browser.one("#members-filter");
    input.clear();
    input.sendKeys(words);
    browser.await(
        "return [...document.querySelectorAll('tbody.member .name')]"
            + ".map((one) => one.textContent).join() === arguments[0]",
        left);
  }

  private static WebElement openDetail(String name) {
    WebElement member =
        browser.all("tbody.member").stream()
            .filter(body -> body.getText().contains(name))
            .findFirst()
            .orElseThrow();
    member.findElement(BY_SUMMARY).click();
    browser.await("return arguments[0].querySelector('.detail') !== null", member);
    return member.findElement(By.cssSelector(".detail"));
  }

  private static WebElement focused() {
    return browser.driver().switchTo().activeElement();
  }

  /** Two of each section: more of the same shows axe nothing new and takes it minutes. */
  private static void openSome() {
    browser.run(
        "document.querySelectorAll('main > section').forEach((section) =>"
            + " [...section.querySelectorAll('details')].slice(0, 2).forEach((one) => { one.open = true; }))");
    browser.await(
        "return [...document.querySelectorAll('tbody.member details[open]:not(.near)')].every((one) => one.querySelector('.detail'))");
  }

  private static void openEverything() {
    browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    browser.await(
        "return [...document.querySelectorAll('tbody.member details:not(.near)')].every((one) => one.querySelector('.detail'))");
  }
}
