package dev.synctrace.parsers.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What web pages, chats and text programs do to a log: a record is read as it was. */
class PastedTextTest {
  private static final String RECORD =
      "<![LOG[Failed to sign in <client> & \"server\".]LOG]!><time=\"08:02:11.123+300\""
          + " date=\"10-14-2026\" component=\"BgbAgent\" context=\"\" type=\"3\" thread=\"8540\""
          + " file=\"bgbcontroller.cpp:386\">";
  private static final String SERVER =
      "Get one push message from database.~~  $$<SMS_NOTIFICATION_SERVER><09-25-2026"
          + " 19:35:04.905+240><thread=7896 (0x1ED8)>";

  private static void assertPasted(String text, String... messages) throws IOException {
    SourceFixture read = SourceFixture.of(text);

    assertThat(read.framed().stream().map(LogRecord::message)).containsExactly(messages);
    assertThat(read.framed()).allMatch(record -> record.time() != null);
    assertThat(read.framed()).allMatch(record -> record.component() != null);
    assertThat(read.statistics().pasted()).isTrue();
    assertThat(read.statistics().problems()).isNotEmpty();
  }

  private static String escaped(String record) {
    return record.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Test
  void entitiesOfAWebPageAreCharacters() throws IOException {
    String message = "Failed to sign in <client> & \"server\".";

    assertPasted(escaped(RECORD), message);
    assertPasted(escaped(RECORD).replace("\"", "&quot;"), message);
    assertPasted("<pre>" + escaped(RECORD) + "\n" + escaped(RECORD) + "</pre>", message, message);
    assertPasted(escaped(SERVER), "Get one push message from database.");
  }

  @Test
  void whatTheRecordItselfEscapedStaysEscaped() throws IOException {
    String record = RECORD.replace("<client>", "&lt;client&gt;");

    assertThat(SourceFixture.of(record).framed().getFirst().message()).contains("&lt;client&gt;");
    assertThat(SourceFixture.of(record).statistics().pasted()).isFalse();
    assertPasted(escaped(record), "Failed to sign in &lt;client&gt; & \"server\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"“”", "””", "„“"})
  void curlyQuotesAroundValuesAreStraight(String quotes) throws IOException {
    String tag = RECORD.substring(RECORD.indexOf("<time"));
    String curly =
        tag.replaceAll("=\"([^\"]*)\"", "=" + quotes.charAt(0) + "$1" + quotes.charAt(1));

    assertPasted(RECORD.replace(tag, curly), "Failed to sign in <client> & \"server\".");
  }

  @Test
  void curlyQuotesOfAMessageStay() throws IOException {
    SourceFixture read = SourceFixture.of(RECORD.replace("\"server\"", "“server”"));

    assertThat(read.framed().getFirst().message()).contains("“server”");
    assertThat(read.statistics().pasted()).isFalse();
  }

  @Test
  void backticksAndFencesAreLeftOut() throws IOException {
    assertPasted("`" + SERVER + "`", "Get one push message from database.");
    assertPasted(
        "The log:\n```text\n" + SERVER + "\n" + SERVER + "\n```\n",
        "Get one push message from database.",
        "Get one push message from database.");
    assertThat(SourceFixture.of("```\n" + SERVER + "\n```").unframedTexts()).isEmpty();
  }

  @Test
  void backticksOfAMessageStay() throws IOException {
    String message = "Output of the script:\n`dsregcmd /status`\n~~~ end ~~~";
    String record = RECORD.replace("Failed to sign in <client> & \"server\".", message);

    SourceFixture read = SourceFixture.of((record + "\n").repeat(3));

    assertThat(read.framed()).allMatch(each -> each.text().equals(message)).hasSize(3);
    assertThat(read.statistics().pasted()).isFalse();
    assertThat(SourceFixture.of("`Could not obtain the secret.`").unframedTexts())
        .containsExactly("Could not obtain the secret.");
  }

  @Test
  void aByteOrderMarkWhereFilesWereJoinedIsNoText() throws IOException {
    SourceFixture read = SourceFixture.of(RECORD + "\n\uFEFF" + RECORD + "\n\uFEFF" + SERVER);

    assertThat(read.framed()).hasSize(3);
    assertThat(read.framed().getLast().message()).isEqualTo("Get one push message from database.");
  }

  @Test
  void aRecordThatWasCutByTheWrapIsWholeWhereverItBreaks() throws IOException {
    for (int width = 40; width < 140; width++) {
      StringBuilder broken = new StringBuilder();
      for (String record : List.of(RECORD, RECORD, SERVER, RECORD)) {
        for (int at = 0; at < record.length(); at += width) {
          broken.append(record, at, Math.min(record.length(), at + width)).append("\r\n");
        }
      }
      SourceFixture read = SourceFixture.of(broken.toString());

      assertThat(read.framed().stream().map(LogRecord::message))
          .as("broken at %d", width)
          .containsExactly(
              "Failed to sign in <client> & \"server\".",
              "Failed to sign in <client> & \"server\".",
              "Get one push message from database.",
              "Failed to sign in <client> & \"server\".");
      assertThat(read.framed().stream().map(LogRecord::component))
          .as("broken at %d", width)
          .containsExactly("BgbAgent", "BgbAgent", "SMS_NOTIFICATION_SERVER", "BgbAgent");
    }
  }

  @Test
  void aLogThatWasNotPastedSaysNothing() throws IOException {
    SourceFixture read = SourceFixture.of((RECORD + "\n" + SERVER + "\n").repeat(20));

    assertThat(read.framed()).hasSize(40);
    assertThat(read.statistics().pasted()).isFalse();
    assertThat(read.statistics().problems()).isEmpty();
  }
}
