package dev.synctrace.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.index.lucene.LuceneCaseStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an engineer gets at two in the morning. Every piece that cannot be read is named with what
 * to do, the exit status says so, and the sound log beside it is read all the same.
 */
@Tag("slow")
class BadInputTest {
  private static final String SOUND =
      "Get one push message from database.~~  "
          + "$$<SMS_NOTIFICATION_SERVER><09-25-2026 19:35:04.905+240><thread=7896 (0x1ED8)>\r\n";

  @TempDir private Path temp;
  private Path bundle = Path.of("");
  private Path caseFolder = Path.of("");

  @BeforeEach
  void aBundleWithOneSoundLog() throws IOException {
    bundle = Files.createDirectory(temp.resolve("bundle"));
    caseFolder = temp.resolve("case");
    Files.writeString(bundle.resolve("BgbServer.log"), SOUND);
  }

  @Test
  void anEmptyFileIsNamed() throws IOException {
    Files.createFile(bundle.resolve("CCM_STS.log"));
    saysAndLosesNothing("CCM_STS.log: is empty");
  }

  @Test
  void aBinaryFileIsNamedAndNotRead() throws IOException {
    byte[] bytes = new byte[100_000];
    new Random(7).nextBytes(bytes);
    Files.write(bundle.resolve("picture.log"), bytes);
    saysAndLosesNothing("picture.log: is not a text file and was not read");
  }

  @Test
  void aTruncatedZipGivesWhatIsWholeInIt() throws IOException {
    byte[] zip = zip("logs/A.log", SOUND.repeat(50), "logs/B.log", SOUND.repeat(5000));
    Files.write(bundle.resolve("cut.zip"), Arrays.copyOf(zip, zip.length - 200));
    CommandRun ingest = saysAndLosesNothing("cut.zip");
    assertThat(ingest.out()).contains("cut.zip/logs/A.log");
  }

  @Test
  void anEncryptedZipIsNamed() throws IOException {
    byte[] zip = zip("secret.log", SOUND);
    setEncrypted(zip);
    Files.write(bundle.resolve("secret.zip"), zip);
    saysAndLosesNothing("is encrypted. Extract it with its password");
  }

  @Test
  void aNameThatLeavesTheZipWritesNothingOutside() throws IOException {
    Files.write(bundle.resolve("slip.zip"), zip("../../../escaped.log", SOUND));
    saysAndLosesNothing("escaped.log");
    assertThat(temp.resolveSibling("escaped.log")).doesNotExist();
    assertThat(temp.resolve("escaped.log")).doesNotExist();
  }

  @Test
  void aZipBombIsGivenUp() throws IOException {
    Path bomb = bundle.resolve("bomb.zip");
    try (ZipOutputStream out =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(bomb)))) {
      out.putNextEntry(new ZipEntry("zeros.log"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 1200; i++) {
        out.write(zeros);
      }
      out.closeEntry();
    }
    saysAndLosesNothing("bomb.zip");
  }

  @Test
  void aFolderThatLoopsIsReadOnce() throws IOException {
    Files.createSymbolicLink(bundle.resolve("again"), bundle);
    saysAndLosesNothing("again");
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Path secret = Files.writeString(bundle.resolve("secret.log"), SOUND + SOUND);
    assumeTrue(secret.toFile().setReadable(false) && !Files.isReadable(secret), "root reads all");
    saysAndLosesNothing("secret.log");
  }

  @Test
  void aLineOf200MegabytesIsStoredInParts() throws IOException {
    byte[] block = "All work and no play ".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Files.newOutputStream(bundle.resolve("long.log"))) {
      for (long written = 0; written < 200_000_000; written += block.length) {
        out.write(block);
      }
    }
    saysAndLosesNothing("long.log: line 1 is");
  }

  @Test
  void aRecordThatIsNeverClosedIsKeptAsText() throws IOException {
    Files.writeString(
        bundle.resolve("ClientIDManagerStartup.log"),
        "<![LOG[wolverine\nand more of it\n" + ccm("b"));
    saysAndLosesNothing("not closed");
    assertThat(search("wolverine").out()).contains("wolverine");
    assertThat(search("message:b").out()).contains("2026-09-25 23:35:04.986");
  }

  @Test
  void bytesThatAreNoTextInAnyCodePageAreTold() throws IOException {
    Files.write(
        bundle.resolve("mixed.log"),
        concat(
            "gr\u00fc\u00dfe ".getBytes(StandardCharsets.UTF_8),
            new byte[] {'\n', (byte) 0xC3, '('}));
    saysAndLosesNothing("mixed.log");
  }

  @Test
  void aSecondIngestIntoOneCaseIsTurnedAway() {
    try (var writer = new LuceneCaseStore(caseFolder).openForWriting()) {
      CommandRun second =
          CommandRun.of("ingest", bundle.toString(), "--case", caseFolder.toString());
      assertThat(second.status()).isEqualTo(ExitCode.FAILED.status());
      assertThat(second.err()).startsWith("synctrace: ").contains("another").hasLineCount(1);
      assertThat(writer.sources()).isEmpty();
    }
  }

  @Test
  void aBundleThatIsNotThereIsNamedBeforeAnythingIsRead() {
    CommandRun run =
        CommandRun.of(
            "ingest",
            temp.resolve("nothing.zip").toString(),
            bundle.toString(),
            "--case",
            caseFolder.toString());
    assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(run.err()).contains("nothing.zip does not exist");
    assertThat(caseFolder).doesNotExist();
  }

  @Test
  void aSearchWithoutACaseSaysHowToMakeOne() {
    CommandRun run = search("kind:push.got");
    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(run.err()).contains("ingest").hasLineCount(1);
  }

  private CommandRun saysAndLosesNothing(String problem) {
    CommandRun ingest = CommandRun.of("ingest", bundle.toString(), "--case", caseFolder.toString());
    assertThat(ingest.err()).isEmpty();
    assertThat(ingest.out()).contains(problem);
    assertThat(ingest.status()).isEqualTo(ExitCode.PARTLY_UNREADABLE.status());
    assertThat(search("kind:push.got AND source:BgbServer.log").out()).contains("BgbServer.log:1");
    return ingest;
  }

  private CommandRun search(String query) {
    return CommandRun.of("search", query, "--case", caseFolder.toString());
  }

  private static String ccm(String message) {
    return "<![LOG["
        + message
        + "]LOG]!><time=\"19:35:04.986+240\" date=\"09-25-2026\" component=\"BgbAgent\""
        + " context=\"\" type=\"1\" thread=\"8540\" file=\"a.cpp:1\">\n";
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] text = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry(namesAndTexts[i]);
        // Stored with its size, as most tools write, so that a cut zip can be walked.
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(text.length);
        CRC32 crc = new CRC32();
        crc.update(text);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(text);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Sets the first general purpose flag in every local and central header. */
  private static void setEncrypted(byte[] zip) {
    for (int i = 0; i + 10 < zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K') {
        if (zip[i + 2] == 3 && zip[i + 3] == 4) {
          zip[i + 6] |= 1;
        } else if (zip[i + 2] == 1 && zip[i + 3] == 2) {
          zip[i + 8] |= 1;
        }
      }
    }
  }
}
