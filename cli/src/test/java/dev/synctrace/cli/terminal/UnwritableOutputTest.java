package dev.synctrace.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.Main;
import dev.synctrace.cli.option.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Results that are lost are said so, by every command. */
@Timeout(120)
@Tag("slow")
class UnwritableOutputTest {
  private static final String FULL = "No space left on device";

  /** What serve logs before it answers. */
  private static final String READING_NOTES = "\\d{4}-\\d\\d-\\d\\d .*";

  private static final Path DEVICE = Path.of("/dev/full");
  private static final Path SAMPLES = Path.of("..", "samples");

  /**
   * Arguments with which each command prints something; CASE, CASES, CAUSES and TEMP are replaced.
   * A command that is not listed fails the test.
   */
  private static final Map<String, List<String>> PRINTING =
      Map.ofEntries(
          Map.entry(
              "ingest", List.of("ingest SAMPLE --case TEMP/new", "ingest SAMPLE --case CASE")),
          Map.entry(
              "search",
              List.of(
                  "search --case CASE",
                  "search --case CASE --format json",
                  "search --case CASE --format ndjson",
                  "search --case CASE --format csv",
                  "search --case CASE --facet kind --limit 0",
                  "search --case CASE --context 2")),
          Map.entry(
              "patterns",
              List.of(
                  "patterns --case CASE",
                  "patterns --case CASE --format json",
                  "patterns --case CASE --format ndjson",
                  "patterns --case CASE --format csv")),
          Map.entry(
              "log",
              List.of(
                  "log --case CASE",
                  "log CCM_STS:42 --case CASE",
                  "log --merge --case CASE --format ndjson",
                  "log CCM_STS --case CASE --limit 0 --format csv")),
          Map.entry(
              "explain",
              List.of(
                  "explain --case CASE",
                  "explain CLIENT-095 --case CASE",
                  "explain --case CASE --format json",
                  "explain --case CASE --format csv")),
          Map.entry(
              "trace",
              List.of(
                  "trace --case CASE",
                  "trace --case CASE --format json",
                  "trace --case CASE --format csv",
                  "trace none --case CASE --format json")),
          Map.entry(
              "diff",
              List.of(
                  "diff CASE CASE", "diff CASE CASE --format json", "diff CASE CASE --format csv")),
          Map.entry(
              "report",
              List.of(
                  "report --case CASE -o -",
                  "report SAMPLE -o -",
                  "report --case CASE --format json",
                  "report --case CASE --format csv",
                  "report --case CASE --format md",
                  "report --case CASE --format sarif")),
          Map.entry("redact", List.of("redact SAMPLE -o TEMP/copy.zip")),
          Map.entry("serve", List.of("serve --port 0 --data TEMP/data")),
          // What it prints needs a tenant: see its own test.
          Map.entry("graph fetch", List.of("graph fetch --help")),
          // What it prints is what a client asks for: see its own test.
          Map.entry("mcp", List.of("mcp --help")),
          Map.entry("graph permissions", List.of("graph permissions")),
          Map.entry("case list", List.of("case list CASES")),
          Map.entry("case info", List.of("case info --case CASE")),
          Map.entry("case copy", List.of("case copy CASE TEMP/copy")),
          Map.entry("case delete", List.of("case delete TEMP/victim")),
          Map.entry("case check", List.of("case check CASE", "case check CASE --format json")),
          Map.entry("causes", List.of("causes", "causes S01", "causes --format json")),
          Map.entry("causes new", List.of("causes new", "causes new MY2 -o TEMP/MY2.yaml")),
          Map.entry(
              "causes check", List.of("causes check CAUSES", "causes check CAUSES --format json")),
          Map.entry("error", List.of("error 0x80004005", "error 1 --format csv")),
          Map.entry("kinds", List.of("kinds", "kinds --format json", "kinds --format ndjson")),
          Map.entry(
              "schema",
              List.of(
                  "schema",
                  "schema --format csv",
                  "schema explain",
                  "schema search --format ndjson",
                  "schema openapi")),
          Map.entry("generate-completion", List.of("generate-completion")),
          Map.entry(
              "collect", List.of("collect", "collect -o -", "collect --case CASE --format md")),
          Map.entry("help", List.of("help", "help search")),
          Map.entry("man-pages", List.of("man-pages --help")),
          Map.entry("warm-up", List.of("warm-up --help")));

  @TempDir private static Path shared;
  @TempDir private Path temp;

  @BeforeAll
  static void aCase() throws IOException {
    Path causes = Files.createDirectory(shared.resolve("causes"));
    assertThat(CommandRun.of("causes", "new", "-o", causes.resolve("MY1.yaml").toString()).status())
        .isZero();
    assertThat(
            CommandRun.of(
                    "ingest",
                    sample(),
                    SAMPLES.resolve("contoso-tenant-attach").toString(),
                    "--case",
                    shared.resolve("cases/one").toString())
                .status())
        .isZero();
  }

  private static String sample() {
    return SAMPLES.resolve("contoso-group-sync").toString();
  }

