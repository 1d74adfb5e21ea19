package dev.synctrace.parsers.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.synctrace.parsers.bundle.TestZip;
import dev.synctrace.parsers.bundle.archive.IndexedZip.ZipEnd;
import dev.synctrace.parsers.bundle.file.CollectingVisitor;
import dev.synctrace.parsers.bundle.file.MemberName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as people and their tools make them, sound but not always tidy. */
class ArchiveTest {
  @TempDir Path dir;
  private Path bundle;
  private Path temp;

  @BeforeEach
  void nameFiles() {
    bundle = dir.resolve("bundle.zip");
    temp = dir.resolve("temp");
  }

  @Test
  void aZipIsKnownByItsContentWhateverItsName() throws IOException {
    Path renamed = TestZip.of().with("BgbServer.log", "x").in(dir.resolve("bundle.zip.txt"));

    assertThat(CollectingVisitor.from(renamed, temp).paths()).containsExactly("BgbServer.log");
  }

  @Test
  void filesComeInTheOrderOfTheirSetsNotOfTheZip() throws IOException {
    TestZip.of()
        .with("logs/BgbServer.log", "3")
        .with("logs/", "")
        .with("logs/BgbServer.lo_", "2")
        .with("a/z.log", "0")
        .with("logs/BgbServer-20260115-090826.log", "1")
        .in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).texts().values())
        .containsExactly("0", "1", "2", "3");
  }

  @Test
  void nestedZipsStandInThePathLikeFolders() throws IOException {
    byte[] inner = TestZip.of().with("logs/X.log", "deep").bytes();
    byte[] outer = TestZip.of().with("inner.zip", inner).with("Y.log", "y").bytes();
    TestZip.of().with("outer.zip", outer).with("a.log", "a").in(bundle);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.texts())
        .containsExactly(
            entry("a.log", "a"),
            entry("outer.zip/inner.zip/logs/X.log", "deep"),
            entry("outer.zip/Y.log", "y"));
  }

  @Test
  void theFourthNestedZipIsLeftAloneAndTold() throws IOException {
    byte[] fourth = TestZip.of().with("too-deep.log", "4").bytes();
    byte[] third = TestZip.of().with("4.zip", fourth).with("3.log", "3").bytes();
    byte[] second = TestZip.of().with("3.zip", third).with("2.log", "2").bytes();
    byte[] first = TestZip.of().with("2.zip", second).with("1.log", "1").bytes();
    TestZip.of().with("1.zip", first).with("0.log", "0").in(bundle);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.texts().values()).containsExactlyInAnyOrder("0", "1", "2", "3");
    assertThat(collectingVisitor.problems())
        .containsExactly(
            "1.zip/2.zip/3.zip/4.zip is nested more than 3 archives deep."
                + " Extract it and pass the folder");
  }

  @Test
  void aGzipFileIsReadByItsContent() throws IOException {
    byte[] packed = gzip("old lines");
    Files.write(dir.resolve("BgbServer.lo_.GZ"), packed);
    TestZip.of().with("logs/BgbServer.lo_.gz", packed).with("logs/odd", packed).in(bundle);

    assertThat(CollectingVisitor.from(dir.resolve("BgbServer.lo_.GZ"), temp).texts())
        .containsExactly(entry("BgbServer.lo_", "old lines"));
    assertThat(CollectingVisitor.from(bundle, temp).texts())
        .containsExactly(
            entry("logs/BgbServer.lo_.gz/BgbServer.lo_", "old lines"),
            entry("logs/odd/odd", "old lines"));
  }

  @Test
  void aGzipFileThatIsCutShortLosesNothingElse() throws IOException {
    byte[] packed = gzip("line ".repeat(10_000));
    TestZip.of()
        .with("a.log.gz", Arrays.copyOf(packed, packed.length / 2))
        .with("b.log", "b")
        .with("c.gz", Arrays.copyOf(packed, 5))
        .in(bundle);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("b.log");
    assertThat(collectingVisitor.problems())
        .containsExactly(
            "a.log.gz/a.log is truncated. Copy it again", "c.gz/c is truncated. Copy it again");
  }

  @Test
  void backslashesInNamesAreFolders() throws IOException {
    TestZip.of().with("logs\\", "").with("logs\\site\\BgbServer.log", "x").in(bundle);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("logs/site/BgbServer.log");
    assertThat(collectingVisitor.problems()).isEmpty();
  }

  @Test
  void namesThatLeadOutOfTheBundleAreLeftOutAndTold() throws IOException {
    TestZip.of()
        .with("../up.log", "1")
        .with("logs/../../up.log", "2")
        .with("..\\..\\up.log", "3")
        .with("/etc/abs.log", "4")
        .with("\\\\server\\share\\unc.log", "5")
        .with("C:\\Windows\\CCM\\Logs\\drive.log", "6")
        .with("d:drive.log", "7")
        .with("logs/./sub/../BgbServer.log", "inside")
        .in(bundle);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.texts()).containsExactly(entry("logs/BgbServer.log", "inside"));
    assertThat(collectingVisitor.problems())
        .hasSize(7)
        .allMatch(problem -> problem.contains(" has a name that points outside the bundle"))
        .contains(
            "../up.log has a name that points outside the bundle, so it was not read."
                + " Create the archive again");
    assertThat(dir.resolve("up.log")).doesNotExist();
  }

  @Test
  void namesThatSteerATerminalAreShownHarmless() throws IOException {
    TestZip.of().with("a\u001b[2J\nb\u202e.log", "x").in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).paths())
        .containsExactly("a\uFFFD[2J\uFFFDb\uFFFD.log");
  }

  @Test
  void namesInTheOldDosPageAreRead() throws IOException {
    TestZip.withNamesIn(MemberName.IBM437).with("Gerät/Übersicht.log", "x").in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).paths()).containsExactly("Gerät/Übersicht.log");
  }

  @Test
  void namesInUtf8AreReadWithAndWithoutTheMarkForIt() throws IOException {
    TestZip.of().with("Gerät/日本.log", "x").in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).paths()).containsExactly("Gerät/日本.log");
  }

  @Test
  void twoEntriesOfOneNameAreBothRead() throws IOException {
    byte[] zip =
        TestZip.of()
            .with("logs/Bgb1.log", "first")
            .with("logs/Bgb2.log", "second")
            .with("logs/Bgb3.log", "third")
            .with("logs/Bgb1 (2).log", "honest")
            .bytes();
    zip = TestZip.rename(zip, "Bgb2.log", "Bgb1.log");
    Files.write(bundle, TestZip.rename(zip, "Bgb3.log", "Bgb1.log"));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.texts())
        .containsOnly(
            entry("logs/Bgb1.log", "first"),
            entry("logs/Bgb1 (2).log", "honest"),
            entry("logs/Bgb1 (3).log", "second"),
            entry("logs/Bgb1 (4).log", "third"));
    assertThat(collectingVisitor.problems()).isEmpty();
  }

  @Test
  void twoNamesForOnePathAreBothRead() throws IOException {
    TestZip.of()
        .with("logs/X.log", "1")
        .with("logs\\X.log", "2")
        .with("./logs//X.log", "3")
        .in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).texts())
        .containsOnly(
            entry("logs/X.log", "1"), entry("logs/X (2).log", "2"), entry("logs/X (3).log", "3"));
  }

  @Test
  void moreFilesThanTheOldFormatCountsAreRead() throws IOException {
    TestZip zip = TestZip.of();
    for (int i = 0; i < 70_000; i++) {
      zip.withStored("logs/" + i + ".log", new byte[0]);
    }

    assertThat(CollectingVisitor.from(zip.in(bundle), temp).paths()).hasSize(70_000);
    assertThat(ZipEnd.directoryBytes(bundle)).isBetween(70_000L * 51, 70_000L * 61);
  }

  @Test
  void theDirectorysSizeIsKnownBeforeItIsLoaded() throws IOException {
    byte[] zip = TestZip.of().with("a.log", "a").bytes();
    Files.write(bundle, zip);
    assertThat(ZipEnd.directoryBytes(bundle)).isEqualTo(46 + "a.log".length());

    Files.write(bundle, Arrays.copyOf(zip, zip.length - 1));
    assertThat(ZipEnd.directoryBytes(bundle)).isZero();
  }

  @Test
  void aStoredEntryIsRead() throws IOException {
    TestZip.of().withStored("a.log", "as it is".getBytes(StandardCharsets.UTF_8)).in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).texts())
        .containsExactly(entry("a.log", "as it is"));
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
