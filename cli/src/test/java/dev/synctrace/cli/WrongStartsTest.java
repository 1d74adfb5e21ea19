package dev.synctrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wrong ways to start, as people find them: each ends with its exit status, one line that says
 * what to do, and nothing left behind. Each is a process in a folder of its own.
 */
@Tag("slow")
class WrongStartsTest {
  private static final String SAMPLE = "../samples/contoso-group-sync";

  @TempDir private static Path temp;

  /**
   * One wrong way.
   *
   * @param says what the line contains
   */
  record WrongStart(int status, String command, List<String> says) {
    @Override
    public String toString() {
      return "synctrace " + command;
    }
  }

  static Stream<WrongStart> wrongStarts() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(WrongStartsTest.class.getResourceAsStream("wrong-starts.txt"))) {
      return new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split(" \\| ", 3))
              .map(part ->
                  new WrongStart(
                      Integer.parseInt(part[0]), part[1], List.of(part[2].split("\\.\\.\\.(?!$)"))))
              .toList()
              .stream();
    }
  }

  @BeforeAll
  static void aFolderWithWhatPeopleHave() throws IOException {
    Files.createDirectory(temp.resolve("empty"));
    byte[] picture = new byte[5_000];
    new Random(7).nextBytes(picture);
    Files.write(Files.createDirectory(temp.resolve("photos")).resolve("photo.jpg"), picture);
    Path readme = Files.createDirectory(temp.resolve("readme"));
    Files.copy(Path.of(SAMPLE, "README.md"), readme.resolve("README.md"));
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(temp.resolve("bundle.zip")))) {
      zip.putNextEntry(new ZipEntry("README.md"));
    }
    ingest("case", Path.of(SAMPLE));
    ingest("nothing", Path.of(SAMPLE, "CLIENT-042/CcmAad.log"));
  }

  private static void ingest(String name, Path bundle) {
    CommandRun run =
        CommandRun.of("ingest", bundle.toString(), "--case", temp.resolve(name).toString());
    assertThat(run.status()).as(run.err()).isZero();
  }

  @ParameterizedTest
  @MethodSource("wrongStarts")
  void endsWithOneLineAndLeavesNothingBehind(WrongStart wrong) throws Exception {
    Set<String> before = files();
    Path err = Files.createTempFile("wrong", ".txt");
    int status = run(wrong.command(), err);
    // Below a query, the line with the mistake is repeated, with a caret at the column.
    List<String> lines =
        Files.readAllLines(err).stream().filter(line -> !line.startsWith("  ")).toList();
    Files.delete(err);
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).startsWith("synctrace: ").contains(wrong.says());
    assertThat(status).isEqualTo(wrong.status());
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void thereAreAtLeastTwentyFive() throws IOException {
    assertThat(wrongStarts()).hasSizeGreaterThanOrEqualTo(25);
  }

  private static int run(String words, Path err) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Main.class.getName()));
    command.addAll(Arrays.asList(words.split(" ")));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile());
    builder.environment().remove("SYNCTRACE_CASE");
    return builder.start().waitFor();
  }

  private static String absolute(String classPath) {
    return String.join(
        File.pathSeparator,
        Stream.of(classPath.split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }

  private static Set<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(temp)) {
      Set<String> found = new TreeSet<>();
      files.forEach(file -> found.add(temp.relativize(file).toString()));
      return found;
    }
  }
}
