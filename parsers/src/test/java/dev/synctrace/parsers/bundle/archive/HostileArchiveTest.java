package dev.synctrace.parsers.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.TestArchive;
import dev.synctrace.parsers.bundle.TestCabinet;
import dev.synctrace.parsers.bundle.TestTar;
import dev.synctrace.parsers.bundle.TestZip;
import dev.synctrace.parsers.bundle.file.CollectingVisitor;
import dev.synctrace.parsers.bundle.file.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Archives of each format that are cut, spoilt, or unpack to more than anybody wants. */
class HostileArchiveTest {
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;
  private static final String NOT_READ =
      ", so the rest was not read. If you trust the archive, extract it and pass the folder";

  /** Small enough to trip in a test: 100 entries, 10 MiB, 50 times, looked at from 64 KiB on. */
  private static final ArchiveLimits SMALL = new ArchiveLimits(100, 10 * MIB, 50, 64 * KIB, 3);

  private static final Map<String, String> LOGS = new LinkedHashMap<>();

  static {
    LOGS.put("a.log", CabinetArchiveTest.log(1, 700));
    LOGS.put("site/b.log", CabinetArchiveTest.log(2, 700));
    LOGS.put("site/c.log", "third ".repeat(100));
  }

  @TempDir Path dir;
  private Path bundle;
  private Path temp;

  /** A format, and whether it holds checksums that a wrong byte of a file cannot pass. */
  enum Format {
    TAR(false) {
      @Override
      byte[] of(Map<String, String> files) {
        TestTar tar = TestTar.of();
        files.forEach(tar::with);
        return tar.bytes();
      }
    },
    TAR_GZ(true) {
      @Override
      byte[] of(Map<String, String> files) throws IOException {
        return TestTar.gzip(TAR.of(files));
      }
    },
    TAR_XZ(true) {
      @Override
      byte[] of(Map<String, String> files) throws IOException {
        return TestArchive.xz(TAR.of(files));
      }
    },
    TAR_BZ2(true) {
      @Override
      byte[] of(Map<String, String> files) throws IOException {
        return TestArchive.bzip2(TAR.of(files));
      }
    },
    TAR_ZST(true) {
      @Override
      byte[] of(Map<String, String> files) throws IOException {
        return TestArchive.zstd(TAR.of(files));
      }
    },
    SEVEN_ZIP(true) {
      @Override
      byte[] of(Map<String, String> files) throws IOException {
        return TestArchive.sevenZip(files, SevenZMethod.LZMA2);
      }
    },
    CAB_STORED(false) {
      @Override
      byte[] of(Map<String, String> files) {
        return cabinet(TestCabinet.STORED, files);
      }
    },
    CAB_MSZIP(false) {
      @Override
      byte[] of(Map<String, String> files) {
        return cabinet(TestCabinet.MSZIP, files);
      }
    },
    CAB_LZX(false) {
      @Override
      byte[] of(Map<String, String> files) {
        return cabinet(TestCabinet.lzx(16), files);
      }
    };

    final boolean hasChecksums;

    Format(boolean hasChecksums) {
      this.hasChecksums = hasChecksums;
    }

    abstract byte[] of(Map<String, String> files) throws IOException;

    private static byte[] cabinet(int type, Map<String, String> files) {
      TestCabinet cabinet = TestCabinet.of(type);
      files.forEach(cabinet::with);
      return cabinet.bytes();
    }
  }

  @BeforeEach
  void nameFiles() {
    bundle = dir.resolve("bundle");
    temp = dir.resolve("temp");
  }

