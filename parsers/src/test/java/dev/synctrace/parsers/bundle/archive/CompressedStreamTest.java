package dev.synctrace.parsers.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.synctrace.parsers.bundle.TestArchive;
import dev.synctrace.parsers.bundle.TestTar;
import dev.synctrace.parsers.bundle.TestZip;
import dev.synctrace.parsers.bundle.file.CollectingVisitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Single files that are compressed: gz, xz, bz2, zst. */
class CompressedStreamTest {
  private static final String TOO_MUCH_MEMORY =
      " needs more than 128 MiB of memory to extract, so it was not read. If you trust it, extract"
          + " it and pass the folder";

  @TempDir Path dir;
  private Path temp;

  /** A compression and how to apply it. */
  enum Compression {
    GZIP("gz", TestTar::gzip),
    XZ("xz", TestArchive::xz),
    BZIP2("bz2", TestArchive::bzip2),
    ZSTD("zst", TestArchive::zstd);

    final String ending;
    final UnaryOperator<byte[]> packing;

    Compression(String ending, UnaryOperator<byte[]> packing) {
      this.ending = ending;
      this.packing = packing;
    }
  }

  @BeforeEach
  void nameFiles() {
    temp = dir.resolve("temp");
  }

  @ParameterizedTest
  @EnumSource
  void theFileInsideHasTheNameWithoutTheEnding(Compression compression) throws IOException {
    byte[] packed = compression.packing.apply(bytes("one line"));
    TestZip.of().with("logs/BgbServer.log." + compression.ending, packed).in(file("bundle.zip"));

    CollectingVisitor visitor = CollectingVisitor.from(file("bundle.zip"), temp);

    assertThat(visitor.texts())
        .containsExactly(
            entry("logs/BgbServer.log." + compression.ending + "/BgbServer.log", "one line"));
    assertThat(visitor.problems()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aTarInsideIsReadAsOneArchiveWithIt(Compression compression) throws IOException {
    byte[] tar = TestTar.of().with("site/BgbServer.log", "x").bytes();
    Files.write(file("bundle"), compression.packing.apply(tar));

    CollectingVisitor visitor = CollectingVisitor.from(file("bundle"), temp);

    assertThat(visitor.texts()).containsExactly(entry("site/BgbServer.log", "x"));
    assertThat(visitor.problems()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void streamsAppendedToEachOtherAreReadToTheLast(Compression compression) throws IOException {
    Random random = new Random(1);
    for (int length = 0; length < 600; length += 13) {
      byte[] first = bytes(random.ints(length, 'a', 'z').boxed().toList().toString());
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      both.writeBytes(compression.packing.apply(first));
      both.writeBytes(compression.packing.apply(bytes("second")));
      both.writeBytes(compression.packing.apply(bytes("third")));
      Path packed = Files.write(file("a.log." + compression.ending), both.toByteArray());

      assertThat(CollectingVisitor.from(packed, temp).texts())
          .as("%s numbers", length)
          .containsExactly(
              entry("a.log", new String(first, StandardCharsets.UTF_8) + "secondthird"));

      Path nested = TestZip.of().with("a.log", both.toByteArray()).in(file("nested.zip"));
      assertThat(CollectingVisitor.from(nested, temp).texts().values())
          .as("%s numbers, nested", length)
          .containsExactly(new String(first, StandardCharsets.UTF_8) + "secondthird");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyFileIsASource(Compression compression) throws IOException {
    Path packed = Files.write(file("a.log"), compression.packing.apply(new byte[0]));

    CollectingVisitor visitor = CollectingVisitor.from(packed, temp);

    assertThat(visitor.texts()).containsExactly(entry("a.log", ""));
    assertThat(visitor.problems()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aBombIsStopped(Compression compression) throws IOException {
    ArchiveLimits small = new ArchiveLimits(100, 10 << 20, 50, 64 << 10, 3);
    Path packed = Files.write(file("a.log"), compression.packing.apply(new byte[1 << 20]));

    CollectingVisitor visitor = CollectingVisitor.from(packed, temp, small);

    assertThat(visitor.paths()).isEmpty();
    assertThat(visitor.problems()).singleElement().asString().contains("as a zip bomb does");
  }

  @ParameterizedTest
  @CsvSource({
    "a.log.gz, a.log",
    "a.GZ, a",
    ".gz, .gz",
    "a.log, a.log",
    "x.tgz, x.tar",
    "x.tar.gz, x.tar",
    "a.tgz.gz, a.tar"
  })
  void endingsOfGzipAreTakenOff(String name, String inner) {
    assertThat(CompressedStream.GZIP.innerName("folder.gz/" + name)).isEqualTo(inner);
  }

  @ParameterizedTest
  @CsvSource({
    "XZ, a.log.xz, a.log",
    "XZ, a.txz, a.tar",
    "BZIP2, a.log.bz2, a.log",
    "BZIP2, a.log.bz, a.log",
    "BZIP2, a.tbz2, a.tar",
    "BZIP2, a.tbz, a.tar",
    "ZSTD, a.log.zst, a.log",
    "ZSTD, a.tzst, a.tar",
    "ZSTD, a.log.gz, a.log.gz"
  })
  void endingsOfOthersAreTakenOff(CompressedStream stream, String name, String inner) {
    assertThat(stream.innerName(name)).isEqualTo(inner);
  }

  @Test
  void aDictionaryThatTakesTooMuchMemoryIsRefused() throws IOException {
    Files.write(file("a.xz"), TestArchive.xzWithHugeDictionary(bytes("x")));
    Files.write(file("b.zst"), TestArchive.zstdWithHugeWindow());
    Files.writeString(file("c.log"), "c");

    CollectingVisitor visitor = CollectingVisitor.from(dir, temp);

    assertThat(visitor.paths()).containsExactly("c.log");
    assertThat(visitor.problems())
        .containsExactly("a.xz/a" + TOO_MUCH_MEMORY, "b.zst/b" + TOO_MUCH_MEMORY);
  }

  private Path file(String name) {
    return dir.resolve(name);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
