package dev.synctrace.parsers.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.synctrace.parsers.bundle.TestTar;
import dev.synctrace.parsers.bundle.file.CollectingVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tars, plain and compressed. */
class TarArchiveTest {
  private static final String DAMAGED =
      "bundle.tar is truncated or damaged. Copy it again. Complete files read from it: ";

  @TempDir Path dir;
  private Path bundle;
  private Path temp;

  @BeforeEach
  void nameFiles() {
    bundle = dir.resolve("bundle.tar");
    temp = dir.resolve("temp");
  }

  @Test
  void filesComeInTheOrderOfTheirSetsNotOfTheTar() throws IOException {
    TestTar.of()
        .with("logs/BgbServer.log", "3")
        .withFolder("logs/")
        .with("logs/BgbServer.lo_", "2")
        .with("a/z.log", "0")
        .with("logs/BgbServer-20260115-090826.log", "1")
        .in(bundle);

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.texts().values()).containsExactly("0", "1", "2", "3");
    assertThat(visitor.problems()).isEmpty();
  }

  @Test
  void aCompressedTarIsInThePathsUnderItsOwnName() throws IOException {
    byte[] tar = TestTar.of().with("logs/X.log", "x").bytes();
    TestTar.of().with("client.tar.gz", TestTar.gzip(tar)).with("a.log", "a").in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).texts())
        .containsExactly(entry("a.log", "a"), entry("client.tar.gz/logs/X.log", "x"));
  }

  @Test
  void aTarFromBeforePosixIsKnownByItsSum() throws IOException {
    Files.write(bundle, TestTar.of().with("logs/X.log", "x").withoutSignature());

    assertThat(CollectingVisitor.from(bundle, temp).texts())
        .containsExactly(entry("logs/X.log", "x"));
  }

  @Test
  void linksAndDevicesAreNotFollowed() throws IOException {
    TestTar.of()
        .with("a.log", "a")
        .withType('2', "passwd.log", "/etc/passwd")
        .withType('1', "hard.log", "a.log")
        .withType('3', "device.log", "")
        .withType('6', "pipe.log", "")
        .in(bundle);

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.texts()).containsExactly(entry("a.log", "a"));
    assertThat(visitor.problems())
        .containsExactly(
            "passwd.log is a link, which is not followed. Copy the target",
            "hard.log is a link, which is not followed. Copy the target",
            "device.log is a pipe or a device. Save its content as a file first",
            "pipe.log is a pipe or a device. Save its content as a file first");
  }

  @Test
  void namesThatLeadOutOfTheBundleAreLeftOutAndTold() throws IOException {
    TestTar.of()
        .with("../up.log", "1")
        .with("/etc/abs.log", "2")
        .with("C:\\Windows\\drive.log", "3")
        .with("logs/./sub/../BgbServer.log", "inside")
        .in(bundle);

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.texts()).containsExactly(entry("logs/BgbServer.log", "inside"));
    assertThat(visitor.problems())
        .hasSize(3)
        .allMatch(problem -> problem.contains(" has a name that points outside the bundle"));
  }

  @Test
  void twoEntriesOfOneNameAreBothRead() throws IOException {
    TestTar.of().with("X.log", "1").with("./X.log", "2").in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).texts())
        .containsOnly(entry("X.log", "1"), entry("X (2).log", "2"));
  }

  @Test
  void namesAreReadInUtf8AndInLatin1AndHoweverLong() throws IOException {
    String folder = "folder-".repeat(30) + "/Gerät/";
    TestTar.of()
        .with("Gerät/日本.log", "utf-8")
        .withNameInLatin1("Büro.log", "latin-1")
        .with(folder + "long.log", "gnu")
        .withExtendedName(folder + "pax.log", "pax")
        .withExtendedName("Übersicht.log", "pax")
        .in(bundle);

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.texts())
        .containsOnly(
            entry("Gerät/日本.log", "utf-8"),
            entry("Büro.log", "latin-1"),
            entry(folder + "long.log", "gnu"),
            entry(folder + "pax.log", "pax"),
            entry("Übersicht.log", "pax"));
    assertThat(visitor.problems()).isEmpty();
  }

  @Test
  void aTarCutInAFileGivesTheFilesBeforeIt() throws IOException {
    byte[] tar = TestTar.of().with("b.log", "b").with("a.log", "a").with("cut.log", "cut").bytes();
    Files.write(bundle, Arrays.copyOf(tar, 5 * 512 + 2));

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.texts()).containsExactly(entry("a.log", "a"), entry("b.log", "b"));
    assertThat(visitor.problems())
        .containsExactly("cut.log is truncated. Copy it again", DAMAGED + 2);
  }

  @Test
  void aTarCutBetweenTwoFilesIsNotTakenForAWholeOne() throws IOException {
    byte[] tar = TestTar.of().with("a.log", "a").with("b.log", "b").bytes();
    Files.write(bundle, Arrays.copyOf(tar, 2 * 512));

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.paths()).containsExactly("a.log");
    assertThat(visitor.problems()).containsExactly(DAMAGED + 1);
  }

  @Test
  void aHeaderWhoseChecksumIsWrongEndsTheReading() throws IOException {
    byte[] tar = TestTar.of().with("a.log", "a").with("b.log", "b").with("c.log", "c").bytes();
    tar[2 * 512] ^= 1;
    Files.write(bundle, tar);

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.paths()).containsExactly("a.log");
    assertThat(visitor.problems()).containsExactly(DAMAGED + 1);
  }

  @Test
  void aMonstrousHeaderIsNotHeldInMemory() throws IOException {
    byte[] name = new byte[3 << 20];
    Arrays.fill(name, (byte) 'x');
    TestTar.of().with("a.log", "a").withType('L', "././@LongLink", name).in(bundle);

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.paths()).containsExactly("a.log");
    assertThat(visitor.problems()).containsExactly(DAMAGED + 1);
  }
}
