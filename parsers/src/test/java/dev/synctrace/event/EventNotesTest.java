package dev.synctrace.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.error.ErrorNotes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stands beside a record that names a code, or an HTTP status. */
class EventNotesTest {
  @Test
  void theHttpStatusOfAFailedRequestIsTold() {
    assertThat(EventNotes.of(event("Response status code: 401 (Unauthorized)", "401")))
        .singleElement()
        .asString()
        .startsWith("HTTP 401 = ");
  }

  @Test
  void theStatusOfARequestThatWorkedIsNot() {
    assertThat(EventNotes.of(event("Response status code: 200 (OK)", "200"))).isEmpty();
  }

  @Test
  void codesOfTheTextComeFirst() {
    assertThat(EventNotes.in(event("Failed with 0x80072ee7", "503")))
        .extracting(ErrorNotes.Note::value)
        .containsExactly("0x80072ee7", "HTTP 503");
  }

  @Test
  void aStatusThatNoTableHasIsNotExplained() {
    assertThat(EventNotes.of(event("Response status code: 799", "799"))).isEmpty();
  }

  private static Event event(String message, @Nullable String status) {
    Attributes attributes = Attributes.builder().put(Attribute.HTTP_STATUS, status).build();
    return new Event(
        null,
        null,
        null,
        "a.log",
        1,
        1,
        "a",
        null,
        null,
        Kind.GATEWAY_STATUS.severity(),
        Kind.GATEWAY_STATUS,
        message,
        attributes);
  }
}
