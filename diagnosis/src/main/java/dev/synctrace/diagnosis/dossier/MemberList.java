package dev.synctrace.diagnosis.dossier;

import dev.synctrace.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the case knows of a list of members, of a group or of a collection.
 *
 * @param exports the exports' own records ({@code fact.export}), newest last; empty when the case
 *     has no such list
 * @param whole whether the newest list is known to hold everybody: then who is not in it is no
 *     member
 * @param asOf when the list was true; empty when the export does not tell, which counts as the end
 *     of the case
 * @param size members listed
 */
public record MemberList(List<Event> exports, boolean whole, Optional<Instant> asOf, long size) {
  public static final MemberList NONE = new MemberList(List.of(), false, Optional.empty(), 0);

  public MemberList {
    exports = List.copyOf(exports);
  }

  /** Whether the case has such a list at all. */
  public boolean known() {
    return size > 0 || !exports.isEmpty();
  }
}
