package dev.synctrace.testkit.site;

import java.time.Instant;
import java.util.Set;

/** One thing that happened in a world. Replaying all up to an instant gives the truth of it. */
public sealed interface SimulatedEvent {
  /** True time, UTC. */
  Instant at();

  record CollectionEntered(Instant at, String collection, int resource) implements SimulatedEvent {}

  record CollectionLeft(Instant at, String collection, int resource) implements SimulatedEvent {}

  record MemberAdded(Instant at, String group, String object, Actor actor)
      implements SimulatedEvent {}

  record MemberRemoved(Instant at, String group, String object, Actor actor)
      implements SimulatedEvent {}

  /** Entra refused an add and recorded why; an add refused with 403 leaves no record. */
  record AddFailed(Instant at, String group, String object, Actor actor, String reason)
      implements SimulatedEvent {}

  record ObjectCreated(Instant at, String object, String name, Actor actor)
      implements SimulatedEvent {}

  record ObjectDeleted(Instant at, String object, Actor actor) implements SimulatedEvent {}

  record ObjectDisabled(Instant at, String object, Actor actor) implements SimulatedEvent {}

  record ObjectRenamed(Instant at, String object, String name, Actor actor)
      implements SimulatedEvent {}

  /** The machine uses this object from now on; empty when it left the directory. */
  record Joined(Instant at, String machine, String object) implements SimulatedEvent {}

  record ResourceNamed(Instant at, int resource, String name) implements SimulatedEvent {}

  /** What ClientKeyData, or the user's row, holds from now on; empty ids when not verified. */
  record IdentityStored(Instant at, int resource, String tenantId, String entraId)
      implements SimulatedEvent {}

  record ClientRevoked(Instant at, int resource) implements SimulatedEvent {}

  record Heartbeat(Instant at, int resource, String tenantId, String deviceId)
      implements SimulatedEvent {}

  record TokenAccepted(Instant at, int resource, String deviceId) implements SimulatedEvent {}

  /**
   * The device tried to get an identity, and failed.
   *
   * @param code one of the failure's codes
   * @param registers whether its log names its client ID afterwards
   */
  record IdentityFailed(
      Instant at, int resource, InjectedFailure failure, String code, boolean registers)
      implements SimulatedEvent {}

  /** From now on the site synchronizes no group. */
  record SyncStopped(Instant at, String site, InjectedFailure failure) implements SimulatedEvent {}

  /** The device got a token; nothing else came of it. */
  record TokenIssued(Instant at, int resource) implements SimulatedEvent {}

  record GroupCreated(Instant at, String group, Actor actor) implements SimulatedEvent {}

  record GroupDeleted(Instant at, String group, Actor actor) implements SimulatedEvent {}

  record GroupRestored(Instant at, String group, Actor actor) implements SimulatedEvent {}

  record GroupMadeDynamic(Instant at, String group, Actor actor) implements SimulatedEvent {}

  record OwnerAdded(Instant at, String group, String principal, Actor actor)
      implements SimulatedEvent {}

  record OwnerRemoved(Instant at, String group, String principal, Actor actor)
      implements SimulatedEvent {}

  record MappingMade(Instant at, GroupMapping mapping) implements SimulatedEvent {}

  record MappingRemoved(Instant at, GroupMapping mapping) implements SimulatedEvent {}

  record FullSyncForced(Instant at, String collection) implements SimulatedEvent {}

  record SecretExpired(Instant at, String site) implements SimulatedEvent {}

  record SecretRenewed(Instant at, String site, Actor actor) implements SimulatedEvent {}

  /** Graph refuses every request of the site for a while: 401 or 429. */
  record TroubleBegan(Instant at, String site, int status) implements SimulatedEvent {}

  record TroubleEnded(Instant at, String site) implements SimulatedEvent {}

  /**
   * A sync cycle carried a mapping to its group; what came of each member is said by other
   * happenings.
   *
   * @param refusedAdds resources that could not be added
   * @param refusedRemoves resources that could not be removed
   * @param identitiesCarried whether changed identities were looked at
   */
  record MappingSynchronized(
      Instant at,
      GroupMapping mapping,
      SyncKind kind,
      Set<Integer> refusedAdds,
      Set<Integer> refusedRemoves,
      boolean identitiesCarried)
      implements SimulatedEvent {
    public MappingSynchronized {
      refusedAdds = Set.copyOf(refusedAdds);
      refusedRemoves = Set.copyOf(refusedRemoves);
    }
  }

  /** The worker saw or made this resource a member under this object. */
  record MemberCarried(Instant at, GroupMapping mapping, int resource, String object)
      implements SimulatedEvent {}

  /** The worker looked a device ID up and keeps the object it got. */
  record ObjectLookedUp(Instant at, String site, String deviceId, String object)
      implements SimulatedEvent {}

  /** Something in the directory that has nothing to do with the story; audits are full of it. */
  record Unrelated(Instant at, String tenant, String object, String name)
      implements SimulatedEvent {}
}
