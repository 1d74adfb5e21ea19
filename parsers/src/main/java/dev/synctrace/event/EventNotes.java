package dev.synctrace.event;

import dev.synctrace.error.ErrorNotes;
import java.util.List;

/** What the error codes in a record mean, and its HTTP status, to show beside it. */
public final class EventNotes {
  private EventNotes() {}

  /** The notes as they stand beside the record. */
  public static List<String> of(Event event) {
    List<ErrorNotes.Note> notes = in(event);
    return notes.isEmpty() ? List.of() : notes.stream().map(ErrorNotes.Note::toString).toList();
  }

  /** One note for each known code in its text, then one for the status of a failed request. */
  public static List<ErrorNotes.Note> in(Event event) {
    return ErrorNotes.in(event.message(), event.attributes().number(Attribute.HTTP_STATUS));
  }
}
