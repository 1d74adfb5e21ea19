package dev.synctrace.parsers.model;

import dev.synctrace.parsers.error.ErrorCodeAnnotations;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the error codes in a record mean, and its HTTP status, to show beside it. */
public final class EventErrorNotes {
  /** Rows whose numbers are IDs: a resource ID can have the digits of an error code. */
  private static final Set<Kind> ROWS_OF_IDS =
      EnumSet.of(
          Kind.FACT_CLIENTKEY,
          Kind.FACT_SYSTEM,
          Kind.FACT_USER,
          Kind.FACT_COLLECTION_MEMBER,
          Kind.FACT_GROUP_MEMBER,
          Kind.FACT_GROUP_OWNER,
          Kind.FACT_DEVICE,
          Kind.FACT_ENTRA_USER,
          Kind.FACT_SERVICEPRINCIPAL);

  private EventErrorNotes() {}

  /** The notes as they are shown next to the record. */
  public static List<String> of(Event event) {
    List<ErrorCodeAnnotations.Annotation> notes = in(event);
    return notes.isEmpty()
        ? List.of()
        : notes.stream().map(ErrorCodeAnnotations.Annotation::toString).toList();
  }

  /** One note for each known code in its text, then one for the status of a failed request. */
  public static List<ErrorCodeAnnotations.Annotation> in(Event event) {
    if (ROWS_OF_IDS.contains(event.kind())) {
      return List.of();
    }
    List<ErrorCodeAnnotations.Annotation> notes =
        ErrorCodeAnnotations.in(event.message(), event.attributes().number(Attribute.HTTP_STATUS));
    return notes.isEmpty() || succeeded(event) ? List.of() : notes;
  }

  private static boolean succeeded(Event audit) {
    return audit.attributes().get(Attribute.RESULT).filter("success"::equals).isPresent();
  }
}
