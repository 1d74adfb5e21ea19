package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log with passwords and keys of every form, in each output of the command line. */
class SecretsStayInTheCaseTest {
  private static final String RECORD =
      """
      <![LOG[connect with User ID=sa;Pwd=hunter2222; {"password":"hunter3333"} PASSWORD=hunter4444 \
      password = hunter5555 "client_secret":"hunter6666x" sig=hunter7777 AccountKey=hunter8888== \
      refresh_token=0.AXhunter9999]LOG]!><time="13:00:00.000+000" date="10-13-2026" component="C" \
      context="" type="3" thread="1" file="a">
      """;

  @TempDir private Path temp;

  @BeforeEach
  void ingest() throws IOException {
    Path log = Files.writeString(temp.resolve("AdminService.log"), RECORD);
    assertThat(CommandRun.of("ingest", "--case", caseFolder(), log.toString()).status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search --format table",
        "search --format json",
        "search --format ndjson",
        "search --format csv",
        "search connect",
        "search connect --context 1",
        "search connect --context 1 --format json",
        "log AdminService",
        "log AdminService:1",
        "log AdminService:1 --format json",
        "log --merge --format ndjson",
        "log AdminService --format csv",
        "explain --format table",
        "explain --format json",
        "explain --format ndjson",
        "explain --format csv",
        "trace --format table",
        "trace --format json",
        "trace --format ndjson",
        "trace --format csv",
        "report --format html -o -",
        "report --format json",
        "report --format csv",
        "report --format md",
        "report --format html --redact -o -",
        "report --format json --redact",
      })
  void noSecretIsShown(String command) {
    String line = command + " --case " + caseFolder();

    CommandRun run = CommandRun.of(line.split(" "));

    assertThat(run.out() + run.err()).doesNotContain("hunter");
    if (command.startsWith("search") || command.startsWith("log")) {
      assertThat(run.out()).contains("connect with User ID=sa;Pwd=[masked, 10 characters]");
    }
    if (command.startsWith("report")) {
      assertThat(run.out()).isNotEqualTo(""); // on standard output, where it is looked at
    }
  }

  private String caseFolder() {
    return temp.resolve("case").toString();
  }
}
