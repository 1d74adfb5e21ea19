package dev.synctrace.report.view.page;

import dev.synctrace.diagnosis.membership.ActorRole;
import dev.synctrace.report.view.QuoteView;
import dev.synctrace.report.view.TimeView;
import java.util.List;

/**
 * One actor's like changes that follow each other, told as one.
 *
 * @param first time of the first
 * @param last time of the last
 * @param role who acted, by class
 * @param actorName who acted, by name; empty when the record has none
 * @param deed what was done
 * @param failed whether it was tried only
 * @param whom the first members, owners or the group itself, by name
 * @param more how many more
 * @param proof the first record
 */
public record MergedChangesView(
    TimeView first,
    TimeView last,
    ActorRole role,
    String actorName,
    Deed deed,
    boolean failed,
    String group,
    List<String> whom,
    long more,
    QuoteView proof) {

  /** What was done. */
  public enum Deed {
    ADDED("added", "+"),
    REMOVED("removed", "−"),
    OWNER_ADDED("added as owner", "+"),
    OWNER_REMOVED("removed as owner", "−"),
    GROUP_CREATED("created the group", "+"),
    GROUP_DELETED("deleted the group", "−"),
    GROUP_RESTORED("restored the group", "+");

    private final String words;
    private final String symbol;

    Deed(String words, String symbol) {
      this.words = words;
      this.symbol = symbol;
    }

    public String words() {
      return words;
    }

    public String symbol() {
      return symbol;
    }

    /** Whether someone is no longer what he was. */
    public boolean takesAway() {
      return this == REMOVED || this == OWNER_REMOVED || this == GROUP_DELETED;
    }
  }

  public long count() {
    return whom.size() + more;
  }

  public String actorClass() {
    String words = role.words();
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Whether a person changed the members, which no synchronization repairs by itself. */
  public boolean byPerson() {
    return role == ActorRole.PERSON && (deed == Deed.ADDED || deed == Deed.REMOVED);
  }
}
