package dev.synctrace.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsualCaseTest {
  @TempDir private Path temp;

  private String of(String system, Path current) {
    return UsualCase.of(
        system, current, temp, Map.of("LOCALAPPDATA", temp.resolve("a").toString()));
  }

  @Test
  void itIsInTheCurrentFolderThatCanBeWritten() {
    assertThat(of("Windows 11", temp)).isEqualTo(".synctrace");
  }

  @Test
  void onWindowsItIsTheUsersOwnWhereTheFolderCannotBeWritten() {
    Path missing = temp.resolve("none");

    assertThat(of("Windows 11", missing))
        .isEqualTo(temp.resolve("a").resolve("SyncTrace").resolve("case").toString());
    assertThat(of("Linux", missing)).isEqualTo(".synctrace");
  }

  @Test
  void aCaseThatIsThereIsReadWhereItCannotBeWritten() throws IOException {
    Path folder = temp.resolve("shared");
    Files.createDirectories(folder.resolve(".synctrace"));
    assumeTrue(folder.toFile().setWritable(false));

    assertThat(of("Windows 11", folder)).isEqualTo(".synctrace");
    assumeTrue(folder.toFile().setWritable(true));
  }
}
