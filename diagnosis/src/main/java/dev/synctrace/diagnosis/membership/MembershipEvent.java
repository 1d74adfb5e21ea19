package dev.synctrace.diagnosis.membership;

import java.time.Instant;
import java.util.Set;

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
