package dev.synctrace.parsers.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.TestZip;
import dev.synctrace.parsers.bundle.file.CollectingVisitor;
import dev.synctrace.parsers.bundle.file.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that unpack to more than anybody wants. */
class ArchiveLimitsTest {
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;
  private static final String NOT_READ =
      ", so the rest was not read. If you trust the archive, extract it and pass the folder";

  /** Small enough to trip in a test: 100 entries, 10 MiB, 50 times, looked at from 64 KiB on. */
  private static final ArchiveLimits SMALL = new ArchiveLimits(100, 10 * MIB, 50, 64 * KIB, 3);

  @TempDir Path dir;
  private Path bundle;
  private Path temp;

  @BeforeEach
  void nameFiles() {
    bundle = dir.resolve("bundle.zip");
    temp = dir.resolve("temp");
  }

  @Test
  void aBombByRatioIsStoppedAndWhatCameBeforeStays() throws IOException {
    TestZip.of().with("a.log", "a").with("bomb.log", new byte[MIB]).with("z.log", "z").in(bundle);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp, SMALL);

    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems())
        .containsExactly(
            "bundle.zip expands to more than 50 times its size, as a zip bomb does" + NOT_READ);
  }

  @Test
  void aBombIsStoppedWhereItIsNoticedNotWhenItIsUnpacked() throws IOException {
    TestZip.of().with("bomb.log", new byte[8 * MIB]).in(bundle);
    long size = Files.size(bundle);
    long[] read = {0};

    new BundleReader(temp, SMALL)
        .read(
            bundle,
            new CollectingVisitor() {
              @Override
              public void source(SourceFile file) throws IOException {
                try (InputStream in = file.open()) {
                  byte[] block = new byte[KIB];
                  for (int n = in.read(block); n >= 0; n = in.read(block)) {
                    read[0] += n;
                  }
                }
              }
            });

    assertThat(read[0]).isLessThanOrEqualTo(Math.max(64 * KIB, 50 * size));
  }

  @Test
  void theHeadersClaimOfASmallSizeIsNotBelieved() throws IOException {
    byte[] zip = TestZip.of().with("bomb.log", new byte[MIB]).bytes();
    ByteBuffer headers = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 28 < zip.length; i++) {
      if (headers.getInt(i) == 0x02014b50) {
        headers.putInt(i + 24, 10);
      }
    }
    Files.write(bundle, zip);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp, SMALL);

    assertThat(collectingVisitor.paths()).isEmpty();
    assertThat(collectingVisitor.problems())
        .singleElement()
        .asString()
        .contains("as a zip bomb does");
  }

  @Test
  void aBombInADamagedZipIsStopped() throws IOException {
    byte[] zip = TestZip.of().with("bomb.log", new byte[MIB]).bytes();
    Files.write(bundle, Arrays.copyOf(zip, zip.length - 30));

    assertThat(CollectingVisitor.from(bundle, temp, SMALL).problems())
        .containsExactly(
            "bundle.zip expands to more than 50 times its size, as a zip bomb does" + NOT_READ);
  }

  @Test
  void aBombByEntryCountIsNotOpened() throws IOException {
    CollectingVisitor collectingVisitor =
        CollectingVisitor.from(zipOf(101).in(bundle), temp, SMALL);

    assertThat(collectingVisitor.paths()).isEmpty();
    assertThat(collectingVisitor.problems())
        .containsExactly("bundle.zip contains more than 100 entries" + NOT_READ);
    assertThat(CollectingVisitor.from(zipOf(100).in(bundle), temp, SMALL).paths()).hasSize(100);
  }

  @Test
  void aBombByEntryCountWithoutDirectoryIsStopped() throws IOException {
    byte[] zip = zipOf(101).bytes();
    Files.write(bundle, Arrays.copyOf(zip, zip.length - 30));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp, SMALL);

    assertThat(collectingVisitor.paths()).isEmpty();
    assertThat(collectingVisitor.problems())
        .containsExactly("bundle.zip contains more than 100 entries" + NOT_READ);
  }

  @Test
  void aZipThatClaimsAMonstrousDirectoryIsWalkedInsteadOfLoaded() throws IOException {
    byte[] zip = zipOf(3).bytes();
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(zip.length - 10, 0x7FFF_FFFF);
    Files.write(bundle, zip);

    assertThat(IndexedZip.open(bundle)).isEmpty();
    assertThat(CollectingVisitor.from(bundle, temp, SMALL).paths()).hasSize(3);
  }

  @Test
  void entriesOfNestedZipsCountTogether() throws IOException {
    byte[] inner = zipOf(60).bytes();
    TestZip.of().with("1.zip", inner).with("2.zip", inner).in(bundle);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp, SMALL);

    assertThat(collectingVisitor.paths()).hasSize(60).allMatch(path -> path.startsWith("1.zip/"));
    assertThat(collectingVisitor.problems())
        .containsExactly("bundle.zip contains more than 100 entries" + NOT_READ);
  }

  @Test
  void aBombInNestedZipsIsMeasuredAgainstTheZipOnDisk() throws IOException {
    byte[] bomb = TestZip.of().with("bomb.log", new byte[2 * MIB]).bytes();
    TestZip middle = TestZip.of();
    for (int i = 0; i < 20; i++) {
      middle.with("bomb" + i + ".zip", bomb);
    }
    TestZip.of().with("a.log", "a").with("middle.zip", middle.bytes()).in(bundle);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp, SMALL);

    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems())
        .singleElement()
        .asString()
        .startsWith("bundle.zip expands");
  }

  @Test
  void aGzipBombIsStopped() throws IOException {
    Path gzip = Files.write(dir.resolve("bomb.log.gz"), ArchiveTest.gzip("0".repeat(MIB)));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(gzip, temp, SMALL);

    assertThat(collectingVisitor.paths()).isEmpty();
    assertThat(collectingVisitor.problems())
        .singleElement()
        .asString()
        .contains("as a zip bomb does");
  }

  @Test
  void theTotalIsBoundedAtAnyRatio() throws IOException {
    ArchiveLimits total = new ArchiveLimits(100, 100 * KIB, 50, 100 * MIB, 3);
    TestZip.of().with("a.log", new byte[60 * KIB]).with("b.log", new byte[60 * KIB]).in(bundle);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp, total);

    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems())
        .containsExactly("bundle.zip expands to more than 102400 bytes" + NOT_READ);
  }

  @Test
  void readingASourceTwiceCountsOnce() throws IOException {
    ArchiveLimits total = new ArchiveLimits(100, 100 * KIB, 50, 100 * MIB, 3);
    TestZip.of().with("a.log", new byte[90 * KIB]).in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp, total).problems()).isEmpty();
  }

  @Test
  void aReaderThatSwallowsTheErrorDoesNotKeepABombGoing() throws IOException {
    TestZip.of().with("a.log", new byte[MIB]).with("b.log", new byte[MIB]).in(bundle);
    List<String> opened = new ArrayList<>();
    CollectingVisitor careless =
        new CollectingVisitor() {
          @Override
          public void source(SourceFile file) {
            opened.add(file.path());
            try (InputStream in = file.open()) {
              in.readAllBytes();
            } catch (IOException e) {
              opened.add("swallowed");
            }
          }
        };

    new BundleReader(temp, SMALL).read(bundle, careless);

    assertThat(opened).containsExactly("a.log", "swallowed");
    assertThat(careless.problems()).singleElement().asString().contains("as a zip bomb does");
  }

  @Test
  void aBombInAFolderLosesNothingElseInIt() throws IOException {
    Path folder = Files.createDirectory(dir.resolve("folder"));
    Files.writeString(folder.resolve("a.log"), "a");
    TestZip.of().with("bomb.log", new byte[MIB]).in(folder.resolve("bomb.zip"));
    TestZip.of().with("x.log", "x").in(folder.resolve("sound.zip"));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(folder, temp, SMALL);

    assertThat(collectingVisitor.paths()).containsExactly("a.log", "sound.zip/x.log");
    assertThat(collectingVisitor.problems())
        .singleElement()
        .asString()
        .startsWith("bomb.zip expands");
  }

  @Test
  void aSmallLogOfOneRepeatedLineIsNoBomb() throws IOException {
    TestZip.of().with("a.log", "the same line again\n".repeat(500_000)).in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).problems()).isEmpty();
  }

  @Test
  void aNestedZipThatFindsNoPlaceToUnpackIsNotTakenForABadOne() throws IOException {
    byte[] inner = TestZip.of().with("x.log", "x").bytes();
    TestZip.of().with("a.log", "a").with("inner.zip", inner).in(bundle);
    CollectingVisitor collectingVisitor =
        new CollectingVisitor() {
          @Override
          public void source(SourceFile file) throws IOException {
            super.source(file);
            Files.delete(temp);
          }
        };

    assertThatThrownBy(
            () -> new BundleReader(temp, ArchiveLimits.defaults()).read(bundle, collectingVisitor))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "inner.zip cannot be extracted to " + temp + ". Free some space there and try again");
    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems()).isEmpty();
  }

  private static TestZip zipOf(int entries) {
    TestZip zip = TestZip.of();
    for (int i = 0; i < entries; i++) {
      zip.with(i + ".log", "");
    }
    return zip;
  }
}
