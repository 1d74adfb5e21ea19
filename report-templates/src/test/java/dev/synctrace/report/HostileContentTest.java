package dev.synctrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.report.PageText.Data;
import dev.synctrace.report.page.ReportOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a log says stays text. {@link BrowserTest} opens the same page in a browser. */
class HostileContentTest {
  @TempDir private static Path temp;
  private static String page = "";

  @BeforeAll
  static void aReportOfAHostileBundle() throws IOException {
    Path bundle = HostileBundle.write(Files.createDirectory(temp.resolve("hostile")));
    ReportOptions options =
        Reports.options(HostileBundle.SCRIPT + HostileBundle.STYLE, ZoneOffset.UTC);
    page = Files.readString(Reports.of(bundle, temp, options));
  }

  @Test
  void markupOfALogIsEscaped() {
    assertThat(page).contains("&lt;script&gt;window.hacked=1&lt;/script&gt;");
    assertThat(page).doesNotContain("<script>window.hacked", "<img", "<svg onload");
    assertThat(page).doesNotContainPattern("<[^>]*\\son[a-z]+=[^>]*hacked");
  }

  @Test
  void thePageHasOneStyleAndOneScriptOfItsOwn() {
    assertThat(page.split("</style>", -1)).hasSize(2);
    assertThat(Pattern.compile("<script>").matcher(page).results()).hasSize(1);
    assertThat(page).contains("default-src &#39;none&#39;");
  }

  @Test
  void dataForTheScriptCannotEndItsElement() throws IOException {
    assertThat(PageText.setup(page)).doesNotContain("<", ">").contains("\\u003c/style");
    for (Data data : PageText.data(page)) {
      assertThat(data.packed()).matches("[A-Za-z0-9+/=]+");
    }
  }

  @Test
  void directionCharactersAreWrittenOut() throws IOException {
    assertThat(page).contains("[U+202E]txt.exe");
    List<String> everything = PageText.everything(page);
    assertThat(everything).noneMatch(text -> text.contains("\u202E"));
  }

  @Test
  void anEndlessWordIsCutAndTheTemplatesDoNotReadTheLog() {
    assertThat(page).doesNotContain("W".repeat(5_000)).contains("more characters)");
    assertThat(page).contains("[[${7*7}]]__${7*7}__").doesNotContain("[[49]]", "__49__");
  }
}
