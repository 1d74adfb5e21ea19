package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words and pages of members and actions, on pages and in the files that are downloaded. */
class ListFilterTest {
  @TempDir private Path data;
  private TestServer server;
  private String address = "";

  @BeforeEach
  void read() throws IOException {
    server = TestServer.in(data);
    address = server.caseOf("sync.zip", TestServer.sampleZip("contoso-group-sync"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private List<String> members(String query) throws IOException {
    return PageMarkup.all(
        server.get(address + "/members?" + query).body(),
        "<th scope=\"row\"><a class=\"name\"[^>]*>([^<]+)</a>");
  }

  @Test
  void theWordsOfGradesVerdictsAndCausesFindTheirMembers() throws IOException {
    assertThat(members("words=proven")).isNotEmpty();
    assertThat(members("words=NOT_SYNCED")).containsExactly("CLIENT-088");
    assertThat(members("words=not+synced")).containsExactly("CLIENT-088");
    assertThat(members("words=device")).contains("CLIENT-088");
    String page = server.get(address + "/members/explain?id=CLIENT-095").body();
    String title =
        PageMarkup.all(page, "<span class=\"cause-id\"[^>]*>S\\d+</span>\\s*([^<]+)<").getFirst();
    assertThat(members("words=" + TestServer.encoded(title))).contains("CLIENT-095");
  }

  @Test
  void aFileHasWhatThePageShows() throws IOException {
    assertThat(lines("/members?format=csv")).hasSize(7);
    assertThat(lines("/members?words=client-088&format=csv")).hasSize(2);
    assertThat(lines("/members?tab=failed&format=ndjson")).hasSize(2);
    assertThat(lines("/members?tab=failed&words=client-095&format=ndjson"))
        .singleElement()
        .asString()
        .contains("CLIENT-095");
    assertThat(server.get(address + "/members?tab=failed&words=client-095&format=json").body())
        .contains("\"mappings\"", "CLIENT-095")
        .doesNotContain("\"name\" : \"CLIENT-088\"");
    assertThat(server.get(address + "/members?tab=failed&words=client").body())
        .contains("Download these members", "tab=failed&amp;words=client&amp;format=csv");
    long errors = lines("/search?q=severity%3Aerror&format=ndjson").size();
    assertThat(lines("/search?format=ndjson")).hasSizeGreaterThan((int) errors);
  }

  private List<String> lines(String path) throws IOException {
    return server.get(address + path).body().lines().toList();
  }

  @Test
  void aMemberCanBeCopiedIntoATicket() throws IOException {
    String page = server.get(address + "/members/explain?id=CLIENT-088").body();
    assertThat(page).contains("Copy for ticket", "<dt>Device ID</dt>");
    assertThat(PageMarkup.all(page, "<pre class=\"ticket\"[^>]*>(.+?)</pre>").getFirst())
        .startsWith("**CLIENT-088: Not synced** (Proven)")
        .contains(
            "Next step: ", "**S56: ", "0xd0090016 = NTE\\_BAD\\_KEYSET: key set does not exist");
  }

  @Test
  void aPageAfterTheLastShowsTheLast() throws IOException {
    assertThat(server.get(address + "/members?page=99").body())
        .contains("1 to 6 of 6 members", "CLIENT-088");
    assertThat(server.get(address + "/members?words=client-088").body())
        .contains("1 member<")
        .doesNotContain("1 members");
    assertThat(server.get(address + "/members?words=nothing&page=99").body())
        .contains("No member matches.")
        .doesNotContain(" of 0");
    assertThat(server.get(address + "/traces?page=99").statusCode()).isEqualTo(200);
    String search = server.get(address + "/search?page=99").body();
    assertThat(search).contains("This page is after the last of ").doesNotContain("<span>0 to");
    String previous =
        PageMarkup.all(search, "rel=\"prev\" href=\"([^\"]+)\"").getFirst().replace("&amp;", "&");
    assertThat(server.get(previous).body()).contains(" events</span>");
  }
}
