package dev.synctrace.parsers.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.error.ErrorCodeAnnotations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is next to a record that names a code, or an HTTP status. */
class EventErrorNotesTest {
  @Test
  void theHttpStatusOfAFailedRequestIsTold() {
    assertThat(EventErrorNotes.of(event("Response status code: 401 (Unauthorized)", "401")))
        .singleElement()
        .asString()
        .startsWith("HTTP 401 = ");
  }

  @Test
  void theStatusOfARequestThatWorkedIsNot() {
    assertThat(EventErrorNotes.of(event("Response status code: 200 (OK)", "200"))).isEmpty();
  }

  @Test
  void codesOfTheTextComeFirst() {
    assertThat(EventErrorNotes.in(event("Failed with 0x80072ee7", "503")))
        .extracting(ErrorCodeAnnotations.Annotation::value)
        .containsExactly("0x80072ee7", "HTTP 503");
  }

  @Test
  void aStatusThatNoTableHasIsNotExplained() {
    assertThat(EventErrorNotes.of(event("Response status code: 799", "799"))).isEmpty();
  }

  @Test
  void anIdWithTheDigitsOfACodeIsNone() {
    assertThat(EventErrorNotes.of(row(Kind.FACT_COLLECTION_MEMBER, "MachineID=2147942405")))
        .isEmpty();
    assertThat(EventErrorNotes.of(row(Kind.OTHER, "hr=2147942405"))).isNotEmpty();
  }

  private static Event row(Kind kind, String message) {
    return event(kind, message, null);
  }

  private static Event event(String message, @Nullable String status) {
    return event(Kind.GATEWAY_STATUS, message, status);
  }

  private static Event event(Kind kind, String message, @Nullable String status) {
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
        kind.severity(),
        kind,
        message,
        attributes);
  }
}
