package dev.synctrace.parsers.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste into tickets. Reference framing.md section 1.3. */
class ClipboardCopyTest {

  @ParameterizedTest
  @CsvSource({
    "5/9/2019 1:16:07 PM, 2019-05-09T13:16:07",
    "5/9/2019 12:16:07 AM, 2019-05-09T00:16:07",
    "5/9/2019 12:16:07 PM, 2019-05-09T12:16:07",
    "5/9/2019 1:16:07\u202FPM, 2019-05-09T13:16:07",
    "03.07.2019 14:17:54, 2019-07-03T14:17:54",
    "23-2-2020 16:20:34, 2020-02-23T16:20:34",
    "2020-02-23 16:20:34, 2020-02-23T16:20:34",
    "2020-02-23T16:20:34, 2020-02-23T16:20:34",
    "23/2/20 16:20:34, 2020-02-23T16:20:34"
  })
  void datesOfManyLocalesAreRead(String date, LocalDateTime expected) throws IOException {
    for (String separator : List.of("\t", " ")) {
      String line =
          String.join(separator, "Sent to 2 (0x2) of 3", "BgbAgent", date, "6192 (0x1830)");

      LogRecord record = only(SourceFixture.of(line));

      assertThat(record)
          .isEqualTo(
              new LogRecord(
                  RecordFormat.CLIPBOARD,
                  "Sent to 2 (0x2) of 3",
                  new LogTime(expected, null),
                  "BgbAgent",
                  "6192",
                  null,
                  1,
                  1));
    }
  }

  @Test
  void aComponentOfSeveralWordsOrNoneNeedsTabs() throws IOException {
    SourceFixture read =
        SourceFixture.of(
            "a\tTwo Words\t5/9/2019 1:16:07 PM\t31 (0x1F)\nb\t\t5/19/2019 1:16:07 PM\t31 (0x1F)");

    assertThat(read.framed().stream().map(LogRecord::text)).containsExactly("a", "b");
    assertThat(read.framed().stream().map(LogRecord::component)).containsExactly("Two Words", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"    ", "\t", "  "})
  void dateAndTimeMayStandFirst(String gap) throws IOException {
    LogRecord record =
        only(
            SourceFixture.of(
                String.join(
                    gap,
                    "12-28-2018 16:06:39.334",
                    "DataTransferService",
                    "3544 (0xdd8)",
                    "Target URL scheme is HTTPS: 5 (0x5)")));

    assertThat(record.message()).isEqualTo("Target URL scheme is HTTPS: 5 (0x5)");
    assertThat(record.component()).isEqualTo("DataTransferService");
    assertThat(record.thread()).isEqualTo("3544");
    assertThat(record.time())
        .isEqualTo(new LogTime(LocalDateTime.parse("2018-12-28T16:06:39.334"), null));
  }

  @ParameterizedTest
  @CsvSource({
    "19/02/2019 13:49:33, 2019-02-19T13:49:33",
    "19/02/2019 1:49:33 PM, 2019-02-19T13:49:33",
    "2019-02-19 13:49:33.5, 2019-02-19T13:49:33.500"
  })
  void dateAndTimeMayStandBeforeTheComponent(String date, LocalDateTime expected)
      throws IOException {
    LogRecord record =
        only(SourceFixture.of("Found a valid online MP 'x'. " + date + " ccmsetup 8548 (0x2164)"));

    assertThat(record.message()).isEqualTo("Found a valid online MP 'x'.");
    assertThat(record.component()).isEqualTo("ccmsetup");
    assertThat(record.thread()).isEqualTo("8548");
    assertThat(record.time()).isEqualTo(new LogTime(expected, null));
  }

  @Test
  void aSentenceWithANumberInBracketsIsNoRow() throws IOException {
    assertThat(SourceFixture.of("On 12-28-2018 16:06:39 the service 3544 (0xdd8) ended").framed())
        .isEmpty();
    assertThat(SourceFixture.of("12-28-2018 16:06:39 thread 3544 (0xdd8) ended").framed())
        .isEmpty();
  }

