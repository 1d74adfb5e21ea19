package dev.synctrace.parsers.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.synctrace.parsers.bundle.TestCabinet;
import dev.synctrace.parsers.bundle.file.CollectingVisitor;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cabinets as the field's tools make them, and as they do not. */
class CabinetArchiveTest {
  @TempDir Path dir;
  private Path bundle;
  private Path temp;

  @BeforeEach
  void nameFiles() {
    bundle = dir.resolve("bundle.cab");
    temp = dir.resolve("temp");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 0xF03, 0x1003, 0x1103, 0x1203, 0x1303, 0x1403, 0x1503})
  void eachCompressionGivesWhatWasPacked(int type) throws IOException {
    for (int seed = 0; seed < 4; seed++) {
      String log = log(seed, 200_000 + seed * 7_777);
      TestCabinet.of(TestCabinet.STORED)
          .with("site\\plain.log", "plain")
          .folder(type, seed)
          .with("site\\BgbServer.log", log)
          .with("site\\BgbServer.lo_", "old " + seed)
          .with("noise.txt", noise(seed, 40_000))
          .in(bundle);

      CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

      assertThat(visitor.problems()).as("seed %s", seed).isEmpty();
      assertThat(visitor.paths())
          .containsExactly(
              "noise.txt", "site/BgbServer.lo_", "site/BgbServer.log", "site/plain.log");
      assertThat(visitor.texts())
          .containsEntry("site/BgbServer.log", log)
          .containsEntry("site/BgbServer.lo_", "old " + seed)
          .containsEntry("noise.txt", new String(noise(seed, 40_000), StandardCharsets.UTF_8));
    }
  }

  @Test
  void namesAreReadInUtf8AndInTheCodePageOfWindows() throws IOException {
    TestCabinet.of(TestCabinet.STORED)
        .with("Gerät\\日本.log", "x")
        .withName("Büro – 1.log".getBytes(Charset.forName("windows-1252")))
        .withName("Übersicht.log".getBytes(StandardCharsets.UTF_8))
        .in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).paths())
        .containsExactlyInAnyOrder("Gerät/日本.log", "Büro – 1.log", "Übersicht.log");
  }

  @Test
  void ofASplitCabinetTheWholeFilesAreReadAndOneLineSaysSo() throws IOException {
    TestCabinet.of(TestCabinet.MSZIP)
        .with("a.log", "a")
        .with("b.log", "b")
        .claim("c.log", TestCabinet.TO_NEXT, 2, 500)
        .claim("d.log", TestCabinet.TO_NEXT, 502, 500)
        .split()
        .in(bundle);

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.texts()).containsExactly(entry("a.log", "a"), entry("b.log", "b"));
    assertThat(visitor.problems())
        .containsExactly(
            "bundle.cab is one part of a split cabinet archive. Extract all parts and pass the"
                + " folder. Complete files read from it: 2");
  }

  @Test
  void quantumIsNamedAndTheRestIsRead() throws IOException {
    TestCabinet.of(TestCabinet.QUANTUM)
        .with("q.log", "q")
        .folder(TestCabinet.MSZIP, 0)
        .with("m.log", "m")
        .in(bundle);

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.texts()).containsExactly(entry("m.log", "m"));
    assertThat(visitor.problems())
        .containsExactly(
            "q.log has an unsupported compression method (Quantum). Extract the archive and pass"
                + " the folder");
  }

  @Test
  void filesThatShareTheirDataAreAllReadAndEachIsCharged() throws IOException {
    TestCabinet.of(TestCabinet.MSZIP)
        .with("a.log", "x".repeat(60_000))
        .claim("b.log", 0, 0, 60_000)
        .claim("c.log", 0, 59_999, 1)
        .in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).texts())
        .containsOnly(
            entry("a.log", "x".repeat(60_000)),
            entry("b.log", "x".repeat(60_000)),
            entry("c.log", "x"));
    ArchiveLimits limits = new ArchiveLimits(100, 100_000, 1_000_000, 1_000_000, 3);
    CollectingVisitor limited = CollectingVisitor.from(bundle, temp, limits);
    assertThat(limited.paths()).containsExactly("a.log");
    assertThat(limited.problems())
        .singleElement()
        .asString()
        .startsWith("bundle.cab expands to more than 100000 bytes");
  }

  @Test
  void aSpoiltBlockLosesTheFilesFromThereAndKeepsThoseBefore() throws IOException {
    byte[] cabinet =
        TestCabinet.of(TestCabinet.MSZIP)
            .with("a.log", log(1, 32_000))
            .with("b.log", log(2, 90_000))
            .folder(TestCabinet.MSZIP, 0)
            .with("c.log", "c")
            .bytes();
    cabinet[cabinet.length / 2] ^= 1;
    Files.write(bundle, cabinet);

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.paths()).containsExactly("a.log", "c.log");
    assertThat(visitor.problems())
        .containsExactly(
            "b.log is damaged (its checksum differs). Copy it again",
            "bundle.cab is truncated or damaged. Copy it again. Complete files read from it: 2");
  }

  @Test
  void aFileThatClaimsDataThatAreNotThereIsAProblem() throws IOException {
    TestCabinet.of(TestCabinet.STORED)
        .with("a.log", "a")
        .claim("beyond.log", 0, 0, Integer.MAX_VALUE)
        .claim("nowhere.log", 7, 0, 1)
        .in(bundle);

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.texts()).containsExactly(entry("a.log", "a"));
    assertThat(visitor.problems())
        .containsExactly(
            "beyond.log is truncated. Copy it again",
            "nowhere.log is damaged (it names data that are not there). Copy it again",
            "bundle.cab is truncated or damaged. Copy it again. Complete files read from it: 1");
  }

  @Test
  void anEmptyFileIsReadHoweverItIsPacked() throws IOException {
    TestCabinet.of(TestCabinet.QUANTUM).with("empty.log", "").in(bundle);

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.texts()).containsExactly(entry("empty.log", ""));
    assertThat(visitor.problems()).isEmpty();
  }

  @Test
  void anEmptyCabinetIsTold() throws IOException {
    TestCabinet.of(TestCabinet.STORED).in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).problems())
        .containsExactly("bundle.cab is an empty archive. Request a bundle that contains files");
  }

  /** Lines like those of a log. */
  static String log(long seed, int length) {
    Random random = new Random(seed);
    StringBuilder log = new StringBuilder();
    while (log.length() < length) {
      log.append("Successfully added member ").append(Long.toHexString(random.nextLong()));
      log.append(" to group\r\n");
    }
    return log.substring(0, length);
  }

  /** Bytes that do not pack, with what may be calls of x86 code among them. */
  private static byte[] noise(long seed, int length) {
    byte[] noise = new byte[length];
    new Random(seed).nextBytes(noise);
    return noise;
  }
}
