package dev.synctrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.output.BundleCase;
import dev.synctrace.testkit.browser.OfflineBrowser;
import dev.synctrace.testkit.generate.GeneratedTenant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Members, actions and filters have addresses, which open them in the browser of someone else. */
@Tag("browser")
class PageAddressesTest {
  @TempDir private static Path temp;
  private static Path groupSync = Path.of("");
  private static Path tenantAttach = Path.of("");
  private static OfflineBrowser browser;

  @BeforeAll
  static void aBrowserAndTheReportsOfTwoSamples() throws IOException {
    browser = new OfflineBrowser();
    groupSync = report(BundleCase.SAMPLES.resolve("contoso-group-sync"));
    tenantAttach = report(BundleCase.SAMPLES.resolve("contoso-tenant-attach"));
  }

  private static Path report(Path bundle) throws IOException {
    return Reports.of(bundle, temp, Reports.options(null, ZoneOffset.UTC));
  }

  @AfterAll
  static void closeTheBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void everyMemberOpensByItsNameAndByItsId() {
    browser.open(groupSync);
    List<String> names = names();
    assertThat(names).hasSize(6);
    for (String name : names) {
      browser.open(groupSync, "#member=" + name);
      assertThat(openMembers()).as("%s", name).containsExactly(name);
    }
    browser.open(groupSync, "#member=9a7f69f6-a011-454b-9909-06369c1c8667");
    assertThat(openMembers()).containsExactly("CLIENT-088");
  }

  @Test
  void aCardLeadsToItsMemberAndTheAddressStays() {
    browser.open(groupSync);
    browser.one("li.cause a[href='#member=CLIENT-088']").click();
    awaitOpen("CLIENT-088");
    assertThat(openMembers()).containsExactly("CLIENT-088");
    browser.one("#tab-success").click();
    browser.all("tbody.member summary").getLast().click();
    browser.await("return location.hash === '#member=CLIENT-077'");
  }

  @Test
  void everyActionOpensByTheBeginningOfItsTask() {
    browser.open(tenantAttach);
    List<String> tasks =
        browser.all("article.action").stream()
            .map(action -> action.getDomAttribute("data-action"))
            .map(Objects::requireNonNull)
            .toList();
    assertThat(tasks).hasSize(8).contains("1");
    for (String task : tasks) {
      browser.open(tenantAttach, "#action=" + task.substring(0, Math.min(8, task.length())));
      assertThat(
              browser.run(
                  "return [...document.querySelectorAll('article.action:has(> details[open])')]"
                      + ".map((one) => one.dataset.action).join()"))
          .isEqualTo(task);
    }
    WebElement card = browser.one("li.cause a[href^='#action=']");
    assertThat(card.getDomAttribute("href")).matches("#action=[0-9a-f-]{36}");
  }

  @Test
  void whatIsBeyondTheFirstScreenOpensToo() throws IOException {
    Path bundle = temp.resolve("many");
    GeneratedTenant.write(bundle, 120, 240);
    Path many = report(bundle);
    browser.open(many, "#member=CTS-000119");
    assertThat(openMembers()).containsExactly("CTS-000119");
    browser.open(many, "#page=3");
    assertThat(names()).hasSize(20).endsWith("CTS-000119");
    browser.open(many, "#member=CTS-000119");
    browser.one("#members-whole").click();
    assertThat(names()).hasSize(120);
  }

  @Test
  void aFilterIsInTheAddress() {
    browser.open(groupSync);
    browser.one("#tab-success").click();
    browser.one("th[data-sort=name] button").click();
    browser.one("th[data-sort=name] button").click();
    browser.one("#members-filter").sendKeys("client-0");
    browser.await("return location.hash.includes('words=client-0')");
    String address = String.valueOf(browser.run("return location.hash"));
    List<String> names = names();
    assertThat(names).containsExactly("CLIENT-077", "CLIENT-063", "CLIENT-051", "CLIENT-042");
    browser.open(groupSync, address);
    assertThat(names()).isEqualTo(names);
    assertThat(browser.one("#tab-success").getDomAttribute("aria-selected")).isEqualTo("true");
    browser.open(groupSync, "#tab=nonsense&sort=nonsense&page=99");
    assertThat(names()).hasSize(6);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void keysGoFromEntryToEntry() {
    browser.open(groupSync);
    press("/");
    assertThat(focused().getDomAttribute("id")).isEqualTo("members-filter");
    focused().sendKeys("j");
    browser.await("return document.querySelector('#members-filter').value === 'j'");
    browser.open(groupSync, "#summary");
    press("j");
    assertThat(focused().getText()).contains("S16");
    press("j");
    assertThat(focused().getText()).contains("S56");
    press("j");
    assertThat(focused().getTagName()).isEqualTo("summary");
    press("k");
    assertThat(focused().getTagName()).isEqualTo("li");
    press("e");
    browser.await(
        "return [...document.querySelectorAll('tbody.member details:not(.near)')].every((one) => one.open)");
    assertThat(browser.run("return location.hash")).isEqualTo("#summary");
  }

  @Test
  void aCardIsCopiedAsMarkdown() {
    browser.open(groupSync);
    WebElement copy = browser.all("button[data-ticket]").getLast();
    assertThat(String.valueOf(browser.all(".ticket").getLast().getDomProperty("textContent")))
        .startsWith("**S56: The key of the device is missing (TPM)")
        .contains(
            "\n1 member: CLIENT-088\n", "\n1. Run dsregcmd /leave", "Evidence:\n\n- `CLIENT-088/")
        .contains(" UTC  Failed to get AAD token");
    copy.click();
    browser.await(
        "return [...document.querySelectorAll('button[data-ticket]')].at(-1).textContent.startsWith('Copied')");
  }

  @Test
  void timesAreShownInTheReadersZone() {
    browser.zone("Asia/Kolkata");
    browser.open(groupSync);
    WebElement first = browser.one("#audit-rows time");
    assertThat(first.getText()).isEqualTo("2026-10-12 14:02:11");
    browser.one("#zone-switch").click();
    assertThat(first.getText()).isEqualTo("2026-10-12 19:32:11");
    assertThat(browser.one("#shown-zone").getText()).isEqualTo("Asia/Calcutta");
    browser.one("#members details summary").click();
    browser.await("return document.querySelector('#members .detail time[datetime]') !== null");
    assertThat(browser.one("#members .detail .happenings time[datetime]").getText())
        .startsWith("2026-10-13 17:54:12.353");
    browser.one("#zone-switch").click();
    assertThat(first.getText()).isEqualTo("2026-10-12 14:02:11");
    browser.zone("");
  }

  private static void press(String key) {
    new Actions(browser.driver()).sendKeys(key).perform();
  }

  private static WebElement focused() {
    return browser.driver().switchTo().activeElement();
  }

  private static List<String> names() {
    return browser.texts("tbody.member .name");
  }

  private static void awaitOpen(String name) {
    browser.await(
        "return [...document.querySelectorAll('tbody.member')]"
            + ".some((one) => one.textContent.includes(arguments[0]) && one.querySelector('details').open)",
        name);
  }

  /** The names of those that are open and can be seen. */
  private static List<String> openMembers() {
    browser.await("return document.querySelector('tbody.member details[open] .detail') !== null");
    return browser.texts("tbody.member:has(details[open]) .name");
  }
}
