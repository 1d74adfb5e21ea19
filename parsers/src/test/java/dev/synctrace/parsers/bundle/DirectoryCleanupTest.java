package dev.synctrace.parsers.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryCleanupTest {
  @TempDir Path dir;

  @Test
  void aFolderGoesWithAllItHolds() throws IOException {
    Path folder = folder("case");
    file(folder.resolve("index/segments"), "1234");
    file(folder.resolve("a file with blanks"), "");
    Path beside = file(dir.resolve("case-2"), "stays");

    DirectoryCleanup.remove(folder);

    assertThat(folder).doesNotExist();
    assertThat(beside).hasContent("stays");
  }

  @Test
  void aFolderThatIsGoneIsFine() throws IOException {
    DirectoryCleanup.remove(dir.resolve("never there"));

    assertThat(DirectoryCleanup.bytes(dir.resolve("never there"))).isZero();
  }

  @Test
  void aLinkInsideGoesAndWhatItLeadsToStays() throws IOException {
    Path evidence = file(folder("evidence").resolve("BgbServer.log"), "kept");
    Path folder = folder("case");
    Files.createSymbolicLink(folder.resolve("folder"), evidence.getParent());
    Files.createSymbolicLink(folder.resolve("file"), evidence);
    Files.createSymbolicLink(folder.resolve("nowhere"), dir.resolve("nowhere"));

    DirectoryCleanup.remove(folder);

    assertThat(folder).doesNotExist();
    assertThat(evidence).hasContent("kept");
  }

  @Test
  void aLinkToAFolderGoesAndTheFolderStays() throws IOException {
    Path evidence = file(folder("evidence").resolve("BgbServer.log"), "kept");
    Path link = Files.createSymbolicLink(dir.resolve("link"), evidence.getParent());

    DirectoryCleanup.remove(link);

    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(evidence).hasContent("kept");
  }

  @Test
  void aFileThatCannotBeRemovedIsTold() {
    // The kernel's own files, which not even root may remove.
    Path folder = Path.of("/proc/self/fdinfo");
    assumeTrue(Files.isDirectory(folder), "no /proc here: nothing is safe from its owner");

    assertThatThrownBy(() -> DirectoryCleanup.remove(folder))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining(folder + "/");
  }

  @Test
  void theBytesAreThoseOfAllFilesButNotOfWhatLinksLeadTo() throws IOException {
    Path folder = folder("case");
    file(folder.resolve("one"), "1234");
    file(folder.resolve("below/two"), "123456");
    Path outside = file(dir.resolve("outside"), "123456789");
    Files.createSymbolicLink(folder.resolve("link"), outside);

    assertThat(DirectoryCleanup.bytes(folder)).isEqualTo(10);
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(dir.resolve(name));
  }

  private static Path file(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
