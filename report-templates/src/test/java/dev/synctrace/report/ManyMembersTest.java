package dev.synctrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.report.PageText.Data;
import dev.synctrace.testkit.generate.GeneratedTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page stays small and quick however many members there are. */
class ManyMembersTest {
  private static final int MEMBERS = 1_200;

  @TempDir private static Path temp;
  private static String page = "";

  @BeforeAll
  static void aReportOfManyMembers() throws IOException {
    Path bundle = temp.resolve("many");
    GeneratedTenant.write(bundle, MEMBERS, 2 * MEMBERS);
    page = Files.readString(Reports.of(bundle, temp, Reports.options(null, ZoneOffset.UTC)));
  }

  @Test
  void everyMemberIsInTheDataAndTheWorstStandInThePage() throws IOException {
    assertThat(count("rows")).isEqualTo(MEMBERS);
    assertThat(count("details")).isEqualTo(MEMBERS);
    assertThat(page.split("<tbody class=\"member\"", -1)).hasSize(51);
    assertThat(page).contains("The 50 most important of 1,200 members.");
    assertThat(page).contains("CTS-000090").doesNotContain("CTS-000050");
  }

  /** At 100,000 members this is 15 MB; a page of ten times the data would not open quickly. */
  @Test
  void aMemberTakesLessThanAHundredAndFiftyBytes() throws IOException {
    long packed = PageText.data(page).stream().mapToLong(data -> data.packed().length()).sum();
    assertThat(packed / MEMBERS).isLessThan(150);
  }

  @Test
  void nothingElseInThePageGrowsWithTheMembers() {
    long data = PageText.data(page).stream().mapToLong(piece -> piece.packed().length()).sum();
    assertThat(page.length() - data).isLessThan(1_250_000);
  }

  private static int count(String kind) throws IOException {
    int members = 0;
    List<Data> pieces = PageText.data(page);
    for (Data data : pieces) {
      if (data.kind().equals(kind)) {
        JsonNode chunk = new ObjectMapper().readTree(data.unpacked());
        members += chunk.get("m").size();
      }
    }
    return members;
  }
}
