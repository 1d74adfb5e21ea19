package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patterns of a case without a browser: listed, followed to their events, hidden in a log. */
class PatternsPageTest {
  private static final String POLLED = "Retrieving online resync flag from database...";

  @TempDir private Path data;
  private TestServer server;
  private String address;

  @BeforeEach
  void aServerWithACase() throws IOException {
    server = TestServer.in(data);
    address = server.caseOf("attach.zip", TestServer.sampleZip("contoso-tenant-attach"));
  }

  @AfterEach
  void stopIt() throws IOException {
    server.close();
  }

  private String body(String page) throws IOException {
    HttpResponse<String> answer = server.get(page.startsWith("/") ? page : address + "/" + page);
    assertThat(answer.statusCode()).as(page).isEqualTo(200);
    return answer.body();
  }

  private static List<String> messages(String page) {
    return PageMarkup.all(page, "<pre class=\"message\">([^<]*)</pre>");
  }

  private static String link(String page, String regex) {
    return PageMarkup.all(page, regex).getFirst().replace("&amp;", "&");
  }

  @Test
  void patternsComeWithTheirEventsOverTimeMostFrequentFirst() throws IOException {
    String page = body("patterns");

    assertThat(messages(page).getFirst()).isEqualTo(POLLED);
    assertThat(messages(page))
        .contains("Total online clients: <number> (TCP: <number> HTTP: <number>)");
    assertThat(page).contains("class=\"sparkline\"", "MP01/BgbServer.lo_:15");
    assertThat(messages(body("patterns?order=rare")).getFirst()).isNotEqualTo(POLLED);
  }

  @Test
  void aPatternLeadsToItsEvents() throws IOException {
    String page = body("patterns?q=log:BgbServer");
    String events = link(page, "<p class=\"event-head\"><a href=\"([^\"]+)\"");

    assertThat(messages(body(events))).hasSize(50).containsOnly(POLLED);
    assertThat(body(events)).contains("56 events");
  }

  @Test
  void newPatternsAreThoseThatBeginThen() throws IOException {
    String page = body("patterns?new-since=2026-10-14T13:30:00Z");

    assertThat(messages(page)).isNotEmpty().doesNotContain(POLLED);
    assertThat(server.get(address + "/patterns?new-since=soon").statusCode()).isEqualTo(400);
    assertThat(server.get(address + "/patterns?q=nofield:1").statusCode()).isEqualTo(400);
  }

  @Test
  void theFileHasEveryPattern() throws IOException {
    assertThat(body("patterns?format=csv").lines().count()).isGreaterThan(70);
    assertThat(body("patterns?format=ndjson")).contains("\"pattern\":\"" + POLLED + "\"");
  }

  @Test
  void theLogReaderHidesAPatternOrShowsNothingElse() throws IOException {
    String record = link(body("patterns"), "<a class=\"place\" href=\"([^\"#]+)#L15\"");
    String page = body(record);
    assertThat(page).contains(POLLED + "</code>");

    String only = body(link(page, "href=\"([^\"]+)\"[^>]*>Only this pattern"));
    String without = body(link(page, "href=\"([^\"]+)\"[^>]*>Hide this pattern"));

    assertThat(rows(only)).contains(POLLED).doesNotContain("Total online clients");
    assertThat(rows(without)).contains("Total online clients").doesNotContain(POLLED);
  }

  private static String rows(String page) {
    return page.substring(page.indexOf("<tbody"), page.indexOf("</tbody>"));
  }
}
