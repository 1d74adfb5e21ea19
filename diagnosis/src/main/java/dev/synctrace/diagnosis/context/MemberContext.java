package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.List;

/**
 * Data of the case on one member of one mapping: {@link #events} gives its facts, its audits (also
 * of its device objects) and every log line that names one of its ids. Events that name a group as
 * well are those of this mapping's group only.
 */
public interface MemberContext extends SubjectContext {
  MappingContext mapping();

  /** Which ids are the member's, and which records say so. */
  Identity identity();

  /** What became of it: verdict, grade, timeline. */
  MembershipStatus status();

  /**
   * Events of a kind that carry the member's name and none of its ids: perhaps the member after a
   * re-join, perhaps another device. Names never join by themselves.
   */
  List<Event> nameOnlyMatches(Kind kind);

  /** Whether ClientKeyData trusts a device id for other clients, and not for this member. */
  default boolean isOfAnotherClient(String deviceId) {
    return false;
  }

  /** Whether only the name of a folder says that an event was written on the member's machine. */
  default boolean isOfItsMachineByName(Event event) {
    return false;
  }

  /**
   * Whether the case holds a log of that name, without case, of the member's device; also one of a
   * machine that nothing names, which may be any device's.
   */
  default boolean holdsOwnLog(String log) {
    return coverage().hasLog(log);
  }

  /** Whether a fact of this kind about the member's device is in the case. */
  default boolean showsOfItself(Kind kind) {
    return !events(kind).isEmpty() || !nameOnlyMatches(kind).isEmpty();
  }

  /** Rows of lists of other groups that have the member. */
  default List<Event> otherMemberships() {
    return List.of();
  }
}
