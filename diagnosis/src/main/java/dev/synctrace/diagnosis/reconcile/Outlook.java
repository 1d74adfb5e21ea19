package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.membership.Change;
import dev.synctrace.diagnosis.membership.MembershipModel;
import dev.synctrace.diagnosis.membership.MembershipRule;
import dev.synctrace.diagnosis.verdict.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the model of full and incremental synchronization says of one member, given what others did:
 * whether it must be in the group now, and after the next sync of either kind.
 *
 * @param expected whether it must be in the group at the instant of the answer
 * @param afterIncremental whether it must be after the next incremental sync
 * @param afterFull whether it must be after <em>Synchronize Membership</em>
 */
record Outlook(Presence expected, Presence afterIncremental, Presence afterFull) {
  private static final Outlook UNKNOWN =
      new Outlook(Presence.UNKNOWN, Presence.UNKNOWN, Presence.UNKNOWN);
  private static final String MEMBER = "member";

  /**
   * The model's answer.
   *
   * @param inCollection unknown gives no answer
   * @param objectExists false when the directory object is known to be gone
   */
  static Outlook of(Presence inCollection, Trail trail, MembershipRule rule, boolean objectExists) {
    if (inCollection == Presence.UNKNOWN) {
      return UNKNOWN;
    }
    List<Change> history = history(inCollection, trail);
    Instant end = history.getLast().at();
    boolean now = isMember(rule, history, end);
    if (!objectExists) {
      return new Outlook(presence(now), Presence.OUT, Presence.OUT);
    }
    Instant next = end.plus(Duration.ofMinutes(5));
    return new Outlook(
        presence(now),
        presence(isMember(rule, with(history, new Change.IncrementalSync(next)), next)),
        presence(isMember(rule, with(history, new Change.FullSync(next)), next)));
  }

  /**
   * The collection as it is now is taken to be as it was, since no source tells its history. A
   * removal by the server app of what others had added shows a full sync. graph.md section 6.2.
   */
  private static List<Change> history(Presence inCollection, Trail trail) {
    List<Change> history = new ArrayList<>();
    Instant start =
        trail.steps().isEmpty()
            ? Instant.EPOCH
            : trail.steps().getFirst().time().minus(Duration.ofMinutes(1));
    if (inCollection == Presence.IN) {
      history.add(new Change.EnteredCollection(start, MEMBER));
    }
    history.add(new Change.FullSync(start));
    for (Step step : trail.steps()) {
      history.add(change(step));
    }
    return history;
  }

  private static Change change(Step step) {
    Instant time = step.time();
    boolean ours = step.actor() == ActorRole.SERVER_APP;
    return switch (step.type()) {
      case ADDED ->
          ours ? new Change.IncrementalSync(time) : new Change.AddedByOthers(time, MEMBER);
      case REMOVED -> ours ? new Change.FullSync(time) : new Change.RemovedByOthers(time, MEMBER);
      case OBJECT_DELETED -> new Change.ObjectDeleted(time, MEMBER);
      case GROUP_DELETED -> new Change.GroupDeleted(time);
    };
  }

  private static boolean isMember(MembershipRule rule, List<Change> history, Instant at) {
    return MembershipModel.membersAt(rule, history, at).contains(MEMBER);
  }

  private static List<Change> with(List<Change> history, Change next) {
    List<Change> longer = new ArrayList<>(history);
    longer.add(next);
    return longer;
  }

  private static Presence presence(boolean in) {
    return in ? Presence.IN : Presence.OUT;
  }
}
