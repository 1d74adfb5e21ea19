package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only its owner can read a case, even where the umask lets all users read. */
@Timeout(120)
@Tag("slow")
class PrivateCaseTest {
  private static final Path SHELL = Path.of("/bin/sh");

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"000", "022", "077", "0377"})
  void aCaseIsReadableByItsOwnerOnly(String umask) throws Exception {
    assumeTrue(Files.isExecutable(SHELL));
    Path caseFolder = temp.resolve("new/case");
    assertThat(
            run(
                umask,
                "ingest",
                Path.of("..", "samples", "contoso-group-sync").toString(),
                "--case",
                caseFolder.toString()))
        .isZero();
    List<Path> inside = inside(temp.resolve("new"));
    assertThat(inside).anyMatch(path -> path.getFileName().toString().startsWith("segments_"));
    assertThat(inside).anyMatch(path -> path.getFileName().toString().equals("write.lock"));
    for (Path path : inside) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .as(path.toString())
          .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
    }
    assertThat(run("022", "explain", "--case", caseFolder.toString())).isZero();
  }

  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    }
  }

  private int run(String umask, String... arguments) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of(
                    SHELL.toString(),
                    "-c",
                    "umask " + umask + " && exec \"$@\"",
                    "sh",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()),
                Stream.of(arguments))
            .toList();
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }
}
