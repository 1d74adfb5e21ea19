package dev.synctrace.diagnosis.membership;

import dev.synctrace.diagnosis.context.FullSyncEffect;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Model of a group's members, given what happened: the semantics of full and incremental
 * synchronization and of the older additive one.
 *
 * <p>An incremental sync carries only what changed in the collection since the last sync; what
 * others did to the group stays. The first sync is a full one whatever it is called. A full sync
 * makes the group equal to the collection, or under the additive rule adds the collection to it.
 */
public final class MembershipModel {
  private final FullSyncEffect rule;
  private final Set<String> collection = new LinkedHashSet<>();
  private final Set<String> group = new LinkedHashSet<>();
  private final Set<String> entered = new LinkedHashSet<>();
  private final Set<String> left = new LinkedHashSet<>();
  private final Set<String> waiting = new LinkedHashSet<>();
  private Set<String> notSynchronizable = Set.of();
  private boolean synced;

  public MembershipModel(FullSyncEffect rule) {
    this.rule = rule;
  }

  /**
   * The members at an instant.
   *
   * @param history in any order; at one instant, in the order given
   * @param at what happens later is ignored
   */
  public static SortedSet<String> membersAt(
      FullSyncEffect rule, List<MembershipEvent> history, Instant at) {
    MembershipModel model = new MembershipModel(rule);
    history.stream()
        .sorted(Comparator.comparing(MembershipEvent::at))
        .takeWhile(change -> !change.at().isAfter(at))
        .forEach(model::apply);
    return model.members();
  }

  /** The members now. */
  public SortedSet<String> members() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(group));
  }

  /** Whether the collection has changes that the next sync, of whatever kind, will carry. */
  public boolean hasPending(String member) {
    boolean enters = entered.contains(member) && !notSynchronizable.contains(member);
    return enters || left.contains(member) || (!synced && wanted().contains(member));
  }

  /** Applies the next change; changes come in order of time. */
  public void apply(MembershipEvent change) {
    switch (change) {
      case MembershipEvent.EnteredCollection c -> enter(c.member());
      case MembershipEvent.LeftCollection c -> leave(c.member());
      case MembershipEvent.AddedByOthers c -> group.add(c.member());
      case MembershipEvent.RemovedByOthers c -> group.remove(c.member());
      case MembershipEvent.ObjectDeleted c -> group.remove(c.member());
      case MembershipEvent.GroupDeleted c -> group.clear();
      case MembershipEvent.IncrementalSync c -> incremental();
      case MembershipEvent.FullSync c -> full();
      case MembershipEvent.NotSynchronizable c -> restrict(c.members());
    }
  }

  private void enter(String member) {
    if (collection.add(member)) {
      left.remove(member);
      entered.add(member);
    }
  }

  private void leave(String member) {
    if (collection.remove(member)) {
      entered.remove(member);
      waiting.remove(member);
      left.add(member);
    }
  }

  private void incremental() {
    if (!synced) {
      full();
      return;
    }
    for (String member : entered) {
      (notSynchronizable.contains(member) ? waiting : group).add(member);
    }
    group.removeAll(left);
    entered.clear();
    left.clear();
  }

  private void full() {
    if (rule == FullSyncEffect.OVERWRITE) {
      group.clear();
    } else {
      group.removeAll(left);
    }
    group.addAll(wanted());
    waiting.clear();
    collection.stream().filter(notSynchronizable::contains).forEach(waiting::add);
    entered.clear();
    left.clear();
    synced = true;
  }

  /** Who could not be synchronized and now can is carried like a new member. */
  private void restrict(Set<String> members) {
    notSynchronizable = members;
    Set<String> freed = new HashSet<>(waiting);
    freed.removeAll(members);
    waiting.removeAll(freed);
    entered.addAll(freed);
  }

  private Set<String> wanted() {
    Set<String> wanted = new LinkedHashSet<>(collection);
    wanted.removeAll(notSynchronizable);
    return wanted;
  }

  /** One thing that can change a group's members. Members are any stable name of them. */
  public sealed interface MembershipEvent {
    /** When it happened, UTC. */
    Instant at();

    /** A member entered the collection. Nothing reaches the group before the next sync. */
    record EnteredCollection(Instant at, String member) implements MembershipEvent {}

    /** A member left the collection. Nothing reaches the group before the next sync. */
    record LeftCollection(Instant at, String member) implements MembershipEvent {}

    /** Someone else than Configuration Manager added a member to the group. */
    record AddedByOthers(Instant at, String member) implements MembershipEvent {}

    /** Someone else than Configuration Manager removed a member from the group. */
    record RemovedByOthers(Instant at, String member) implements MembershipEvent {}

    /** The directory object was deleted: its memberships ended with it. */
    record ObjectDeleted(Instant at, String member) implements MembershipEvent {}

    /** The group was deleted, and with it every membership. */
    record GroupDeleted(Instant at) implements MembershipEvent {}

    /** A cycle that carries the collection's changes since the last sync to the group. */
    record IncrementalSync(Instant at) implements MembershipEvent {}

    /** The first cycle, or one forced by <em>Synchronize Membership</em>. */
    record FullSync(Instant at) implements MembershipEvent {}

    /**
     * Members of the collection that cannot be synchronized, as those without a trusted Entra
     * identity (S01); replaces what was said before.
     */
    record NotSynchronizable(Instant at, Set<String> members) implements MembershipEvent {
      public NotSynchronizable {
        members = Set.copyOf(members);
      }
    }
  }
}
