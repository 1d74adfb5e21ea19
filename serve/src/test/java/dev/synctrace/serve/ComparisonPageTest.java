package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two uploaded cases side by side. */
class ComparisonPageTest {
  @TempDir private Path temp;

  @Test
  void theOtherCasesAreOfferedAndTheDifferencesAreShown() throws IOException {
    try (TestServer server = TestServer.in(temp.resolve("data"))) {
      String one = server.caseOf("sync.zip", TestServer.sampleZip("contoso-group-sync"));
      assertThat(server.get(one + "/compare").body()).contains("There is no other case.");
      String other = server.caseOf("owner.zip", TestServer.sampleZip("sync-app-not-owner"));
      String id = other.substring(other.lastIndexOf('/') + 1);

      assertThat(server.get(one).body()).contains(one + "/compare");
      assertThat(server.get(one + "/compare").body())
          .contains("owner.zip", one + "/compare?with=" + id);
      String page = server.get(one + "/compare?with=" + id).body();
      assertThat(page)
          .contains("What changed", "TELLER-205", "no mapping in common", "sync.zip", "owner.zip")
          .doesNotContain("${");
      assertThat(PageMarkup.all(page, "href=\"(/cases/[0-9a-f]+/members/explain[^\"]+)\""))
          .isNotEmpty()
          .allSatisfy(address ->
              assertThat(server.get(address.replace("&amp;", "&")).statusCode()).isEqualTo(200));
      assertThat(server.get(one + "/compare?with=" + id + "&format=json").body())
          .contains("\"verdicts\"", "\"change\" : \"lostSight\"");
      assertThat(server.get(one + "/compare?with=" + one.substring(7)).statusCode()).isEqualTo(400);
      assertThat(server.get(one + "/compare?with=nope").statusCode()).isEqualTo(404);
    }
  }
}
