package dev.synctrace.parsers.record.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.record.LogRecord;
import dev.synctrace.parsers.record.RecordFormat;
import dev.synctrace.parsers.record.SourceFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs whose line breaks were lost on the way. */
class LostLineBreaksTest {
  private static final String CCM =
      "<![LOG[Receive task from server with pushid=13]LOG]!><time=\"19:35:04.986+240\""
          + " date=\"09-25-2026\" component=\"BgbAgent\" context=\"\" type=\"1\" thread=\"8540\""
          + " file=\"bgbconnector.cpp:386\">";

  @Test
  void recordsOnOneLineAreDivided() throws IOException {
    SourceFixture read = SourceFixture.of(sms(1) + sms(2) + sms(3));

    assertThat(read.framed())
        .extracting(LogRecord::text)
        .containsExactly(text(1), text(2), text(3));
    assertThat(read.framed()).extracting(LogRecord::line).containsOnly(1L);
    assertThat(read.framed())
        .extracting(record -> Objects.requireNonNull(record.time()).local().getSecond())
        .containsExactly(1, 2, 3);
    assertThat(read.statistics().problems())
        .containsExactly(
            "2 line breaks are missing between records (first at line 1). The records were split"
                + " where each record ends");
    assertThat(read.statistics().unframedLines()).isZero();
  }

  @Test
  void oneMissingLineBreakAmongManyIsFound() throws IOException {
    SourceFixture read =
        SourceFixture.of(sms(1) + "\r\n" + sms(2) + sms(3) + "\r\n" + sms(4) + "\r\n");

    assertThat(read.framed())
        .extracting(LogRecord::line)
        .as("the lines of the records")
        .containsExactly(1L, 2L, 2L, 3L);
    assertThat(read.statistics().problems())
        .containsExactly(
            "a line break is missing between two records (line 2). They were split where the"
                + " first record ends");
  }

  @Test
  void aMessageOfSeveralLinesMayBeginBehindARecord() throws IOException {
    SourceFixture read = SourceFixture.of(sms(1) + "Begun here\r\nand told on" + frame(2) + "\r\n");

    assertThat(read.framed())
        .extracting(LogRecord::text)
        .containsExactly(text(1), "Begun here\nand told on  ");
  }

  @Test
  void whatIsCutOffBehindARecordIsKeptAsText() throws IOException {
    SourceFixture read = SourceFixture.of(sms(1) + "Retrieving online resync fl");

    assertThat(read.framed()).extracting(LogRecord::text).containsExactly(text(1));
    assertThat(read.unframedTexts()).containsExactly("Retrieving online resync fl");
  }

  @Test
  void recordsOfBothFormsOnOneLineAreDivided() throws IOException {
    SourceFixture read = SourceFixture.of(sms(1) + sms(2) + CCM + sms(3) + CCM);

    assertThat(read.framed())
        .extracting(LogRecord::framing)
        .containsExactly(
            RecordFormat.SMS,
            RecordFormat.SMS,
            RecordFormat.CCM,
            RecordFormat.SMS,
            RecordFormat.CCM);
    assertThat(read.unframedTexts()).isEmpty();
  }

  /** The reader takes a line of megabytes in parts, which may end within a frame. */
  @Test
  void aLogThatIsOneLongLineIsDivided() throws IOException {
    StringBuilder line = new StringBuilder();
    List<String> texts = new ArrayList<>();
    for (int i = 0; line.length() < 3 * LineReader.LONGEST_PART; i++) {
      line.append(sms(i));
      texts.add(text(i));
    }

    SourceFixture read = SourceFixture.of(line.toString());

    assertThat(read.framed()).extracting(LogRecord::text).containsExactlyElementsOf(texts);
    assertThat(read.unframedTexts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 26, 29, 45, 60, 70})
  void aRecordThatIsCutWithinItsFrameIsToldAndKeptAsText(int missing) throws IOException {
    String cut = sms(2).substring(0, sms(2).length() - missing);

    SourceFixture read = SourceFixture.of(sms(1) + "\r\n" + cut + "\r\n" + sms(3) + "\r\n" + cut);

    assertThat(read.framed()).extracting(LogRecord::text).containsExactly(text(1), text(3));
    assertThat(read.unframedTexts()).containsExactly(cut, cut);
    assertThat(read.statistics().problems())
        .containsExactly(
            "2 records are not closed (first at line 2). Their lines are kept as plain text");
  }

  private static String sms(int number) {
    return "Retrieving push tasks from database, pass " + number + frame(number);
  }

  private static String text(int number) {
    return "Retrieving push tasks from database, pass " + number + "  ";
  }

  private static String frame(int number) {
    return "  $$<SMS_NOTIFICATION_SERVER><09-25-2026 19:35:%02d.905+240><thread=7896 (0x1ED8)>"
        .formatted(number % 60);
  }
}
