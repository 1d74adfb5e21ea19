package dev.synctrace.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pager of a user is that of git. */
class PagerTest {
  @TempDir private Path path;

  @BeforeEach
  void notOnWindows() {
    assumeTrue(File.separatorChar == '/');
  }

  private Map<String, String> environment(String... pairs) {
    Map<String, String> environment =
        new HashMap<>(Map.of("TERM", "xterm", "PATH", path.toString()));
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return environment;
  }

  private void install(String program) throws IOException {
    assertThat(Files.createFile(path.resolve(program)).toFile().setExecutable(true)).isTrue();
  }

  @Test
  void itsOwnVariableIsFirstThenThatOfAllThenLess() throws IOException {
    install("less");

    assertThat(Pager.of(environment("SYNCTRACE_PAGER", "most -s", "PAGER", "more")))
        .hasValue(new Pager("most -s", "SYNCTRACE_PAGER"));
    assertThat(Pager.of(environment("PAGER", "more"))).hasValue(new Pager("more", "PAGER"));
    assertThat(Pager.of(environment())).hasValue(new Pager("less -FRX", "less"));
  }

  @Test
  void withoutLessThereIsNone() {
    assertThat(Pager.of(environment())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SYNCTRACE_PAGER, ''",
    "SYNCTRACE_PAGER, cat",
    "PAGER, ' cat '",
    "TERM, dumb",
    "TERM, ''"
  })
  void itCanBeTurnedOff(String name, String value) throws IOException {
    install("less");
    assertThat(Pager.of(environment(name, value))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "less -FRX, less -FRX +G",
    "less, less +G",
    "/usr/bin/less -R -S, /usr/bin/less -R -S +G",
    "more, more",
    "less | tee file, less | tee file",
    "lesspipe, lesspipe"
  })
  void onlyLessIsToldWhereToBegin(String command, String atEnd) {
    assertThat(new Pager(command, "PAGER").openAtEnd().command()).isEqualTo(atEnd);
  }

  @Test
  void lessBeginsAtALine() {
    assertThat(new Pager("less -R", "PAGER").openAt(">").command())
        .isEqualTo("less -R -j.5 '+/^>'");
  }

  @ParameterizedTest
  @CsvSource({
    "most -s, false",
    "less, true",
    "/no/such/pager, false",
    "X=1 most, true",
    "$P, true"
  })
  void aProgramThatIsNotThereIsKnownBefore(String command, boolean installed) throws IOException {
    install("less");
    assertThat(new Pager(command, "PAGER").isInstalled(environment())).isEqualTo(installed);
  }
}
