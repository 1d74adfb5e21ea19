package dev.synctrace.parsers.record.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.record.LogRecord;
import dev.synctrace.parsers.record.LogWriter;
import dev.synctrace.parsers.record.RecordStatistics;
import dev.synctrace.parsers.record.SourceFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
  private static final List<String> MESSAGES = List.of("Müller", "日本 𝄞", "end");

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyEncodingAndLineEndIsRead(String lineEnd) throws IOException {
    String file = String.join(lineEnd, MESSAGES.stream().map(LogWriter::ccm).toList()) + lineEnd;

    assertRead("utf-8", file.getBytes(UTF_8));
    assertRead("utf-8-bom", ("\uFEFF" + file).getBytes(UTF_8));
    assertRead("utf-16le", ("\uFEFF" + file).getBytes(UTF_16LE));
    assertRead("utf-16be", ("\uFEFF" + file).getBytes(UTF_16BE));
    assertRead("utf-16le", file.getBytes(UTF_16LE));
    assertRead("utf-16be", file.getBytes(UTF_16BE));
  }

  private static void assertRead(String encoding, byte[] file) throws IOException {
    SourceFixture read = SourceFixture.of(file);

    assertThat(read.records().stream().map(LogRecord::text))
        .as(encoding)
        .containsExactlyElementsOf(MESSAGES);
    assertThat(read.statistics())
        .isEqualTo(new RecordStatistics(encoding, "ccm", 3, 3, 0, 0, List.of(), false));
  }

  @Test
  void aLargeUtf16FileIsReadAcrossAllBufferEnds() throws IOException {
    String message = "日本𝄞 und Größe".repeat(7);
    String file = (LogWriter.sms(message) + "\r\n").repeat(3000);

    SourceFixture read = SourceFixture.of(("\uFEFF" + file).getBytes(UTF_16LE));

    assertThat(read.framed())
        .hasSize(3000)
        .allSatisfy(record -> assertThat(record.message()).isEqualTo(message));
  }

  @Test
  void halfACharacterAtTheEndOfUtf16IsShownAsReplaced() throws IOException {
    byte[] file = ("\uFEFF" + LogWriter.sms("a") + "\nb").getBytes(UTF_16LE);

    SourceFixture read = SourceFixture.of(Arrays.copyOf(file, file.length - 1));

    assertThat(read.unframedTexts()).containsExactly("\uFFFD");
  }

  @Test
  void windows1252IsFoundLineByLine() throws IOException {
    byte[] file =
        bytes(
            LogWriter.sms("Müller").getBytes(UTF_8),
            "\n".getBytes(UTF_8),
            LogWriter.sms("Größe €").getBytes(Charset.forName("windows-1252")));

    SourceFixture read = SourceFixture.of(file);

    assertThat(read.records().stream().map(LogRecord::message))
        .containsExactly("Müller", "Größe €");
    assertThat(read.statistics().encoding()).isEqualTo("windows-1252");
    assertThat(read.statistics().windows1252Lines()).isEqualTo(1);
    assertThat(read.statistics().problems())
        .singleElement()
        .asString()
        .contains("read as Windows-1252 (first at line 2)");
  }

  @Test
  void aFileThatIsAllWindows1252IsNoProblem() throws IOException {
    SourceFixture read = SourceFixture.of(LogWriter.sms("Größe").getBytes(ISO_8859_1));

    assertThat(read.records().getFirst().message()).isEqualTo("Größe");
    assertThat(read.statistics().encoding()).isEqualTo("windows-1252");
    assertThat(read.statistics().problems()).isEmpty();
  }

  @Test
  void bytesThatNoCodePageKnowsAreKept() throws IOException {
    SourceFixture read = SourceFixture.of(new byte[] {'a', (byte) 0x81, (byte) 0xFF, 'b'});

    assertThat(read.unframedTexts()).containsExactly("a\u0081\u00FFb");
  }

  @Test
  void aReplacementCharacterInUtf8IsNoSignOfAnotherEncoding() throws IOException {
    SourceFixture read = SourceFixture.of("lost \uFFFD before".getBytes(UTF_8));

    assertThat(read.unframedTexts()).containsExactly("lost \uFFFD before");
    assertThat(read.statistics().encoding()).isEqualTo("utf-8");
  }

  @Test
  void aGapOfNulsIsToldAndTheRecordsAroundItAreRead() throws IOException {
    byte[] file =
        bytes(
            (LogWriter.ccm("a") + "\r\n<![LOG[cut o").getBytes(UTF_8),
            new byte[300_000],
            (LogWriter.ccm("b") + "\r\n" + LogWriter.ccm("c")).getBytes(UTF_8));

    SourceFixture read = SourceFixture.of(file);

    assertThat(read.framed().stream().map(LogRecord::text)).containsExactly("a", "b", "c");
    assertThat(read.unframedTexts()).containsExactly("<![LOG[cut o");
    assertThat(read.statistics().lines()).isEqualTo(3);
    assertThat(read.statistics().unframedLines()).isZero();
    assertThat(read.statistics().problems())
        .containsExactly(
            "a record is not closed (line 2). Its lines are kept as plain text",
            "300,000 NUL bytes in one place skipped (first at line 2). Text may be missing there");
  }

  @Test
  void paddingWithNulsAtTheEndCountsAsOneBlankLine() throws IOException {
    byte[] record = (LogWriter.sms("a") + "\n").getBytes(UTF_8);

    SourceFixture padded = SourceFixture.of(bytes(record, new byte[4096]));

    assertThat(padded.records()).hasSize(1);
    assertThat(padded.statistics().lines()).isEqualTo(2);
    assertThat(padded.statistics().unframedLines()).isEqualTo(1);
  }

  @Test
  void aStrayNulIsLeftOutOfTheText() throws IOException {
    SourceFixture read = SourceFixture.of(LogWriter.sms("Rec\0eive\0\0 task") + "\n");

    assertThat(read.records().getFirst().message()).isEqualTo("Receive task");
    assertThat(read.statistics().problems()).singleElement().asString().contains("3 NUL bytes");
  }

  @Test
  void aFileOfNothingButNulsIsOneBlankLine() throws IOException {
    SourceFixture read = SourceFixture.of(new byte[5_000_000]);

    assertThat(read.records()).isEmpty();
    assertThat(read.statistics().lines()).isEqualTo(1);
    assertThat(read.statistics().unframedLines()).isEqualTo(1);
  }

  private static byte[] bytes(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