  @Test
  void componentAndThreadMayStandFirst() throws IOException {
    LogRecord record =
        only(
            SourceFixture.of(
                "SMS_MP_FILE_DISPATCH_MANAGER    7044 (0x1b84)    ~Moving 1 *.SMX file(s) away"));

    assertThat(record.framing()).isEqualTo(RecordFormat.CLIPBOARD);
    assertThat(record.component()).isEqualTo("SMS_MP_FILE_DISPATCH_MANAGER");
    assertThat(record.thread()).isEqualTo("7044");
    assertThat(record.time()).isNull();
    assertThat(record.message()).isEqualTo("Moving 1 *.SMX file(s) away");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMS_EXECUTIVE started X as thread ID 7288 (0x1C78)",
        "Thread 31 (0x1F) has ended",
        "a BgbAgent 5/9/2019 1:16:07 PM 31 (0x20)",
        "a BgbAgent yesterday 31 (0x1F)",
        "(0x1F)",
        "31 (0x1F)"
      })
  void whatOnlyLooksLikeColumnsIsText(String line) throws IOException {
    assertThat(only(SourceFixture.of(line)).framing()).isEqualTo(RecordFormat.NONE);
  }

  @Test
  void aMessageOfSeveralLinesHasItsColumnsInTheLast() throws IOException {
    SourceFixture read =
        SourceFixture.of(
            "a\tC\t5/19/2019 1:16:07 PM\t31 (0x1F)\n"
                + "b {\n  c;\n}\tC\t5/19/2019 1:16:08 PM\t31 (0x1F)\n");

    assertThat(read.framed().stream().map(LogRecord::text)).containsExactly("a", "b {\n  c;\n}");
    assertThat(read.framed().getLast().line()).isEqualTo(2);
    assertThat(read.framed().getLast().endLine()).isEqualTo(4);
    assertThat(read.statistics().framing()).isEqualTo("clipboard");
  }

  @Test
  void oneDateThatCanOnlyBeDayFirstDecidesForAll() throws IOException {
    SourceFixture read = SourceFixture.of(copies("3/7/2019", "23/7/2019"));

    assertThat(dates(read)).containsExactly("2019-07-03", "2019-07-23");
    assertThat(read.statistics().problems()).isEmpty();
  }

  @Test
  void oneDateThatCanOnlyBeMonthFirstDecidesForAll() throws IOException {
    SourceFixture read = SourceFixture.of(copies("3/7/2019", "7/23/2019"));

    assertThat(dates(read)).containsExactly("2019-03-07", "2019-07-23");
    assertThat(read.statistics().problems()).isEmpty();
  }

  @Test
  void whereNothingDecidesMonthFirstIsReadAndSaid() throws IOException {
    SourceFixture read = SourceFixture.of(copies("3/7/2019", "4/7/2019"));

    assertThat(dates(read)).containsExactly("2019-03-07", "2019-04-07");
    assertThat(read.statistics().problems())
        .containsExactly(
            "the order of day and month in the dates is ambiguous (first at line 1). They are read as"
                + " month/day. Use --date-order dmy to change it");
  }

  @Test
  void aDateThatReadsTheSameBothWaysIsNotAmbiguous() throws IOException {
    assertThat(SourceFixture.of(copies("7/7/2019")).statistics().problems()).isEmpty();
  }

  @Test
  void theUserDecides() throws IOException {
    assertThat(dates(read(DateOrder.DMY, "3/7/2019"))).containsExactly("2019-07-03");
    assertThat(dates(read(DateOrder.MDY, "3/7/2019"))).containsExactly("2019-03-07");
    assertThat(dates(read(DateOrder.MDY, "03.07.2019"))).containsExactly("2019-03-07");
    assertThat(read(DateOrder.DMY, "3/7/2019").statistics().problems()).isEmpty();
  }

  @Test
  void aDateThatContradictsTheUserIsReadAndSaid() throws IOException {
    SourceFixture read = read(DateOrder.DMY, "7/23/2019");

    assertThat(dates(read)).containsExactly("2019-07-23");
    assertThat(read.statistics().problems()).singleElement().asString().contains("--date-order");
  }

  @Test
  void noSuchDayIsKeptWithoutATime() throws IOException {
    SourceFixture read = SourceFixture.of(copies("31/31/2019"));

    assertThat(only(read).time()).isNull();
    assertThat(read.statistics().problems())
        .singleElement()
        .asString()
        .contains("no readable date");
  }

  private static SourceFixture read(DateOrder order, String... dates) throws IOException {
    return SourceFixture.of(
        new ByteArrayInputStream(copies(dates).getBytes(UTF_8)), new RecordOptions(order));
  }

  private static String copies(String... dates) {
    return Arrays.stream(dates)
        .map("a message\tBgbAgent\t%s 11:16:07\t6192 (0x1830)\n"::formatted)
        .reduce("", String::concat);
  }

  private static Stream<String> dates(SourceFixture read) {
    return read.framed().stream()
        .map(LogRecord::time)
        .flatMap(Stream::ofNullable)
        .map(time -> time.local().toLocalDate().toString());
  }

  private static LogRecord only(SourceFixture read) {
    assertThat(read.records()).hasSize(1);
    return read.records().getFirst();
  }
}
