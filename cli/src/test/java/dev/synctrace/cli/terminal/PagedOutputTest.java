package dev.synctrace.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synctrace.cli.Main;
import dev.synctrace.cli.terminal.PagedOutput.PagerQuitException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is longer than the screen goes through a pager, and nothing is lost. */
@Timeout(120)
class PagedOutputTest {
  private static final int ROWS = 10;
  private static final int COLUMNS = 20;

  @TempDir private Path temp;

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @BeforeEach
  void notOnWindows() {
    assumeTrue(File.separatorChar == '/');
  }

  private PagedOutput output(String pager, boolean withErr) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(Map.of("TERM", "xterm", "SYNCTRACE_PAGER", pager));
    return new PagedOutput(terminal, errors, withErr, ROWS, COLUMNS, environment);
  }

  private PagedOutput toFile() {
    return output("cat >" + paged(), true);
  }

  private Path paged() {
    return temp.resolve("paged");
  }

  private static void print(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  @Test
  void whatFitsIsWrittenAsItIs() throws IOException {
    PagedOutput output = toFile();
    output.begin();
    print(output.out(), "line\n".repeat(ROWS - 1));
    print(output.err(), "");
    assertThat(terminal.toString(UTF_8)).isEmpty();

    assertThat(output.end()).isEmpty();

    assertThat(terminal.toString(UTF_8)).isEqualTo("line\n".repeat(ROWS - 1));
    assertThat(paged()).doesNotExist();
  }

  @Test
  void notesStayBetweenTheResults() throws IOException {
    List<String> pieces = new ArrayList<>();
    PagedOutput output =
        new PagedOutput(
            named("out", pieces),
            named("err", pieces),
            true,
            ROWS,
            COLUMNS,
            Map.of("TERM", "xterm", "PAGER", "more"));
    output.begin();
    print(output.out(), "one ");
    print(output.err(), "note ");
    print(output.out(), "two ");
    output.end();
    assertThat(pieces).containsExactly("out: one ", "err: note ", "out: two ");
  }

  private static OutputStream named(String name, List<String> pieces) {
    return new OutputStream() {
      @Override
      public void write(int oneByte) {
        throw new AssertionError("pieces are written whole");
      }

      @Override
      public void write(byte[] bytes, int start, int length) {
        pieces.add(name + ": " + new String(bytes, start, length, UTF_8));
      }
    };
  }

  @Test
  void aPagerGetsAllOfWhatIsLong() throws IOException {
    PagedOutput output = toFile();
    output.begin();
    print(output.out(), "first\n");
    print(output.err(), "note\n");
    print(output.out(), "line\n".repeat(100_000));
    print(output.err(), "last note\n");

    assertThat(output.end()).isEmpty();

    assertThat(paged()).hasContent("first\nnote\n" + "line\n".repeat(100_000) + "last note\n");
    assertThat(terminal.toString(UTF_8) + errors.toString(UTF_8)).isEmpty();
  }

  @Test
  void errorsThatGoToAFileGoThere() throws IOException {
    PagedOutput output = output("cat >" + paged(), false);
    output.begin();
    print(output.out(), "line\n".repeat(ROWS));
    print(output.err(), "note\n");
    output.end();
    assertThat(errors.toString(UTF_8)).isEqualTo("note\n");
    assertThat(paged()).hasContent("line\n".repeat(ROWS));
  }

  @Test
  void untilItBeginsEverythingIsWrittenAtOnce() throws IOException {
    PagedOutput output = toFile();
    print(output.out(), "line\n".repeat(3 * ROWS));
    assertThat(terminal.size()).isEqualTo(5 * 3 * ROWS);
  }

  @ParameterizedTest
  @CsvSource({
    "20, 9, false", // as wide as the screen
    "21, 4, false", // two rows each
    "21, 5, true"
  })
  void linesThatAreWiderThanTheScreenCountAsOften(int width, int lines, boolean isPaged)
      throws IOException {
    PagedOutput output = toFile();
    output.begin();
    // Colours take no room, and a letter takes one column, however many bytes it has.
    print(output.out(), ("\u001b[1;31m" + "ü".repeat(width) + "\u001b[0m\n").repeat(lines));
    output.end();
    assertThat(Files.exists(paged())).isEqualTo(isPaged);
  }

  @Test
  void whoQuitsThePagerEndsTheCommand() throws IOException {
    PagedOutput output = output("true", true);
    output.begin();
    assertThatThrownBy(
            () -> {
              while (true) {
                print(output.out(), "line\n".repeat(10_000));
              }
            })
        .isInstanceOf(PagerQuitException.class);
    print(output.err(), "a note to standard error\n");
    assertThat(output.end()).isEmpty();
    assertThat(terminal.toString(UTF_8) + errors.toString(UTF_8)).isEmpty();
  }

  @Test
  void withoutItsProgramNothingIsLost() throws IOException {
    PagedOutput output = output("no-such-pager -x", true);
    output.begin();
    print(output.out(), "line\n".repeat(50));
    assertThat(output.end()).isEmpty();
    assertThat(terminal.toString(UTF_8)).isEqualTo("line\n".repeat(50));
    assertThat(errors.toString(UTF_8))
        .contains("cannot run the pager no-such-pager -x. Change SYNCTRACE_PAGER");
  }

  @Test
  void aPagerThatTheShellDoesNotFindIsAFailure() throws IOException {
    PagedOutput output = output("sleep 1; X=1 no-such-pager 2>/dev/null", true);
    output.begin();
    print(output.out(), "line\n".repeat(ROWS));
    assertThat(output.end()).hasValueSatisfying(line -> assertThat(line).contains("no-such-pager"));
  }

  @ParameterizedTest
  @CsvSource({
    "kinds, true, 0",
    "causes S01, true, 0",
    "help log, true, 0",
    "search --help, true, 0",
    "kinds --no-pager, false, 0",
    "kinds --format csv, false, 0",
    "kinds --format ndjson, false, 0",
    "causes S99, false, 4",
    "generate-completion, false, 0"
  })
  void aTerminalShowsLongTextThroughIt(String command, boolean isPaged, int status)
      throws IOException, InterruptedException {
    Path out = temp.resolve("out");
    Process process =
        process(command, "cat >" + paged() + "; echo shown")
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isEqualTo(status);
    assertThat(Files.exists(paged())).isEqualTo(isPaged);
    assertThat(Files.readString(out).equals("shown\n")).isEqualTo(isPaged);
  }

  /** Else it would read the keyboard beside the shell. */
  @Test
  void anInterruptedCommandLeavesNoPagerBehind() throws IOException, InterruptedException {
    Path started = temp.resolve("started");
    Path ended = temp.resolve("ended");
    Process process =
        process("kinds", "echo >" + started + "; cat >/dev/null; sleep 2; echo >" + ended)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (!Files.exists(started)) {
      Thread.sleep(20);
    }
    Thread.sleep(200); // the command knows of its pager a moment after it runs
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ended).exists();
  }

  private static ProcessBuilder process(String command, String pager) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:disable",
                "-Dsynctrace.terminal=outerr",
                "-Dsynctrace.rows=5",
                "-Dsynctrace.columns=80",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    words.addAll(List.of(command.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().putAll(Map.of("TERM", "xterm", "SYNCTRACE_PAGER", pager));
    return builder;
  }
}
