package dev.synctrace.parsers.bundle.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.synctrace.parsers.bundle.TestZip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zips that the platform refuses as a whole, although most of their files are whole. */
class DamagedArchiveTest {
  private static final String ENCRYPTED =
      "is encrypted. Extract it with its password and pass the folder";

  @TempDir Path dir;
  private Path bundle;
  private Path temp;

  @BeforeEach
  void nameFiles() {
    bundle = dir.resolve("bundle.zip");
    temp = dir.resolve("temp");
  }

  @Test
  void aZipCutInAnEntryGivesTheEntriesBeforeIt() throws IOException {
    byte[] zip =
        TestZip.of().with("b.log", "b").with("a.log", "a").with("cut.log", noise(9_000)).bytes();
    write(Arrays.copyOf(zip, TestZip.find(zip, "cut.log") + 4_000));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.texts()).containsExactly(entry("a.log", "a"), entry("b.log", "b"));
    assertThat(collectingVisitor.problems())
        .containsExactly(
            "cut.log is truncated. Copy it again",
            "bundle.zip is truncated or damaged. Copy it again. Complete files read from it: 2");
  }

  @Test
  void aZipCutInAStoredEntryGivesTheEntriesBeforeIt() throws IOException {
    byte[] zip = TestZip.of().with("a.log", "a").withStored("cut.log", noise(9_000)).bytes();
    write(Arrays.copyOf(zip, TestZip.find(zip, "cut.log") + 4_000));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems()).contains("cut.log is truncated. Copy it again");
  }

  @Test
  void aZipCutInItsDirectoryGivesEveryEntry() throws IOException {
    byte[] zip = TestZip.of().with("a.log", "a").with("b.log", "b").bytes();
    write(Arrays.copyOf(zip, zip.length - 40));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log", "b.log");
    assertThat(collectingVisitor.problems())
        .containsExactly(
            "bundle.zip is truncated or damaged. Copy it again. Complete files read from it: 2");
  }

  @Test
  void aZipCutAnywhereNeverGivesAWrongByteAndAlwaysSaysSo() throws IOException {
    byte[] zip =
        TestZip.of()
            .with("a.log", "first ".repeat(20))
            .withStored("b.log", "second ".repeat(20).getBytes(StandardCharsets.UTF_8))
            .with("c.log", "third ".repeat(20))
            .bytes();
    for (int length = 4; length < zip.length; length++) {
      write(Arrays.copyOf(zip, length));

      CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

      assertThat(collectingVisitor.problems()).as("cut at %s", length).isNotEmpty();
      collectingVisitor
          .texts()
          .forEach((path, text) ->
              assertThat(text)
                  .isEqualTo(
                      switch (path) {
                        case "a.log" -> "first ".repeat(20);
                        case "b.log" -> "second ".repeat(20);
                        default -> "third ".repeat(20);
                      }));
    }
  }

  @Test
  void aZipWithAnyOneByteSpoiltNeverGivesAWrongByte() throws IOException {
    byte[] zip =
        TestZip.of()
            .with("a.log", "first ".repeat(20))
            .withStored("b.log", "second ".repeat(20).getBytes(StandardCharsets.UTF_8))
            .with("c.log", "third ".repeat(20))
            .bytes();
    for (int at = 0; at < zip.length; at++) {
      byte[] spoilt = zip.clone();
      spoilt[at] ^= 0x55;
      write(spoilt);

      CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

      if (at >= 4) { // before that it is no zip but a source of its own
        assertThat(collectingVisitor.texts().values())
            .as("spoilt at %s", at)
            .isSubsetOf("first ".repeat(20), "second ".repeat(20), "third ".repeat(20));
      }
    }
  }

  @Test
  void anEntryWhoseBytesAreSpoiltIsAProblemAndTheRestIsRead() throws IOException {
    byte[] zip =
        TestZip.of()
            .with("a.log", "a")
            .withStored("b.log", "stored text".getBytes(StandardCharsets.UTF_8))
            .with("c.log", "c")
            .bytes();
    zip[TestZip.find(zip, "stored text")] = 'X';
    write(zip);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log", "c.log");
    assertThat(collectingVisitor.problems())
        .containsExactly("b.log is damaged (its checksum differs). Copy it again");
  }

  @Test
  void aSpoiltEntryInAZipWithoutDirectoryIsSkipped() throws IOException {
    byte[] zip =
        TestZip.of().with("a.log", "a").with("b.log", noise(500)).with("c.log", "c").bytes();
    Arrays.fill(zip, TestZip.find(zip, "b.log") + 20, TestZip.find(zip, "b.log") + 60, (byte) 0xFF);
    write(Arrays.copyOf(zip, zip.length - 40));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log", "c.log");
    assertThat(collectingVisitor.problems()).hasSize(2);
    assertThat(collectingVisitor.problems().get(0)).startsWith("b.log is damaged (");
  }

  @Test
  void anEncryptedEntryIsAProblemAndTheRestIsRead() throws IOException {
    byte[] zip =
        TestZip.of()
            .with("a.log", "a")
            .with("secret.log", noise(300))
            .withStored("stored.log", noise(300))
            .with("z.log", "z")
            .bytes();
    write(TestZip.encrypt(TestZip.encrypt(zip, "secret.log"), "stored.log"));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log", "z.log");
    assertThat(collectingVisitor.problems())
        .containsExactly("secret.log " + ENCRYPTED, "stored.log " + ENCRYPTED);
  }

  @Test
  void aWhollyEncryptedZipIsOneProblem() throws IOException {
    byte[] zip = TestZip.of().with("a.log", "a").with("b.log", "b").bytes();
    write(TestZip.encrypt(TestZip.encrypt(zip, "a.log"), "b.log"));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).isEmpty();
    assertThat(collectingVisitor.problems()).containsExactly("bundle.zip " + ENCRYPTED);
  }

  @Test
  void anEncryptedNestedZipLosesNothingElse() throws IOException {
    byte[] inner = TestZip.encrypt(TestZip.of().with("x.log", "x").bytes(), "x.log");
    TestZip.of().with("a.log", "a").with("client.zip", inner).in(bundle);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems()).containsExactly("client.zip " + ENCRYPTED);
  }

  @Test
  void anEntryPackedInARareWayIsAProblemAndTheRestIsRead() throws IOException {
    byte[] zip = TestZip.of().with("a.log", "a").with("big.log", noise(300)).bytes();
    write(TestZip.packedBy(zip, "big.log", 9));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems())
        .containsExactly(
            "big.log has an unsupported compression method (9)."
                + " Extract the archive and pass the folder");
  }

  @Test
  void aCutNestedZipGivesItsWholeEntries() throws IOException {
    byte[] inner = TestZip.of().with("x.log", "x").with("cut.log", noise(5_000)).bytes();
    TestZip.of()
        .with("a.log", "a")
        .with("client.zip", Arrays.copyOf(inner, 3_000))
        .with("z.log", "z")
        .in(bundle);

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log", "client.zip/x.log", "z.log");
    assertThat(collectingVisitor.problems())
        .containsExactly(
            "client.zip/cut.log is truncated. Copy it again",
            "client.zip is truncated or damaged. Copy it again. Complete files read from it: 1");
  }

  @Test
  void namesThatLeadOutOfADamagedZipAreLeftOutToo() throws IOException {
    byte[] zip = TestZip.of().with("../up.log", "up").with("a.log", "a").bytes();
    write(Arrays.copyOf(zip, zip.length - 40));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems())
        .hasSize(2)
        .anyMatch(p -> p.startsWith("../up.log has a name"));
  }

  @Test
  void namesInTheOldDosPageAreReadFromADamagedZip() throws IOException {
    byte[] zip = TestZip.withNamesIn(MemberName.IBM437).with("Übersicht.log", "x").bytes();
    write(Arrays.copyOf(zip, zip.length - 40));

    assertThat(CollectingVisitor.from(bundle, temp).paths()).containsExactly("Übersicht.log");
  }

  /** Bytes that do not pack. */
  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(42).nextBytes(noise);
    return noise;
  }

  private void write(byte[] zip) throws IOException {
    Files.write(bundle, zip);
  }
}