  /** Every command and group of commands in picocli's model, as it is typed. */
  private static List<String> commands() {
    List<String> names = new ArrayList<>();
    addCommands(Main.commandLine(), "", names);
    return names;
  }

  private static void addCommands(CommandLine command, String typed, List<String> names) {
    command
        .getSubcommands()
        .forEach((name, inner) -> {
          names.add((typed + " " + name).strip());
          addCommands(inner, (typed + " " + name).strip(), names);
        });
  }

  static Stream<String> everyHelp() {
    return Stream.concat(
        Stream.of("", "--help", "-h", "--version", "-V"),
        commands().stream()
            .flatMap(name ->
                name.equals("generate-completion")
                    ? Stream.of(name + " --help")
                    : Stream.of(name + " --help", name + " --version")));
  }

  static Stream<String> everyResult() {
    return PRINTING.values().stream().flatMap(List::stream).sorted();
  }

  @Test
  void everyCommandIsTested() {
    List<String> groups = List.of("graph", "case");
    assertThat(commands())
        .filteredOn(name -> !groups.contains(name))
        .allMatch(PRINTING::containsKey);
  }

  @ParameterizedTest
  @MethodSource({"everyHelp", "everyResult"})
  void aFullDiskIsExitCodeOneAndOneLine(String command) throws IOException {
    CommandRun run = runOnto(FULL, false, command);
    assertThat(run.err().lines().filter(line -> !line.matches(READING_NOTES)))
        .containsExactly("synctrace: cannot write the output: " + FULL);
    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
  }

  @ParameterizedTest
  @CsvSource({
    "Broken pipe, false",
    "The pipe is being closed, false",
    "Datenübergabe unterbrochen, true"
  })
  void aReaderThatClosesThePipeIsNoFailure(String said, boolean isPipe) throws IOException {
    CommandRun run = runOnto(said, isPipe, "kinds");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @Test
  void theFirstReasonIsKeptAndNothingIsWrittenAfterIt() {
    List<String> reasons = new ArrayList<>(List.of("Input/output error", "Stale file handle"));
    List<Integer> written = new ArrayList<>();
    ResultWriter writer =
        new ResultWriter(
            new OutputStream() {
              @Override
              public void write(int oneByte) throws IOException {
                written.add(oneByte);
                throw new IOException(reasons.removeFirst());
              }
            },
            StandardCharsets.UTF_8,
            () -> false);
    for (int line = 0; line < 5_000; line++) {
      writer.println("line " + line);
    }
    assertThat(writer.failure()).hasValue("cannot write the output: Input/output error");
    assertThat(written).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"report --case CASE -o /dev/full", "report SAMPLE -o /dev/full --format json"})
  void aReportFileThatCannotBeWrittenIsNamed(String command) throws IOException {
    assumeTrue(Files.exists(DEVICE));
    CommandRun run = CommandRun.of(arguments(command));
    assertThat(run.err()).isEqualTo("synctrace: /dev/full cannot be written: " + FULL + "\n");
    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
  }

  @ParameterizedTest
  @CsvSource({"--version", "--help", "search --case CASE", "kinds --format json"})
  void aProcessOnAFullDeviceSaysSo(String command) throws Exception {
    assumeTrue(Files.exists(DEVICE));
    Path err = temp.resolve("err");
    Process process =
        process(command).redirectOutput(DEVICE.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED.status());
    assertThat(err).hasContent("synctrace: cannot write the output: " + FULL);
  }

  @Test
  void aProcessWhoseReaderIsGoneStaysQuiet() throws Exception {
    Path err = temp.resolve("err");
    Process process = process("kinds --format json").redirectError(err.toFile()).start();
    process.getInputStream().close();
    assertThat(process.waitFor()).isZero();
    assertThat(err).isEmptyFile();
  }

  private ProcessBuilder process(String command) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:disable",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    words.addAll(List.of(arguments(command)));
    return new ProcessBuilder(words);
  }

  private CommandRun runOnto(String failure, boolean isPipe, String command) throws IOException {
    if (command.contains("TEMP/victim")) {
      CommandRun.of("ingest", sample(), "--case", temp.resolve("victim").toString());
    }
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int oneByte) throws IOException {
            throw new IOException(failure);
          }
        };
    StringWriter err = new StringWriter();
    int status =
        Main.run(
            new ResultWriter(broken, StandardCharsets.UTF_8, () -> isPipe),
            new PrintWriter(err),
            arguments(command));
    return new CommandRun("", err.toString().replace("\r\n", "\n"), status);
  }

  private String[] arguments(String command) {
    return Stream.of(command.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> word.equals("CASE") ? shared.resolve("cases/one").toString() : word)
        .map(word -> word.equals("CAUSES") ? shared.resolve("causes").toString() : word)
        .map(word -> word.equals("CASES") ? shared.resolve("cases").toString() : word)
        .map(word -> word.equals("SAMPLE") ? sample() : word)
        .map(word -> word.startsWith("TEMP/") ? temp.resolve(word.substring(5)).toString() : word)
        .toArray(String[]::new);
  }
}
