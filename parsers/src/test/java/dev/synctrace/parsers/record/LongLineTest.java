package dev.synctrace.parsers.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sources that are larger than any buffer: read with little memory, and completely. */
class LongLineTest {
  private static final int MEGABYTE = 1 << 20;

  @Test
  void aLineOfTwoHundredMegabytesComesInParts() throws IOException {
    RecordReader reader =
        reader(
            text(LogWriter.sms("before") + "\n"),
            new Repeated("x", 200L * MEGABYTE),
            text("\n" + LogWriter.sms("after")));

    LogRecord before = reader.next();
    long characters = 0;
    int parts = 0;
    LogRecord record = reader.next();
    for (; record != null && record.framing() == RecordFormat.NONE; record = reader.next()) {
      assertThat(record.text().length()).isLessThanOrEqualTo(2 * MEGABYTE);
      assertThat(record.line()).isEqualTo(2);
      characters += record.text().length();
      parts++;
    }

    assertThat(before).isNotNull();
    assertThat(characters).isEqualTo(200L * MEGABYTE);
    assertThat(parts).isEqualTo(200);
    assertThat(record).isNotNull().extracting(LogRecord::line).isEqualTo(3L);
    assertThat(reader.next()).isNull();
    assertThat(reader.statistics().lines()).isEqualTo(3);
    assertThat(reader.statistics().unframedLines()).isEqualTo(1);
    assertThat(reader.statistics().problems())
        .containsExactly("line 2 is 209,715,200 characters long: stored in 200 parts");
  }

  @Test
  void aRecordOfThreeMegabytesInOneLineIsOneRecord() throws IOException {
    for (String piece : List.of("x", "é", "]", "<![LOG[", "a]LOG]!> ", "日本")) {
      String message = piece.repeat(3 * MEGABYTE / piece.length());

      SourceFixture ccm = SourceFixture.of(LogWriter.ccm(message) + "\n" + LogWriter.ccm("after"));

      assertThat(ccm.statistics().records()).isEqualTo(2);
      assertThat(ccm.records().getFirst().text()).isEqualTo(message);
      assertThat(ccm.statistics().unframedLines()).isZero();
    }
  }

  @Test
  void anSmsFrameAtTheEndOfAVeryLongLineIsSeen() throws IOException {
    for (int length = MEGABYTE - 50; length < MEGABYTE + 10_000; length += 97) {
      SourceFixture read = SourceFixture.of(LogWriter.sms("x".repeat(length)));

      assertThat(read.statistics().records()).isEqualTo(1);
      assertThat(read.statistics().framing()).isEqualTo("sms");
    }
  }

  /** All line breaks of a file were lost on its way. */
  @Test
  void manyRecordsInOneLineAreAllFound() throws IOException {
    SourceFixture read = SourceFixture.of(LogWriter.ccm("one of many").repeat(20_000));

    assertThat(read.statistics().records()).isEqualTo(20_000);
    assertThat(read.records()).hasSize(20_000);
    assertThat(read.statistics().lines()).isEqualTo(1);
    assertThat(read.statistics().unframedLines()).isZero();
  }

  @Test
  void aRecordThatIsNeverClosedIsGivenUpAndTheNextIsRead() throws IOException {
    RecordReader reader =
        reader(
            text("<![LOG[never closed\n"),
            new Repeated("a line of text that continues for a while\n", 30L * MEGABYTE),
            text("\n" + LogWriter.ccm("after")));

    long lines = 0;
    LogRecord record = reader.next();
    for (; record != null && record.framing() == RecordFormat.NONE; record = reader.next()) {
      lines++;
    }

    assertThat(record).isNotNull().extracting(LogRecord::text).isEqualTo("after");
    assertThat(reader.next()).isNull();
    RecordStatistics statistics = reader.statistics();
    assertThat(lines).isEqualTo(statistics.lines() - 1);
    assertThat(statistics.unframedLines()).isEqualTo(lines);
    assertThat(statistics.problems())
        .containsExactly("a record is not closed (line 1). Its lines are kept as plain text");
  }

  @Test
  void unframedLinesAfterARecordDoNotPileUp() throws IOException {
    RecordReader reader =
        reader(text(LogWriter.sms("a") + "\n"), new Repeated("no frame\n", 20L * MEGABYTE));

    long read = 0;
    while (reader.next() != null) {
      read++;
    }

    assertThat(read).isEqualTo(reader.statistics().lines());
  }

  /**
   * Many ends without attributes must not make every line a search through all that came before.
   */
  @Test
  void aHostileLineOfClosersTakesNoTime() throws IOException {
    String closers = "]LOG]!><time=\"".repeat(100_000);

    SourceFixture read = SourceFixture.of("<![LOG[" + closers + "\n" + LogWriter.ccm("after"));

    assertThat(read.records().getLast().text()).isEqualTo("after");
    assertThat(read.statistics().records()).isEqualTo(1);
  }

  private static RecordReader reader(InputStream... parts) throws IOException {
    return new RecordReader(
        new SequenceInputStream(Collections.enumeration(List.of(parts))), RecordOptions.DEFAULT);
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /** A text again and again, made while it is read. */
  private static final class Repeated extends InputStream {
    private final byte[] piece;
    private final long length;
    private long at;

    Repeated(String piece, long length) {
      this.piece = piece.getBytes(UTF_8);
      this.length = length;
    }

    @Override
    public int read() {
      return at == length ? -1 : piece[(int) (at++ % piece.length)] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
      if (at == length) {
        return -1;
      }
      int given = (int) Math.min(count, length - at);
      for (int i = 0; i < given; i++) {
        target[offset + i] = piece[(int) (at++ % piece.length)];
      }
      return given;
    }
  }
}
