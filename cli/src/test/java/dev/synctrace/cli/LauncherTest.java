package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever starts SyncTrace, Java takes the names of files for UTF-8. */
@Tag("slow")
class LauncherTest {
  private static final Path ROOT = Path.of("..");

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource({
    "'',               '',           C.UTF-8",
    "LC_ALL,           C,            C.UTF-8",
    "LC_ALL,           POSIX,        C.UTF-8",
    "LANG,             de_DE@euro,   C.UTF-8",
    "LANG,             en_US.UTF-8,  unset",
    "LC_CTYPE,         C.utf8,       unset",
    "LC_ALL,           en_US.UTF-8,  en_US.UTF-8",
  })
  void javaIsGivenAUtf8Locale(String variable, String value, String given) throws Exception {
    Path launcher = packageWithAJavaThat("echo \"LC_ALL is ${LC_ALL:-unset}\"");
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "kinds");
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    if (!variable.isEmpty()) {
      builder.environment().putAll(Map.of(variable, value));
    }

    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).isEqualTo("LC_ALL is " + given + "\n");
    assertThat(process.waitFor()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "'', 0"})
  void withoutATerminalOnlyTheUserLimitsTheWidth(String columns, String given) throws Exception {
    Path launcher = packageWithAJavaThat("echo \"$*\"");
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "kinds");
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "COLUMNS", columns));

    Process process = builder.redirectErrorStream(true).start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains(" -Dsynctrace.columns=" + given + " ", " -Dsynctrace.terminal= ");
  }

  @Test
  void serviceAndContainerSetOneThemselves() throws IOException {
    assertThat(ROOT.resolve("dist/synctrace.service"))
        .content()
        .containsPattern("(?m)^Environment=LC_ALL=C\\.UTF-8$");
    assertThat(ROOT.resolve("dist/Containerfile"))
        .content()
        .containsPattern("(?m)^ENV LC_ALL=C\\.UTF-8$");
  }

  private Path packageWithAJavaThat(String does) throws IOException {
    assumeTrue(temp.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path launcher = temp.resolve("synctrace");
    Files.copy(ROOT.resolve("synctrace"), launcher);
    Files.createFile(Files.createDirectories(temp.resolve("lib")).resolve("synctrace.jar"));
    Path java = Files.createDirectories(temp.resolve("runtime/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + does + "\n");
    Files.writeString(temp.resolve("runtime/release"), "JAVA_VERSION=\"25\"\n");
    for (Path program : new Path[] {launcher, java}) {
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
    return launcher;
  }
}
