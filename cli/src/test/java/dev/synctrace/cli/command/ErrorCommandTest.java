package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code synctrace error} as scripts and people call it. */
class ErrorCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SPELLINGS =
      List.of("0x80004005", "80004005", "0X80004005", "-2147467259", "2147500037");

  @TempDir private Path temp;

  @Test
  void everySpellingGivesTheSameCode() throws IOException {
    List<String> command = new ArrayList<>(List.of("error", "--format", "json"));
    command.addAll(SPELLINGS);
    CommandRun run = CommandRun.of(command.toArray(String[]::new));
    JsonNode codes = JSON.readTree(run.out()).get("codes");

    assertThat(run.status()).isZero();
    assertThat(codes.findValuesAsText("code")).isEqualTo(SPELLINGS);
    for (JsonNode code : codes) {
      assertThat(code.get("value").asText()).isEqualTo("0x80004005");
      assertThat(code.get("family").asText()).isEqualTo("HRESULT");
      assertThat(code.get("name").asText()).isEqualTo("E_FAIL");
      assertThat(code.get("seenIn")).isEmpty();
      assertThat(code.fieldNames())
          .toIterable()
          .startsWith("code", "value", "family", "name", "meaning", "action", "source", "seenIn");
    }
  }

  @Test
  void anUnknownCodeShowsItsPartsAndExitCodeFour() {
    CommandRun run = CommandRun.of("error", "0x8007FFF0");

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.out()).contains("unknown code", "7 (FACILITY_WIN32)", "65520 (0xfff0)");
  }

  @Test
  void aMistypedOptionIsNoCode() {
    assertThat(CommandRun.of("error", "--fromat", "5").status()).isEqualTo(2);
    assertThat(CommandRun.of("error", "-x").err()).contains("unknown option '-x'. Run");
    assertThat(CommandRun.of("search", "--limt", "5").err()).contains("--limit");
    assertThat(CommandRun.of("error").status()).isEqualTo(2);
  }

  @Test
  void aCaseThatIsNamedAndMissingIsAnError() {
    String nowhere = temp.resolve("nowhere").toString();

    assertThat(CommandRun.of("error", "5", "--case", nowhere).status()).isEqualTo(1);
  }

  @Test
  void csvAndNdjsonHaveALineForEachCode() {
    assertThat(CommandRun.of("error", "403", "12007", "--format", "csv").out().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("12007,0x80072ee7,WinHTTP,"));
    assertThat(CommandRun.of("error", "403", "AADSTS50076", "--format", "ndjson").out().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"code\":") && line.endsWith("}"));
  }

  /** A log that writes one code in five ways, in a case. */
  private String ingested() throws IOException {
    StringBuilder log = new StringBuilder();
    int second = 10;
    for (String spelling : List.of("0x80004005", "-2147467259", "2147500037", "80004005")) {
      log.append(
          "<![LOG[Step %d ended with %s]LOG]!><time=\"12:00:%d.000+000\" date=\"10-14-2026\""
                  .formatted(second, spelling, second)
              + " component=\"Steps\" context=\"\" type=\"3\" thread=\"1\" file=\"\">\n");
      second++;
    }
    Path folder = Files.createDirectories(temp.resolve("bundle"));
    Files.writeString(folder.resolve("Steps.log"), log);
    String name = temp.resolve("case").toString();
    CommandRun.of("ingest", folder.toString(), "--case", name);
    return name;
  }

  @Test
  void theCaseSaysWhereTheCodeIs() throws IOException {
    CommandRun run =
        CommandRun.of("error", "-2147467259", "--format", "ndjson", "--case", ingested());
    JsonNode seen = JSON.readTree(run.out()).get("seenIn");

    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).get("source").asText()).isEqualTo("Steps.log");
    assertThat(seen.get(0).get("line").asInt()).isEqualTo(1);
    assertThat(seen.get(0).get("count").asInt()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x80004005", "80004005", "-2147467259", "2147500037"})
  void searchFindsEverySpellingThroughEveryOther(String spelling) throws IOException {
    CommandRun run = CommandRun.of("search", spelling, "--format", "csv", "--case", ingested());

    assertThat(run.out().lines()).as(run.err()).hasSize(5);
  }

  @Test
  void aSearchSaysWhatTheCodesMean() throws IOException {
    CommandRun run = CommandRun.of("search", "ended", "--case", ingested());

    assertThat(run.out()).containsOnlyOnce("E_FAIL: unspecified failure");
  }
}
