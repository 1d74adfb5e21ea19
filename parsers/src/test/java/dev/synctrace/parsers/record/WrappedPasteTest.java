package dev.synctrace.parsers.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs pasted from a mail that wrapped their lines. */
class WrappedPasteTest {
  private static final List<String> SERVER =
      List.of(
          "Get one push message from database.~~  $$<SMS_NOTIFICATION_SERVER><09-25-2026"
              + " 19:35:04.905+240><thread=7896 (0x1ED8)>",
          "Starting to send push task (PushID: 13 TaskID: 13 TaskGUID:"
              + " 11111111-2222-4333-8444-555555555555 TaskType: 1 TaskParam: ) to 1 clients with"
              + " throttling (strategy: 1 param: 42)~~  $$<SMS_NOTIFICATION_SERVER><09-25-2026"
              + " 19:35:04.936+240><thread=7896 (0x1ED8)>",
          "Finished sending push task (PushID: 13 TaskID: 13) to 1 clients~~"
              + "  $$<SMS_NOTIFICATION_SERVER><09-25-2026 19:35:04.952+240><thread=7896 (0x1ED8)>",
          "Receiving message from queue timeout.~~  $$<SMS_NOTIFICATION_SERVER><09-25-2026"
              + " 19:35:14.952+240><thread=7896 (0x1ED8)>",
          "Generated BGB task status report D:\\ConfigMgr\\inboxes\\bgb.box\\Bgb00001.BTS at"
              + " 09/25/2026 19:35:33. (PushID: 13 ReportedClients: 1 FailedClients: 0)~~"
              + "  $$<SMS_NOTIFICATION_SERVER><09-25-2026 19:35:33.877+240><thread=4008 (0xFA8)>");

  private static final List<String> CLIENT =
      List.of(
          "<![LOG[Receive task from server with pushid=13, taskid=13,"
              + " taskguid=11111111-2222-4333-8444-555555555555, tasktype=1 and taskParam=]LOG]!>"
              + "<time=\"19:35:04.986+240\" date=\"09-25-2026\" component=\"BgbAgent\" context=\"\""
              + " type=\"1\" thread=\"8540\" file=\"bgbconnector.cpp:386\">",
          "<![LOG[Send Task response message <BgbResponseMessage TimeStamp=\"2026-09-25T23:35:05Z\">"
              + "<PushID>13</PushID><TaskID>13</TaskID><ReturnCode>1</ReturnCode>"
              + "</BgbResponseMessage> successfully.]LOG]!><time=\"19:35:05.986+240\""
              + " date=\"09-25-2026\" component=\"BgbAgent\" context=\"\" type=\"1\""
              + " thread=\"8540\" file=\"bgbconnector.cpp:512\">");