  @ParameterizedTest
  @EnumSource
  void theWholeOneIsRead(Format format) throws IOException {
    CollectingVisitor visitor = read(format.of(LOGS), ArchiveLimits.defaults());

    assertThat(visitor.texts()).isEqualTo(LOGS);
    assertThat(visitor.problems()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void oneCutAnywhereSaysSoAndGivesNoWrongByte(Format format) throws IOException {
    byte[] whole = format.of(LOGS);
    int end = format == Format.TAR ? whole.length - KIB : whole.length - 1;
    for (int length = Math.min(300, end); length <= end; length += length < end - 20 ? 13 : 1) {
      CollectingVisitor visitor = read(Arrays.copyOf(whole, length), ArchiveLimits.defaults());

      assertThat(visitor.problems()).as("cut at %s", length).isNotEmpty();
      if (length == end && format.name().startsWith("TAR")) {
        assertThat(visitor.texts()).as("all but the end is there").isEqualTo(LOGS);
      }
      assertThat(LOGS).as("cut at %s", length).containsAllEntriesOf(visitor.texts());
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneWithSpoiltBytesEndsInTimeAndWithinItsLimits(Format format) throws IOException {
    byte[] whole = format.of(LOGS);
    Random random = new Random(format.ordinal());
    for (int round = 0; round < 150; round++) {
      byte[] spoilt = whole.clone();
      int count = 1 + random.nextInt(round % 4 == 0 ? 20 : 1);
      for (int i = 0; i < count; i++) {
        spoilt[6 + random.nextInt(spoilt.length - 6)] ^= (byte) (1 << random.nextInt(8));
      }
      long start = System.nanoTime();

      CollectingVisitor visitor = read(spoilt, SMALL);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      if (format.hasChecksums && !visitor.paths().contains("bundle")) {
        assertThat(LOGS.values()).as("round %s", round).containsAll(visitor.texts().values());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBombByRatioIsStopped(Format format) throws IOException {
    String zeros = "\0".repeat(8 * MIB);

    byte[] archive = format.of(Map.of("bomb.log", zeros));

    CollectingVisitor visitor = read(archive, SMALL);

    if (zeros.length() < archive.length * 50L) {
      assertThat(visitor.paths()).as("not packed so well").containsExactly("bomb.log");
    } else {
      assertThat(visitor.paths()).isEmpty();
      assertThat(visitor.problems())
          .containsExactly(
              "bundle expands to more than 50 times its size, as a zip bomb does" + NOT_READ);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTotalIsBounded(Format format) throws IOException {
    ArchiveLimits total = new ArchiveLimits(100, 5_000, 1_000_000, MIB, 3);
    Map<String, String> files =
        Map.of(
            "a.log", CabinetArchiveTest.log(3, 3_000), "b.log", CabinetArchiveTest.log(4, 3_000));

    CollectingVisitor visitor = read(format.of(files), total);

    assertThat(visitor.paths()).isEmpty();
    assertThat(visitor.problems())
        .containsExactly("bundle expands to more than 5000 bytes" + NOT_READ);
  }

  @ParameterizedTest
  @EnumSource
  void aBombByEntryCountIsStopped(Format format) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < 101; i++) {
      files.put(i + ".log", "");
    }

    CollectingVisitor visitor = read(format.of(files), SMALL);

    assertThat(visitor.paths()).isEmpty();
    assertThat(visitor.problems())
        .containsExactly("bundle contains more than 100 entries" + NOT_READ);
  }

  @ParameterizedTest
  @EnumSource
  void oneNestedInAZipIsReadAndLeavesNothing(Format format) throws IOException {
    byte[] zip = TestZip.of().with("a.log", "a").with("inner", format.of(LOGS)).bytes();

    CollectingVisitor visitor = read(zip, ArchiveLimits.defaults());

    assertThat(visitor.paths())
        .containsExactly("a.log", "inner/a.log", "inner/site/b.log", "inner/site/c.log");
    assertThat(visitor.problems()).isEmpty();
  }

  @Test
  void nestingEndsAtTheLimitOfDepth() throws IOException {
    byte[] nested = TestTar.of().with("deep.log", "x").bytes();
    for (int i = 4; i > 0; i--) {
      nested = TestTar.of().with(i + ".tar", nested).with("0.log", "x").bytes();
    }

    CollectingVisitor visitor = read(nested, ArchiveLimits.defaults());

    assertThat(visitor.paths())
        .containsExactly("0.log", "1.tar/0.log", "1.tar/2.tar/0.log", "1.tar/2.tar/3.tar/0.log");
    assertThat(visitor.problems())
        .containsExactly(
            "1.tar/2.tar/3.tar/4.tar is nested more than 3 archives deep. Extract it and pass the"
                + " folder");
  }

  @Test
  void anArchiveThatFindsNoPlaceToUnpackIsNotTakenForABadOne() throws IOException {
    byte[] inner = TestTar.of().with("x.log", "x").bytes();
    TestTar.of().with("a.log", "a").with("inner.tar", inner).in(bundle);
    CollectingVisitor visitor =
        new CollectingVisitor() {
          @Override
          public void source(SourceFile file) throws IOException {
            super.source(file);
            try (Stream<Path> files = Files.list(temp)) {
              for (Path each : files.toList()) {
                Files.delete(each);
              }
            }
            Files.delete(temp);
          }
        };

    assertThatThrownBy(() -> new BundleReader(temp, ArchiveLimits.defaults()).read(bundle, visitor))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "inner.tar cannot be extracted to " + temp + ". Free some space there and try again");
    assertThat(visitor.problems()).isEmpty();
  }

  private CollectingVisitor read(byte[] archive, ArchiveLimits limits) throws IOException {
    return CollectingVisitor.from(Files.write(bundle, archive), temp, limits);
  }
}
