package dev.synctrace.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither a log nor a query steers the terminal. */
@Timeout(120)
class ControlCharactersTest {
  private static final String STEERING = ".*[\\p{Cntrl}\u0080-\u009f\u202a-\u202e&&[^\r\n\t]].*";

  @TempDir private Path temp;

  private String caseFolder() throws IOException {
    Path log = temp.resolve("BgbServer.log");
    Files.writeString(
        log,
        "<![LOG[red \u001b[31m title \u001b]0;x\u0007 left \u202e c1 \u009b2J]LOG]!>"
            + "<time=\"10:00:00.000-120\" date=\"10-14-2026\" component=\"SMS_NOTIFICATION_SERVER\""
            + " context=\"\" type=\"3\" thread=\"1\" file=\"\">\r\n");
    String folder = temp.resolve("case").toString();
    assertThat(CommandRun.of("ingest", log.toString(), "--case", folder).status()).isZero();
    return folder;
  }

  @ParameterizedTest
  @CsvSource({"out, false", "'', true"})
  void csvIsHarmlessOnATerminalAndExactInAFile(String terminal, boolean exact) throws Exception {
    Path out = temp.resolve("out");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsynctrace.terminal=" + terminal,
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of("search", "--format", "csv", "--case", caseFolder()));
    int status =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(status).isZero();
    String rows = Files.readString(out);
    assertThat(rows).contains("red ", "title");
    assertThat(rows.lines().anyMatch(line -> line.matches(STEERING))).isEqualTo(exact);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no\u001b[31mfield:1",
        "\"open \u001b]0;x\u0007",
        "time:\u009b2J",
        "kind:[\u202ea TO b]"
      })
  void aQueryWithAMistakeIsShownWithoutThem(String query) throws IOException {
    CommandRun run = CommandRun.of("search", query, "--case", caseFolder());
    assertThat(run.err() + run.out()).doesNotMatch("(?s)" + STEERING);
  }

  @Test
  void whatIsShownInsteadKeepsItsPlace() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ResultWriter writer = new ResultWriter(bytes, StandardCharsets.UTF_8, () -> false);
    writer.showControlCharacters();
    writer.print("a\u001bb\tc\r\n");
    writer.print('\u0007');
    writer.print(new char[] {'x', '\u009b'});
    writer.flush();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a·b\tc\r\n·x·");
  }
}
