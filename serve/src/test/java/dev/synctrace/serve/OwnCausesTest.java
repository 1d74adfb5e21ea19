package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.serve.option.RequestLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Causes that a team added. */
class OwnCausesTest {
  private static final String CAUSE =
      """
      id: X01
      title: The imaging process of our team has no token
      basis: DOC
      scope: member
      explains: [NOT_SYNCED]
      ceiling: LIKELY
      explanation: Devices from the imaging process have no Entra IDs.
      when:
        - predicate: clientKeyWithoutEntraIds
      fix:
        - Call the imaging team.
      links: []
      reference: none
      """;

  @TempDir private Path temp;

  @Test
  void aCauseOfTheFolderIsInTheAnswersOfUploadedCases() throws IOException {
    Path causes = Files.createDirectory(temp.resolve("causes"));
    Files.writeString(causes.resolve("X01.yaml"), CAUSE);
    try (TestServer server =
        new TestServer(
            TestServer.options(temp.resolve("data"), RequestLimits.defaults())
                .withCauses(causes))) {
      String address = server.caseOf("sync.zip", TestServer.sampleZip("contoso-group-sync"));

      assertThat(server.get(address + "/members/explain?id=CLIENT-088").body())
          .contains("The imaging process of our team has no token");
    }
  }
}
