package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.index.Case;
import dev.synctrace.index.log.ContextSearch;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.output.ContextListing;
import dev.synctrace.output.table.TextPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code search --context}: what is around the events that match, in their logs. */
class SearchContextTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  @BeforeEach
  void aCase() throws IOException {
    for (String machine : List.of("MP01", "MP02")) {
      SampleLogs log =
          new SampleLogs(temp.resolve("site/" + machine + "/CCM_STS.log"), "CCM_STS", 0);
      for (int i = 0; i < 20; i++) {
        boolean fails = i == 5 || i == 8 || i == 15;
        log.add(
            "12:%02d:00".formatted(i),
            fails ? 3 : 1,
            machine + (fails ? " failure " : " record ") + i);
      }
      log.write();
    }
    assertThat(
            CommandRun.of("ingest", "-q", temp.resolve("site").toString(), "--case", folder())
                .status())
        .isZero();
  }

  private String folder() {
    return temp.resolve("case").toString();
  }

  private CommandRun search(String... args) {
    return CommandRun.of(
        Stream.concat(Stream.of("search", "--case", folder(), "severity:error"), Stream.of(args))
            .toArray(String[]::new));
  }

  @Test
  void groupsAreApartAndHitsAreMarked() {
    CommandRun run = search("--machine", "MP01", "--context", "1");

    assertThat(run.out().lines().map(line -> line.replaceAll(" .* ", " ")))
        .containsExactly(
            " MESSAGE", " 4", "> 5", " 6", " 7", "> 8", " 9", "--", " 14", "> 15", " 16");
  }

  @Test
  void scriptsReadWhyARecordIsShown() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line :
        search("--machine", "MP02", "--context", "2", "--limit", "1", "--format", "ndjson")
            .out()
            .lines()
            .toList()) {
      JsonNode event = JSON.readTree(line);
      rows.add(event.get("line").asInt() + " " + event.get("context").asText());
    }
    // The limit counts hits; the next match is what is after the first.
    assertThat(rows).containsExactly("4 before", "5 before", "6 hit", "7 after", "8 after");

    JsonNode document = JSON.readTree(search("--context", "0", "--format", "json").out());
    assertThat(document.get("total").asInt()).isEqualTo(6);
    assertThat(document.get("events")).hasSize(6);
    assertThat(document.get("events").findValuesAsText("context")).containsOnly("hit");
    assertThat(document.get("facets")).isEmpty();

    assertThat(search("--context", "1", "--limit", "1", "--format", "csv").out().lines())
        .extracting(line -> line.substring(line.lastIndexOf(',') + 1))
        .containsExactly("context", "before", "hit", "after");
    assertThat(search("--format", "csv").out().lines().findFirst().orElseThrow())
        .endsWith(",alsoIn");
    assertThat(search("--format", "ndjson").out()).doesNotContain("context");
  }

  @Test
  void whatIsAroundMayBeOutsideTheTime() {
    CommandRun run =
        search(
            "--machine",
            "MP01",
            "--since",
            "2026-10-14T12:15:00Z",
            "--until",
            "2026-10-14T12:15:30Z",
            "--context",
            "2",
            "--newest");

    assertThat(run.out().lines().skip(1).map(line -> line.replaceAll(".* ", "")))
        .containsExactly("13", "14", "15", "16", "17");
  }

  @Test
  void theLimitIsSaidInHits() {
    assertThat(search("--context", "3", "--limit", "2").err())
        .contains("showing the oldest 2 of 6 events");
    assertThat(search("--context", "3", "--newest", "--limit", "2").err())
        .contains("showing the newest 2 of 6 events");
    assertThat(search("--context", "-1").status()).isEqualTo(2);
    assertThat(search("--context", "10001").status()).isEqualTo(2);
    assertThat(CommandRun.of("search", "zzzz", "--context", "2", "--case", folder()).status())
        .isEqualTo(4);
  }

  @Test
  void aNarrowTerminalHasRoomForTheMessage() throws IOException {
    StringWriter text = new StringWriter();
    try (Case opened = CaseAddress.of(folder()).store().open()) {
      SearchRequest request = SearchRequest.of("severity:error AND machine:MP01");
      SearchResult result = opened.events().search(request);
      new ContextListing(result, ContextSearch.of(opened, request, result, 1), opened.machines())
          .print(new TextPage(new PrintWriter(text), 80, false));
    }
    assertThat(text.toString().replace("\r\n", "\n"))
        .startsWith(
            """
               TIME (UTC)    MACHINE  KIND   SOURCE               MESSAGE
            2026-10-14
               12:04:00.000  MP01     other  MP01/CCM_STS.log:5   MP01 record 4
            >  12:05:00.000  MP01     other  MP01/CCM_STS.log:6   MP01 failure 5
            """);
  }
}
