package dev.synctrace.parsers.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.synctrace.parsers.log.LogDescription.Example;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people do to messages when they copy them: every known message tolerates it. */
class KnownMessagesTest {
  private final MessageReader reader = new MessageReader();

  @ParameterizedTest
  @MethodSource("messages")
  void aCopyThatWrapsAtEveryBlankSaysTheSame(String message) {
    assertThat(kind(message.replace(" ", "\r\n"))).isEqualTo(kind(message));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aCopyInOtherCaseSaysTheSame(String message) {
    assertThat(kind(message.toUpperCase(Locale.ROOT))).isEqualTo(kind(message));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageThatBreaksOffAnywhereIsReadWithoutFailing(String message) {
    for (int end = 0; end < message.length(); end++) {
      String part = message.substring(0, end);
      assertThatCode(() -> kind(part)).as(part).doesNotThrowAnyException();
    }
  }

  private Optional<Kind> kind(String message) {
    return reader.read(message, null, "any").reading().map(ParsedMessage::kind);
  }

  private static Stream<String> messages() {
    return LogDescription.all().stream()
        .flatMap(log -> log.kinds().stream())
        .flatMap(kind -> kind.messages().stream())
        .map(Example::text);
  }
}
