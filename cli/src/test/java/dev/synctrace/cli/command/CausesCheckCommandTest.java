package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.option.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cause of one's own is begun, checked and corrected. */
class CausesCheckCommandTest {
  @TempDir private Path folder = Path.of("unset");

  private Path file = Path.of("unset");
  private String text = "";

  @BeforeEach
  void aNewCause() throws IOException {
    file = folder.resolve("proxy.yaml");
    assertThat(run("causes", "new", "MY7", "-o", file.toString()).status()).isZero();
    text = Files.readString(file);
  }

  private static CommandRun run(String... args) {
    return CommandRun.of(args);
  }

  private CommandRun check(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "causes";
    args[1] = "check";
    args[2] = folder.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return run(args);
  }

  private void write(String found, String replacement) throws IOException {
    assertThat(text).contains(found);
    Files.writeString(file, text.replace(found, replacement));
  }

  private int lineOf(String start) throws IOException {
    return Files.readString(file).lines().map(String::strip).toList().indexOf(start) + 1;
  }

  @Test
  void whatIsWrittenIsFoundAsItIs() {
    CommandRun run = check();
    assertThat(run.out()).contains("1 cause, found in 1 example and not in 1 near miss");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @Test
  void withoutAFileItIsPrinted() {
    assertThat(run("causes", "new", "MY7").out()).isEqualTo(text);
  }

  @Test
  void aFileIsNeverReplaced() throws IOException {
    Files.writeString(file, "hours of work");
    CommandRun run = run("causes", "new", "-o", file.toString());
    assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(run.err()).contains("proxy.yaml exists");
    assertThat(file).hasContent("hours of work");
  }

  @Test
  void anExampleInWhichItIsNotFoundIsNamed() throws IOException {
    write("ERROR: Contoso proxy", "ERROR: Northwind proxy");
    CommandRun run = check();
    assertThat(run.out())
        .contains(
            "proxy.yaml:" + lineOf("- name: the proxy refuses"),
            "example 'the proxy refuses' is not found. Kinds of its records: other");
    assertThat(run.err()).contains("1 problem in the cause files");
    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
  }

  @Test
  void aNearMissInWhichItIsFoundIsNamed() throws IOException {
    write("ERROR: Fabrikam proxy", "ERROR: Contoso proxy");
    assertThat(check().out())
        .contains(
            "proxy.yaml:" + lineOf("- name: the proxy of another company refuses"),
            "near miss 'the proxy of another company refuses' is found: LIKELY");
  }

  @Test
  void anotherGradeIsNamed() throws IOException {
    write("    grade: LIKELY", "    grade: PROVEN");
    assertThat(check().out()).contains("is found as LIKELY, not PROVEN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "event: other    | event: othr    | unknown kind 'othr': did you mean other?",
        "text: Contoso   | texxt: Contoso | unknown field: did you mean text?",
        "supports: []    | 'supports: [{predicate: serverAppSecretExpird}]' | did you mean serverAppSecretExpired?",
        "title: The proxy of Contoso refuses the request | '' | title: is missing",
        "fix:            | 'fix: ['       | is not valid YAML",
        "because: []     | because: [S999] | because: unknown cause S999",
        "CM01/SMS        | ../SMS         | must be a path in the bundle"
      })
  void anErrorHasItsFileAndLine(String found, String replacement, String problem)
      throws IOException {
    write(found, replacement);
    CommandRun run = check("--format", "csv");
    assertThat(run.out()).containsPattern("(?m)^proxy.yaml,\\d+,").contains(problem);
    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
  }

  @Test
  void otherCommandsRefuseTheSameFileWithItsLine() throws IOException {
    write("event: other", "event: othr");
    CommandRun run = run("causes", "--causes", folder.toString());
    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(run.err())
        .contains("proxy.yaml:" + lineOf("- event: othr") + ": when[0].event: unknown kind 'othr'");
  }

  @Test
  void everyFileIsChecked() throws IOException {
    Files.writeString(folder.resolve("again.yaml"), text);
    Files.writeString(folder.resolve("empty.yaml"), "");
    assertThat(check("--format", "ndjson").out().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("empty.yaml"))
        .anyMatch(line -> line.contains("MY7 is already used by again.yaml"));
  }

  @Test
  void aFolderWithoutCausesHasNothingToCheck() throws IOException {
    Files.delete(file);
    assertThat(check().status()).isEqualTo(ExitCode.NOTHING_FOUND.status());
    assertThat(run("causes", "check", file.toString()).status()).isEqualTo(ExitCode.USAGE.status());
  }
}
