package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ID on a page has the name of what it stands for as its title. */
class IdNamesOnPagesTest {
  private static final String LINK = "<a class=\"known-id\" href=\"([^\"]+)\" title=\"%s[^\"]*\">";

  @TempDir private Path data;

  private static List<String> links(String page, String name) {
    return PageMarkup.all(page, LINK.formatted(name));
  }

  @Test
  void ofMembersGroupsAndCollections() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = server.caseOf("sync.zip", TestServer.sampleZip("contoso-group-sync"));
      String member = server.get(address + "/members/explain?id=CLIENT-088").body();

      assertThat(links(member, "CLIENT-088 \\(device\\)"))
          .isNotEmpty()
          .allMatch(href -> href.startsWith(address + "/members/explain?id="));
      assertThat(server.get(links(member, "CLIENT-088").getFirst()).body()).contains("CLIENT-088");
      for (String page :
          List.of("/search?q=kind%3Agroupsync.member.add", "/log?merge=all&q=kind%3Agroupsync.*")) {
        assertThat(links(server.get(address + page).body(), "CLIENT-0")).as(page).isNotEmpty();
      }
      assertThat(server.get(address + "/search?q=kind%3Agroupsync.*").body())
          .as("in a link, no other link")
          .contains("<span class=\"known-id\"")
          .doesNotContainPattern("<a [^>]*>[^<]*<a ");
    }
  }

  @Test
  void ofActions() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = server.caseOf("attach.zip", TestServer.sampleZip("contoso-tenant-attach"));

      assertThat(links(server.get(address + "/traces").body(), "Sync Machine Policy"))
          .isNotEmpty()
          .allMatch(href -> href.startsWith(address + "/traces?id="));
    }
  }

  @Test
  void ofHostileNamesIsHarmless() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address =
          server.caseOf(
              "members.zip",
              TestServer.zip(
                  java.util.Map.of(
                      "mapping.csv",
                      "CollectionSiteID,AADGroupID,CloudServiceID,CollectionName,GroupName\n"
                          + "P0100014,11111111-2222-4333-8444-555555555555,16777221,\"\"\"><script>alert(1)</script>\",\"x\"\" onfocus=\"\"alert(2)\"\n")));
      String page = server.get(address + "/search").body();
      assertThat(page).doesNotContain("<script>alert", "x\" onfocus");
    }
  }
}
