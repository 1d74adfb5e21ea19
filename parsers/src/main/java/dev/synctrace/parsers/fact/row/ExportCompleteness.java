package dev.synctrace.parsers.fact.row;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import java.util.Optional;

/**
 * Whether an export holds every row of its list, and why: what each {@code fact.export} event
 * states in {@link Attribute#COMPLETE} and {@link Attribute#COMPLETENESS_REASON}.
 *
 * @param reason in a few words, for people
 */
public record ExportCompleteness(State state, String reason) {

  /** The three values of {@link Attribute#COMPLETE}. */
  public enum State {
    /** Nothing is missing: what is not among the rows was not in the list. */
    COMPLETE("true"),
    /** Rows are missing for certain. */
    PARTIAL("false"),
    /** Rows may be missing: the export does not show it. */
    UNKNOWN("unknown");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The attribute's value. */
    public String word() {
      return word;
    }
  }

  /** States that nothing is missing. */
  static ExportCompleteness complete(String reason) {
    return new ExportCompleteness(State.COMPLETE, reason);
  }

  /** States that rows are missing. */
  static ExportCompleteness partial(String reason) {
    return new ExportCompleteness(State.PARTIAL, reason);
  }

  /** States that rows may be missing. */
  static ExportCompleteness unknown(String reason) {
    return new ExportCompleteness(State.UNKNOWN, reason);
  }

  /** Reads the statement of an export's event; empty for events that state nothing. */
  public static Optional<ExportCompleteness> of(Attributes attributes) {
    String reason = attributes.get(Attribute.COMPLETENESS_REASON).orElse("");
    return attributes
        .get(Attribute.COMPLETE)
        .map(word ->
            switch (word) {
              case "true" -> complete(reason);
              case "false" -> partial(reason);
              default -> unknown(reason);
            });
  }
}