  @ParameterizedTest
  @ValueSource(ints = {60, 66, 72, 76, 78, 80, 100, 120})
  void serverRecordsWrappedAtBlanksAreWhole(int width) throws IOException {
    assertSame(SERVER, String.join("\n", softly(SERVER, width)), "wrapped");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 66, 72, 76, 78, 80, 100, 120})
  void clientRecordsWrappedAtBlanksAreWhole(int width) throws IOException {
    assertSame(CLIENT, String.join("\r\n", softly(CLIENT, width)), "wrapped");
  }

  @ParameterizedTest
  @ValueSource(ints = {72, 76, 80})
  void recordsWrappedAtAColumnAreWhole(int width) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String record : SERVER) {
      for (int at = 0; at < record.length(); at += width) {
        lines.add(record.substring(at, Math.min(record.length(), at + width)));
      }
    }
    assertSame(SERVER, String.join("\n", lines), "wrapped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"> ", ">", "> > ", ">> "})
  void aQuotedMailIsReadWithoutItsMarks(String mark) throws IOException {
    List<String> quoted = new ArrayList<>(List.of("On Friday Ada wrote:"));
    softly(SERVER, 76).forEach(line -> quoted.add(mark + line));

    Read read = read(String.join("\n", quoted));

    assertThat(read.framed()).extracting(WrappedPasteTest::says).isEqualTo(texts(SERVER));
    assertThat(read.problems()).anyMatch(problem -> problem.contains("quoted"));
    assertThat(read.problems()).anyMatch(problem -> problem.contains("wrapped"));
  }

  @Test
  void aGreetingAndBlankLinesBetweenRecordsDoNotMatter() throws IOException {
    StringBuilder mail = new StringBuilder("Hello,\nhere is the log you asked for:\n\n");
    for (String record : SERVER) {
      mail.append(String.join("\n", softly(List.of(record), 72))).append("\n\n");
    }

    Read read = read(mail.toString());

    assertThat(read.framed()).extracting(WrappedPasteTest::says).isEqualTo(texts(SERVER));
    assertThat(read.loose())
        .extracting(LogRecord::text)
        .containsExactly("Hello,", "here is the log you asked for:");
  }

  @Test
  void blanksThatWereLostBeforeWrappingDoNotMatter() throws IOException {
    String start =
        "Starting to send push task (PushID: 13 TaskID: 13 TaskGUID:\n"
            + "11111111-2222-4333-8444-555555555555 TaskType: 1 TaskParam: ) to 1 clients\n"
            + "with throttling (strategy: 1 param: 42)~~  $$<SMS_NOTIFICATION_SERVER><09-25-2026\n"
            + "19:35:04.936+240><thread=7896 (0x1ED8)>";

    assertThat(read(start).framed())
        .singleElement()
        .satisfies(record -> assertThat(says(record)).isEqualTo(texts(SERVER).get(1)));
  }

  @Test
  void linesOfTheFileAreKept() throws IOException {
    Read read = read(String.join("\n", softly(SERVER.subList(0, 2), 78)));

    assertThat(read.framed()).extracting(LogRecord::line).containsExactly(1L, 3L);
    assertThat(read.framed()).extracting(LogRecord::endLine).containsExactly(2L, 6L);
  }

  @Test
  void whatIsNotWrappedDoesNotLookWrapped() throws IOException {
    Read plain = read(String.join("\n", SERVER) + "\n" + String.join("\n", CLIENT) + "\n");

    assertThat(plain.framed()).hasSize(SERVER.size() + CLIENT.size());
    assertThat(plain.problems()).isEmpty();
  }

  @Test
  void aMessageOfSeveralLinesKeepsThem() throws IOException {
    String exception =
        "<![LOG[Return code: 401, Description: PreAuth token validation failed,\n"
            + "IDX10223: Lifetime validation failed. The token is expired.\n"
            + "ValidTo: '10/01/2020 22:03:24']LOG]!><time=\"19:35:05.986+240\" date=\"09-25-2026\""
            + " component=\"CCM_STS\" context=\"\" type=\"3\" thread=\"8540\" file=\"x.cs:1\">";

    Read read = read(exception);

    assertThat(read.framed()).singleElement().asString().contains("failed,\nIDX10223");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void aRecordThatWasCutIsNotJoinedToTheNextOfTheSameForm() throws IOException {
    String cut = "Get one push message from database.~~  $$<SMS_NOTIFICATION_SERVER><09-25";

    Read read = read(SERVER.getFirst() + "\n" + cut + "\n" + SERVER.get(2));

    assertThat(read.framed()).hasSize(2);
    assertThat(read.framed().getLast().time()).isNotNull();
  }

  private static void assertSame(List<String> records, String pasted, String problem)
      throws IOException {
    Read read = read(pasted);

    assertThat(read.framed()).extracting(WrappedPasteTest::says).isEqualTo(texts(records));
    assertThat(read.loose()).isEmpty();
    assertThat(read.problems()).singleElement().asString().contains(problem);
    List<LogRecord> whole = read(String.join("\n", records)).framed();
    assertThat(read.framed()).extracting(LogRecord::time).isEqualTo(times(whole));
    assertThat(read.framed())
        .extracting(LogRecord::thread)
        .isEqualTo(whole.stream().map(LogRecord::thread).toList());
  }

  private static List<LogTime> times(List<LogRecord> records) {
    return records.stream().map(LogRecord::time).toList();
  }

  /** What the records say when they are not wrapped. */
  private static List<String> texts(List<String> records) throws IOException {
    return read(String.join("\n", records)).framed().stream().map(WrappedPasteTest::says).toList();
  }

  /** Two blanks where a line is broken come back as one. */
  private static String says(LogRecord record) {
    return record.message().replaceAll(" +", " ").strip();
  }

  private static List<String> softly(List<String> records, int width) {
    List<String> lines = new ArrayList<>();
    for (String record : records) {
      StringBuilder line = new StringBuilder();
      for (String word : record.split(" ", -1)) {
        if (line.length() > 0 && line.length() + 1 + word.length() > width) {
          lines.add(line.toString().stripTrailing());
          line.setLength(0);
        }
        line.append(line.length() == 0 ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private record Read(List<LogRecord> records, List<String> problems) {
    List<LogRecord> framed() {
      return of(true).toList();
    }

    List<LogRecord> loose() {
      return of(false).toList();
    }

    private Stream<LogRecord> of(boolean framed) {
      return records.stream().filter(record -> (record.framing() != RecordFormat.NONE) == framed);
    }
  }

  private static Read read(String text) throws IOException {
    RecordReader reader =
        new RecordReader(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), RecordOptions.DEFAULT);
    List<LogRecord> records = new ArrayList<>();
    for (LogRecord record = reader.next(); record != null; record = reader.next()) {
      records.add(record);
    }
    return new Read(records, reader.statistics().problems());
  }
}
