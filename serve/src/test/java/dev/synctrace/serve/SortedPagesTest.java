package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of members and actions, which the address names. */
class SortedPagesTest {
  @TempDir private Path data;

  private static List<String> members(String page) {
    return PageMarkup.all(page, "<th scope=\"row\"><a class=\"name\"[^>]*>([^<]+)</a>");
  }

  private static List<String> verdicts(String page) {
    return PageMarkup.all(page, "<td><span class=\"badge[^>]*>.*?</span>\\s*([^<]+)</span></td>");
  }

  private static List<String> outcomes(String page) {
    return PageMarkup.all(
        page, "<article class=\"action\"[^>]*>.*?<h3[^>]*><span.*?</span>\\s*([^<]+)</span>");
  }

  /** Failed, stopped, unknown, in progress, completed: as numbers. */
  private static List<String> ranks(String page) {
    return PageMarkup.all(page, "<article class=\"action\"(.*?)</header>").stream()
        .map(action -> {
          String outcome = outcomes("<article class=\"action\"" + action).getFirst();
          return switch (outcome) {
            case "Failed", "Unauthorized" -> "1 failed";
            case "Completed" -> "5 completed";
            default -> {
              if (action.contains("; stopped at ")) {
                yield "2 stopped";
              }
              yield outcome.equals("Unknown") ? "3 unknown" : "4 in progress";
            }
          };
        })
        .toList();
  }

  private static List<String> times(String page) {
    return PageMarkup.all(
        page, "<article class=\"action\"[^>]*>.*?<h3[^>]*>.*?<time datetime=\"([^\"]+)\"");
  }

  @Test
  void membersBeginWithWhatFailed() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = server.caseOf("sync.zip", TestServer.sampleZip("contoso-group-sync"));
      String page = server.get(address + "/members").body();

      assertThat(verdicts(page)).hasSize(6).startsWith("Not synced", "Removed").endsWith("Synced");
      assertThat(members(page)).startsWith("CLIENT-088", "CLIENT-095");
      assertThat(page)
          .contains("aria-sort=\"ascending\"")
          .contains("href=\"" + address + "/members?sort=name\"");

      List<String> byName = members(server.get(address + "/members?sort=name").body());
      assertThat(byName).isSorted().hasSize(6);
      String backwards = server.get(address + "/members?sort=name&order=descending").body();
      assertThat(members(backwards)).isEqualTo(byName.reversed());
      assertThat(backwards).contains("aria-sort=\"descending\"");
      assertThat(members(server.get(address + "/members?order=descending").body()))
          .isEqualTo(members(page).reversed());
      assertThat(members(server.get(address + "/members?sort=causes&words=client").body()))
          .hasSize(6)
          .startsWith("CLIENT-095", "CLIENT-088");
      assertThat(members(server.get(address + "/members?sort=grade").body())).hasSize(6);
      assertThat(members(server.get(address + "/members?sort=name&tab=failed").body()))
          .containsExactly("CLIENT-088", "CLIENT-095");
      assertThat(server.get(address + "/members?sort=name&words=client&page=1").body())
          .as("words, tab and order stay together")
          .contains("tab=failed", "<input type=\"hidden\" name=\"sort\" value=\"name\">")
          .contains("sort=name&amp;order=descending");
    }
  }

  @Test
  void whatIsNoOrderIsRefused() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = server.caseOf("sync.zip", TestServer.sampleZip("contoso-group-sync"));
      for (String wrong : List.of("sort=color", "sort=../rows", "order=up", "sort=%22%3E%3Cb%3E")) {
        HttpResponse<String> answer = server.get(address + "/members?" + wrong);
        assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("<b>");
        assertThat(server.get(address + "/traces?" + wrong).statusCode()).isEqualTo(400);
      }
    }
  }

  @Test
  void actionsBeginWithWhatFailedAndTheNewestOfThem() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = server.caseOf("attach.zip", TestServer.sampleZip("contoso-tenant-attach"));
      String page = server.get(address + "/traces").body();

      List<String> outcomes = outcomes(page);
      assertThat(outcomes).hasSizeGreaterThan(3);
      assertThat(outcomes.getFirst()).isIn("Failed", "Unauthorized");
      assertThat(outcomes.getLast()).isEqualTo("Completed");
      List<String> ranks = ranks(page);
      assertThat(ranks).isSorted();
      for (String rank : ranks) {
        assertThat(
                IntStream.range(0, ranks.size())
                    .filter(n -> ranks.get(n).equals(rank))
                    .mapToObj(times(page)::get)
                    .toList())
            .as(rank)
            .isSortedAccordingTo(Comparator.reverseOrder());
      }
      assertThat(times(server.get(address + "/traces?sort=time").body())).isSorted();
      assertThat(times(server.get(address + "/traces?sort=time&order=descending").body()))
          .isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(page).contains("/traces?sort=time").contains("aria-current=\"true\"");
    }
  }

  @Test
  void theOverviewLeavesTheWordsToThePageOfHelp() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = server.caseOf("sync.zip", TestServer.sampleZip("contoso-group-sync"));

      assertThat(server.get(address).body()).doesNotContain("Glossary").contains("href=\"/help\"");
      HttpResponse<String> help = server.get("/help");
      assertThat(help.statusCode()).isEqualTo(200);
      assertThat(help.body()).contains("Glossary", "Server app", "Proven", "Not synced");
      assertThat(server.get("/").body()).contains("href=\"/help\"");
    }
  }
}
