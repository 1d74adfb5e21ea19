package dev.synctrace.parsers.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.log.LogDescription.Example;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.SourceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every known message is recognised as a record of a log, in both framings, and after a mail
 * program has wrapped it.
 */
class FramedMessagesTest {
  private static final int MAIL = 78;
  private static final String BEFORE = "Retrieving AAD discovery settings from database...";
  private static final String AFTER = "Collection to AAD group sync worker ends.";

  private final SourceReader reader = new SourceReader(ReadOptions.DEFAULT, List.of());

  /** A message, the log it belongs to, and its kind. */
  record Known(String log, Kind kind, String text) {
    @Override
    public String toString() {
      return kind.label() + ": " + text;
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void isRecognisedInTheFramingOfTheClient(Known message) throws IOException {
    assertThat(kinds(message, FramedMessagesTest::ccm, false)).isEqualTo(expected(message));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void isRecognisedInTheFramingOfTheServer(Known message) throws IOException {
    assertThat(kinds(message, FramedMessagesTest::sms, false)).isEqualTo(expected(message));
  }

  @ParameterizedTest
  @MethodSource("singleLines")
  void isRecognisedInAWrappedCopyOfAClientLog(Known message) throws IOException {
    assertThat(kinds(message, FramedMessagesTest::ccm, true)).isEqualTo(expected(message));
  }

  @ParameterizedTest
  @MethodSource("singleLines")
  void isRecognisedInAWrappedCopyOfAServerLog(Known message) throws IOException {
    assertThat(kinds(message, FramedMessagesTest::sms, true)).isEqualTo(expected(message));
  }

  private static List<Kind> expected(Known message) {
    return List.of(Kind.DISCOVERY_SETTINGS, message.kind(), Kind.GROUPSYNC_CYCLE_END);
  }

  private List<Kind> kinds(Known message, UnaryOperator<String> framing, boolean wrapped)
      throws IOException {
    StringBuilder log = new StringBuilder();
    for (String text : List.of(BEFORE, message.text(), AFTER)) {
      String record = framing.apply(text);
      log.append(wrapped ? wrap(record) : record).append("\r\n");
    }
    List<Event> events = new ArrayList<>();
    reader.read(
        message.log() + ".log",
        new ByteArrayInputStream(log.toString().getBytes(StandardCharsets.UTF_8)),
        events::add);
    return events.stream().map(Event::kind).toList();
  }

  private static String ccm(String message) {
    return "<![LOG["
        + message
        + "]LOG]!><time=\"19:35:04.986+240\" date=\"09-25-2026\" component=\"\" context=\"\""
        + " type=\"1\" thread=\"8540\" file=\"source.cpp:386\">";
  }

  /** The writer turns line breaks into tildes. */
  private static String sms(String message) {
    return message.replace("\r\n", "\n").replace("\n", "~~")
        + "~~  $$<COMPONENT><09-25-2026 19:35:04.952+240><thread=7896 (0x1ED8)>";
  }

  private static String wrap(String record) {
    StringBuilder wrapped = new StringBuilder();
    int width = 0;
    for (String word : record.split(" ", -1)) {
      if (width > 0 && width + 1 + word.length() > MAIL) {
        wrapped.append("\r\n");
        width = 0;
      }
      wrapped.append(width == 0 ? "" : " ").append(word);
      width += word.length() + 1;
    }
    return wrapped.toString();
  }

  static List<Known> messages() {
    return known().toList();
  }

  /** Which line breaks of a wrapped copy were in the message cannot be known. */
  static List<Known> singleLines() {
    return known().filter(message -> message.text().indexOf('\n') < 0).toList();
  }

  private static Stream<Known> known() {
    return LogDescription.all().stream()
        .flatMap(log ->
            log.kinds().stream()
                .flatMap(kind ->
                    kind.messages().stream()
                        .map(Example::text)
                        .map(text -> new Known(log.log(), kind.type(), text))));
  }
}
