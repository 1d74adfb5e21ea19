package dev.synctrace.parsers.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any message survives being written and read, in both forms. What cannot survive is left out:
 *
 * <ul>
 *   <li>NULs, which are taken for a gap, and halves of surrogate pairs, which UTF-8 cannot hold;
 *   <li>in the CCM form: a message with a line that is an opener's, a whole SMS record or the
 *       rename marker, or with a whole closing sequence, {@code ]LOG]!>} and attributes. CR and
 *       CRLF come back as LF;
 *   <li>in the SMS form: a message that begins with a whole CCM record, and one of nothing but
 *       blanks. Line breaks come back as tildes, so their kind is lost.
 * </ul>
 */
class MessageRoundTripTest {
  private static final int MESSAGES = 3000;

  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "[",
          "]",
          "<",
          ">",
          "<![LOG[",
          "]LOG]!>",
          "]LOG]",
          "]",
          "$$<",
          "$",
          "$$<C><",
          "~",
          "~~",
          "thread=7896 (0x1ED8)",
          "(0x1F)",
          "12 (0xC)",
          "<time=",
          "time=\"",
          "\t",
          " ",
          "é",
          "€",
          "𝄞",
          "日本",
          "\u202F",
          "\uFFFD",
          "\uFEFF",
          "\u0085",
          "\u2028",
          "\u001A",
          "eyJ0",
          "5/9/2019 1:16:07 PM",
          "a",
          "Starting to send push task",
          "<",
          "><",
          "%n",
          "\\");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void throughTheCcmForm(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < MESSAGES; i++) {
      String message = withoutByteOrderMarks(message(random));
      SourceFixture read =
          SourceFixture.of(
              LogWriter.ccm("before")
                  + "\r\n"
                  + LogWriter.ccm(message)
                  + "\n"
                  + LogWriter.ccm("after"));

      assertThat(read.records().stream().map(LogRecord::text))
          .containsExactly("before", message.replace("\r\n", "\n").replace('\r', '\n'), "after");
      assertThat(read.statistics().problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void throughTheSmsForm(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < MESSAGES; i++) {
      String message = withoutByteOrderMarks(message(random));
      SourceFixture read =
          SourceFixture.of(
              LogWriter.sms("before")
                  + "\r\n"
                  + LogWriter.sms(message)
                  + "\n"
                  + LogWriter.sms("after"));

      assertThat(read.records().stream().map(LogRecord::text))
          .containsExactly(
              "before  ", message.replace('\r', '~').replace('\n', '~') + "  ", "after  ");
      assertThat(read.statistics().problems()).isEmpty();
    }
  }

  private static String message(Random random) {
    StringBuilder message = new StringBuilder();
    int pieces = random.nextInt(12);
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(4)) {
        case 0 -> message.appendCodePoint(anyCharacter(random));
        case 1 -> message.append(List.of("\n", "\r\n", "\r").get(random.nextInt(3)));
        default -> message.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    // An opener at the start of a line always means a new record.
    return message.toString().replaceAll("(\\R[ \\t]*)(?=<!\\[LOG\\[)", "$1x");
  }

  private static int anyCharacter(Random random) {
    int c = 1 + random.nextInt(random.nextBoolean() ? 0x7F : Character.MAX_CODE_POINT);
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c;
  }

  /** A byte order mark before a record, as in a file that was put together, is no text. */
  private static String withoutByteOrderMarks(String message) {
    return message
        .replaceAll("\uFEFF+(?=<!\\[LOG\\[)", "x")
        .replaceAll("(^|[\r\n])\uFEFF+(?=[A-Za-z])", "$1");
  }
}
