package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code synctrace patterns} on a log in which something new is written after a failure. */
class PatternsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  @BeforeEach
  void aQuietDayAndTheDayOfTheFailure() throws IOException {
    StringBuilder day = new StringBuilder();
    for (int minute = 0; minute < 50; minute++) {
      day.append(record("Polled " + minute + " messages from inbox", minute));
    }
    ingest("quiet", "CM01", day.toString());
    day.append(record("Certificate of CM01.contoso.com has been revoked", 51));
    ingest("failure", "CM01", day.toString());
    ingest("failure", "CM02", record("Polled 7 messages from inbox", 5));
  }

  private static String record(String message, int minute) {
    return ("<![LOG[%s]LOG]!><time=\"10:%02d:00.000+000\" date=\"10-13-2026\""
            + " component=\"Contoso\" context=\"\" type=\"1\" thread=\"4\" file=\"a.cpp:1\">\r\n")
        .formatted(message, minute);
  }

  private void ingest(String name, String machine, String text) throws IOException {
    Path bundle = temp.resolve(name + "-" + machine);
    Files.createDirectories(bundle.resolve(machine));
    Files.writeString(bundle.resolve(machine).resolve("Contoso.log"), text);
    assertThat(
            CommandRun.of("ingest", bundle.toString(), "--case", temp.resolve(name).toString())
                .status())
        .isZero();
  }

  private CommandRun patterns(String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("patterns", "--case", temp.resolve("failure").toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private List<String> texts(String... more) throws IOException {
    CommandRun run =
        patterns(
            Stream.concat(Stream.of("--format", "json"), Stream.of(more)).toArray(String[]::new));
    return JSON.readTree(run.out()).get("patterns").findValuesAsText("pattern");
  }

  private static final String POLLED = "Polled <number> messages from inbox";
  private static final String REVOKED = "Certificate of <name> has been revoked";

  @Test
  void theMostFrequentComeFirstAndTheRarestOnDemand() throws IOException {
    assertThat(texts()).containsExactly(POLLED, REVOKED);
    assertThat(texts("--rare")).containsExactly(REVOKED, POLLED);
    assertThat(texts("--rare", "--limit", "1")).containsExactly(REVOKED);
  }

  @Test
  void whatIsNewSinceATimeAndWhatEndedBefore() throws IOException {
    assertThat(texts("--new-since", "2026-10-13T10:45:00Z")).containsExactly(REVOKED);
    assertThat(texts("--gone-since", "2026-10-13T10:50:00Z")).containsExactly(POLLED);
  }

  @Test
  void whatTheQuietDayNeverSaid() throws IOException {
    assertThat(texts("--against", temp.resolve("quiet").toString())).containsExactly(REVOKED);
    CommandRun nothing = patterns("--against", temp.resolve("failure").toString());
    assertThat(nothing.status()).isEqualTo(4);
    assertThat(nothing.err())
        .contains(
            "no pattern is missing in "
                + temp.resolve("failure")
                + " (2 patterns, from 2026-10-13 10:00:00 to 2026-10-13 10:51:00 UTC)");
  }

  @Test
  void whereNothingIsNewTheTimesOfTheCaseAreSaid() {
    CommandRun nothing = patterns("--new-since", "2026-10-14", "--not-machine", "CM02");

    assertThat(nothing.status()).isEqualTo(4);
    assertThat(nothing.out()).doesNotContain("Polled");
    assertThat(nothing.err())
        .contains(
            "no pattern begins at 2026-10-14 00:00:00 UTC or later and is missing on CM02"
                + " (2 patterns, from 2026-10-13 10:00:00 to 2026-10-13 10:51:00 UTC)");
    assertThat(patterns("nowhere", "--new-since", "2026-10-14").err()).contains("no event matches");
  }

  @Test
  void anotherCaseThatIsMissingOrOfAnotherVersionIsSaid() throws IOException {
    CommandRun missing = patterns("--against", temp.resolve("nothing").toString());

    assertThat(missing.status()).isEqualTo(1);
    assertThat(missing.err()).contains("No case exists at " + temp.resolve("nothing"));
  }

  @Test
  void whatOneMachineSaysAndAnotherDoesNot() throws IOException {
    assertThat(texts("--machine", "CM01", "--not-machine", "CM02")).containsExactly(REVOKED);
    assertThat(patterns("--machine", "CM02", "--not-machine", "CM01").status()).isEqualTo(4);
  }

  @Test
  void everyKeyOfTheContractIsThere() throws IOException {
    JsonNode row = JSON.readTree(patterns("--rare", "--limit", "1", "--format", "ndjson").out());

    assertThat(row.properties().stream().map(entry -> entry.getKey()))
        .contains(
            "pattern",
            "count",
            "share",
            "firstTime",
            "lastTime",
            "logs",
            "machines",
            "severity",
            "kind",
            "example",
            "new");
    assertThat(row.get("share").asDouble()).isEqualTo(0.019231);
    assertThat(row.get("firstTime").asText()).isEqualTo("2026-10-13T10:51:00.000Z");
    assertThat(row.get("machines").get(0).asText()).isEqualTo("CM01");
    assertThat(row.get("example").get("line").asInt()).isEqualTo(51);
    assertThat(row.get("new").asBoolean()).isFalse();
  }

  @Test
  void theIdOfAPatternFindsItsEvents() throws IOException {
    String id =
        JSON.readTree(patterns("--rare", "--format", "json").out()).findValue("id").asText();

    CommandRun found =
        CommandRun.of(
            "search",
            "pattern:" + id,
            "--case",
            temp.resolve("failure").toString(),
            "--format",
            "csv");

    assertThat(found.out()).contains("CM01.contoso.com has been revoked").doesNotContain("Polled");
  }

  @Test
  void wrongUsageIsSaid() {
    assertThat(patterns("--limit", "-1").status()).isEqualTo(2);
    assertThat(patterns("--new-since", "2h", "--since", "3h").status()).isEqualTo(2);
    assertThat(patterns("--new-since", "soon").status()).isEqualTo(2);
  }
}
