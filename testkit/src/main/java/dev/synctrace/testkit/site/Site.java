package dev.synctrace.testkit.site;

import java.time.Duration;

/**
 * A hierarchy's top-level site, with the service that connects it to a tenant.
 *
 * @param code site code
 * @param server name of the site server
 * @param managementPoint name of the management point
 * @param bias minutes to add to local time for UTC
 * @param skew what the site server's clock is ahead of the true time; negative when behind
 * @param version such as 2403
 * @param updated whether the version's update rollup is installed (KB21010486 for 2303)
 * @param enhancedHttp whether a management point accepts Entra tokens at all
 * @param groupSyncEnabled whether Azure Directory Group Sync is on
 * @param writesAnyGroup whether the server app may write to groups that it does not own
 * @param cloudServiceId number of the Azure service
 */
public record Site(
    String code,
    String server,
    String managementPoint,
    int bias,
    Duration skew,
    int version,
    boolean updated,
    boolean enhancedHttp,
    boolean groupSyncEnabled,
    boolean writesAnyGroup,
    long cloudServiceId,
    Tenant tenant,
    SimulatedServerApp app,
    String clientAppId,
    String hierarchyId) {
  private static final int LAST_ADDITIVE = 2010;

  /** Whether a full synchronization leaves members that are not in the collection (S17). */
  public boolean additive() {
    return version <= LAST_ADDITIVE;
  }

  /** Whether later synchronizations may delete what an earlier one added (S41). */
  public boolean deletesOwnMembers() {
    return version == 2303 && !updated;
  }

  /** The log this version writes the group synchronization to; messages-server.md 2.1. */
  public String syncLog() {
    return version >= 2002 && version <= 2211
        ? "CollectionAADGroupSyncWorker"
        : "SMS_AZUREAD_DISCOVERY_AGENT";
  }
}
