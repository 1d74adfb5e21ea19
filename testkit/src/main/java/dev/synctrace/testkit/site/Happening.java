package dev.synctrace.testkit.site;

import java.time.Instant;
import java.util.Set;

/** One thing that happened in a world. Replaying all up to an instant gives the truth of it. */
public sealed interface Happening {
  /** True time, UTC. */
  Instant at();

  record CollectionEntered(Instant at, String collection, int resource) implements Happening {}

  record CollectionLeft(Instant at, String collection, int resource) implements Happening {}

  record MemberAdded(Instant at, String group, String object, Actor actor) implements Happening {}

  record MemberRemoved(Instant at, String group, String object, Actor actor) implements Happening {}

  /** Entra refused an add and recorded why; an add refused with 403 leaves no record. */
  record AddFailed(Instant at, String group, String object, Actor actor, String reason)
      implements Happening {}

  record ObjectCreated(Instant at, String object, String name, Actor actor) implements Happening {}

  record ObjectDeleted(Instant at, String object, Actor actor) implements Happening {}

  record ObjectDisabled(Instant at, String object, Actor actor) implements Happening {}

  record ObjectRenamed(Instant at, String object, String name, Actor actor) implements Happening {}

  /** The machine uses this object from now on; empty when it left the directory. */
  record Joined(Instant at, String machine, String object) implements Happening {}

  record ResourceNamed(Instant at, int resource, String name) implements Happening {}

  /** What ClientKeyData, or the user's row, holds from now on; empty ids when not verified. */
  record IdentityStored(Instant at, int resource, String tenantId, String entraId)
      implements Happening {}

  record ClientRevoked(Instant at, int resource) implements Happening {}

  record Heartbeat(Instant at, int resource, String tenantId, String deviceId)
      implements Happening {}

  record TokenAccepted(Instant at, int resource, String deviceId) implements Happening {}

  /**
   * The device tried to get an identity, and failed.
   *
   * @param code one of the failure's codes
   * @param registers whether its log names its client ID afterwards
   */
  record IdentityFailed(
      Instant at, int resource, InjectedFailure failure, String code, boolean registers)
      implements Happening {}

  /** From now on the site synchronizes no group. */
  record SyncStopped(Instant at, String site, InjectedFailure failure) implements Happening {}

  /** The device got a token; nothing else came of it. */
  record TokenIssued(Instant at, int resource) implements Happening {}

  record GroupCreated(Instant at, String group, Actor actor) implements Happening {}

  record GroupDeleted(Instant at, String group, Actor actor) implements Happening {}

  record GroupRestored(Instant at, String group, Actor actor) implements Happening {}

  record GroupMadeDynamic(Instant at, String group, Actor actor) implements Happening {}

  record OwnerAdded(Instant at, String group, String principal, Actor actor) implements Happening {}

  record OwnerRemoved(Instant at, String group, String principal, Actor actor)
      implements Happening {}

  record MappingMade(Instant at, GroupMapping mapping) implements Happening {}

  record MappingRemoved(Instant at, GroupMapping mapping) implements Happening {}

  record FullSyncForced(Instant at, String collection) implements Happening {}

  record SecretExpired(Instant at, String site) implements Happening {}

  record SecretRenewed(Instant at, String site, Actor actor) implements Happening {}

  /** Graph refuses every request of the site for a while: 401 or 429. */
  record TroubleBegan(Instant at, String site, int status) implements Happening {}

  record TroubleEnded(Instant at, String site) implements Happening {}

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
      implements Happening {
    public MappingSynchronized {
      refusedAdds = Set.copyOf(refusedAdds);
      refusedRemoves = Set.copyOf(refusedRemoves);
    }
  }

  /** The worker saw or made this resource a member under this object. */
  record MemberCarried(Instant at, GroupMapping mapping, int resource, String object)
      implements Happening {}

  /** The worker looked a device ID up and keeps the object it got. */
  record ObjectLookedUp(Instant at, String site, String deviceId, String object)
      implements Happening {}

  /** Something in the directory that has nothing to do with the story; audits are full of it. */
  record Unrelated(Instant at, String tenant, String object, String name) implements Happening {}
}
