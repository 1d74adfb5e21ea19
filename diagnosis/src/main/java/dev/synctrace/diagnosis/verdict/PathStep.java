package dev.synctrace.diagnosis.verdict;

import dev.synctrace.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a member's way from its join to the membership in the group.
 *
 * @param says what is known of it, one plain sentence
 * @param event the record that says so; null when none does
 */
public record PathStep(Stage stage, State state, String says, @Nullable Event event) {
  /** The stages in their order; seed 000. */
  public enum Stage {
    JOINED("joined"),
    TOKEN_ISSUED("tokenIssued"),
    TOKEN_ACCEPTED("tokenAccepted"),
    IDENTITY_STORED("identityStored"),
    DISCOVERED("discovered"),
    LOOKED_UP("lookedUp"),
    ADD_REQUESTED("addRequested"),
    ADDED("added");

    private final String label;

    Stage(String label) {
      this.label = label;
    }

    /** The name in JSON. */
    public String label() {
      return label;
    }

    /** The name in tables and pages. */
    public String title() {
      return switch (this) {
        case JOINED -> "joined";
        case TOKEN_ISSUED -> "token issued";
        case TOKEN_ACCEPTED -> "token accepted";
        case IDENTITY_STORED -> "identity stored";
        case DISCOVERED -> "discovered";
        case LOOKED_UP -> "looked up";
        case ADD_REQUESTED -> "add requested";
        case ADDED -> "added";
      };
    }
  }

  /** How far it came. */
  public enum State {
    DONE("done"),
    FAILED("failed"),
    /** Nothing in the case tells. */
    UNKNOWN("unknown"),
    /** The member is not in the collection, so it need not happen. */
    NOT_NEEDED("notNeeded");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** The name in JSON. */
    public String label() {
      return label;
    }
  }
}
