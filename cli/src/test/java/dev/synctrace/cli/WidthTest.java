package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * Runs every command that prints for people on both published samples, on terminals of 80, 100 and
 * 160 columns, and compares with the transcripts in {@code src/test/golden-columns}. {@code
 * -Dsynctrace.update=true} writes them again.
 */
class WidthTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/golden-columns");

  private static final List<String> ON_GROUP_SYNC =
      List.of(
          "ingest samples/contoso-group-sync",
          "explain",
          "explain -v --verdict NOT_SYNCED",
          "explain CLIENT-088",
          "explain CLIENT-095",
          "search 'severity:error' --facet log --histogram 1h",
          "search 'kind:groupsync.member.*' --limit 3 --context 1",
          "log",
          "log MP01/CCM_STS.log:42 --around 3",
          "log --merge --machine CLIENT-088 --limit 12",
          "trace",
          "error 0xd0090016 12007",
          "causes token tpm",
          "causes S56",
          "causes no such cause",
          "kinds token failed",
          "kinds no such kind",
          "search CLIENT-088 --facet kind --facet machine --limit 2",
          "search --histogram 6h --limit 1",
          "error 0x80004005 -2147467259 AADSTS50076 403",
          "error 0x12345678",
          "causes S09",
          "log --around 2 CLIENT-088/CcmAad.log:5");

  private static final List<String> ON_TENANT_ATTACH =
      List.of(
          "ingest samples/contoso-tenant-attach",
          "ingest samples/contoso-tenant-attach",
          "trace",
          "trace 42",
          "trace 44",
          "trace D83D281B-2A05-47CE-BF6A-BD1ADE028AD8",
          "trace Megan.Bowen@contoso.com",
          "trace --portal-message 'Unexpected error occurred'",
          "search 'severity:error' --limit 8",
          "log MP01/BgbServer.log:51 --around 2",
          "explain");

  /** Whose output is long, or differs from case to case, and must fit nevertheless. */
  private static final List<String> OTHERS =
      List.of(
          "kinds",
          "causes",
          "case info",
          "case check",
          "search --limit 0",
          "log --merge",
          "report -o TEMP/report.html",
          "report --format md -o TEMP/report.md",
          "redact samples/contoso-group-sync -o TEMP/redacted",
          "case copy TEMP/copy",
          "case list TEMP",
          "case delete");

  @TempDir private Path temp;

  static Stream<Arguments> terminals() {
    return Stream.of(80, 100, 160)
        .flatMap(columns ->
            Stream.of(
                Arguments.of("contoso-group-sync", columns, ON_GROUP_SYNC),
                Arguments.of("contoso-tenant-attach", columns, ON_TENANT_ATTACH)));
  }

  @ParameterizedTest(name = "{0}, {1} columns")
  @MethodSource("terminals")
  void everyCommandFitsTheTerminal(String sample, int columns, List<String> commands)
      throws IOException {
    String address = temp.resolve("case").toString();
    String actual =
        CommandRun.at(
            columns,
            () ->
                Transcript.rerun(
                    String.join("\n", commands.stream().map("$ synctrace "::concat).toList()),
                    address));

    Path transcript = TRANSCRIPTS.resolve(sample + "-" + columns + ".txt");
    if (Boolean.getBoolean("synctrace.update")) {
      Files.createDirectories(TRANSCRIPTS);
      Files.writeString(transcript, actual);
    }
    assertThat(transcript).content().isEqualTo(actual);
    assertThat(tooWide(actual, columns)).isEmpty();
    for (String command : OTHERS) {
      String placed = command.replace("TEMP", temp.toString());
      String printed = CommandRun.at(columns, () -> Transcript.answer(placed, address));
      assertThat(tooWide(printed, columns)).as(command).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {80, 100, 160})
  void everyHelpFitsTheTerminal(int columns) {
    assertThat(helps(Main.commandLine(), "").toList())
        .hasSizeGreaterThan(18)
        .allSatisfy(command -> {
          CommandRun run =
              CommandRun.at(columns, () -> CommandRun.of((command + " --help").strip().split(" ")));
          assertThat(run.status()).isZero();
          assertThat(tooWide(run.out(), columns)).as(command).isEmpty();
        });
  }

  private static Stream<String> helps(CommandLine command, String name) {
    return Stream.concat(
        Stream.of(name),
        command.getSubcommands().entrySet().stream()
            .flatMap(each -> helps(each.getValue(), (name + " " + each.getKey()).strip())));
  }

  /** Lines wider than the terminal, unless a word that fits no line is alone on them. */
  private static List<String> tooWide(String printed, int columns) {
    return printed
        .lines()
        .filter(line -> line.length() > columns)
        .filter(line -> !line.startsWith("$ ") && !line.startsWith("synctrace: "))
        .filter(line -> !isOneWord(line))
        .toList();
  }

  /** A label, such as the number of a fix, or the cells of a row can be before the word. */
  private static boolean isOneWord(String line) {
    int word = line.lastIndexOf(' ') + 1;
    String before = line.substring(0, word);
    return before.isBlank() || before.endsWith("  ") || before.endsWith(": ");
  }
}
