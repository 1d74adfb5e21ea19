package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.condition.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.any;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.mapping;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.member;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.site;

import dev.synctrace.diagnosis.cause.condition.DecisionRule;
import dev.synctrace.diagnosis.cause.condition.Predicate;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every predicate there is, with the ways in which it can hold. A new predicate is added here; its
 * test sees that it holds in each of those ways and in no other.
 */
public final class Predicates {
  private Predicates() {}

  /** All, each with a name of its own. */
  public static List<Predicate<?>> all() {
    return Stream.of(ofClientsAndChanges(), ofDevices(), ofMappings(), ofSites())
        .<Predicate<?>>flatMap(List::stream)
        .toList();
  }

  /** What the site trusts of a member, and who changed its membership. */
  private static List<Predicate<?>> ofClientsAndChanges() {
    return List.of(
        member("memberIsUser", MemberTypes::isUser, of(PremiseBasis.ROW, "the member is a user")),
        member(
            "memberIsDevice",
            MemberTypes::isDevice,
            of(PremiseBasis.ROW, "the member is a device")),
        member(
            "clientKeyWithoutEntraIds",
            ClientKeyDataPredicates::withoutEntraIds,
            of(
                PremiseBasis.ROW,
                "the ClientKeyData row has no Entra tenant ID or device ID",
                Kind.FACT_CLIENTKEY)),
        member(
            "trustedIdentity",
            ClientKeyDataPredicates::trustedIdentity,
            of(
                PremiseBasis.ROW,
                "the ClientKeyData row has both Entra IDs, is not revoked and belongs to a full client",
                Kind.FACT_CLIENTKEY)),
        member(
            "clientNotRegistered",
            ClientKeyDataPredicates::notRegistered,
            of(
                PremiseBasis.CONCLUSION,
                "a complete export of ClientKeyData has no row for the SMSID",
                Kind.FACT_CLIENTKEY)),
        member(
            "clientKeyLeftOutByFilter",
            ClientKeyDataPredicates::leftOutByFilter,
            of(
                PremiseBasis.LIMITED_LIST,
                "an export of ClientKeyData that may omit clients without Entra IDs has no row"
                    + " for the SMSID",
                Kind.FACT_CLIENTKEY)),
        member(
            "heartbeatClaimsDeviceId",
            ClientKeyDataPredicates::heartbeatClaims,
            of(
                PremiseBasis.ROW,
                "the heartbeat reports an Entra device ID (self-reported, not verified)",
                Kind.FACT_SYSTEM)),
        member(
            "removedByOther",
            GroupChanges::removedByOther,
            of(
                PremiseBasis.ROW,
                "the last membership change is a removal by an actor other than the server app",
                Kind.AUDIT_MEMBER_REMOVED),
            of(
                PremiseBasis.PROBABLE_ROLE,
                "the same change by an app other than the probable server app",
                Kind.AUDIT_MEMBER_REMOVED),
            of(
                PremiseBasis.COINCIDENCE,
                "the same change by an app between two cycles, if the server app is not known",
                Kind.AUDIT_MEMBER_REMOVED)),
        member(
            "addedByOther",
            GroupChanges::addedByOther,
            of(
                PremiseBasis.ROW,
                "the last membership change is an addition by an actor other than the server app",
                Kind.AUDIT_MEMBER_ADDED),
            of(
                PremiseBasis.PROBABLE_ROLE,
                "the same change by an app other than the probable server app",
                Kind.AUDIT_MEMBER_ADDED),
            of(
                PremiseBasis.COINCIDENCE,
                "the same change by an app between two cycles, if the server app is not known",
                Kind.AUDIT_MEMBER_ADDED)),
        member(
            "removedByServerApp",
            GroupChanges::removedByServerApp,
            of(
                PremiseBasis.ROW,
                "the server app added and removed the member while the collection contains it",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED,
                Kind.FACT_COLLECTION_MEMBER),
            of(
                PremiseBasis.PROBABLE_ROLE,
                "the same change by the probable server app",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED,
                Kind.FACT_COLLECTION_MEMBER),
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "the server app removed the member, and the addition or the collection is not in the case",
                Kind.AUDIT_MEMBER_REMOVED)),
        member(
            "addRefusedByEntra",
            GroupChanges::addRefused,
            of(
                PremiseBasis.AUDIT,
                "the audit records that Entra refused to add the member, and no later success",
                Kind.AUDIT_MEMBER_ADDED)),
        member(
            "memberThroughNestedGroup",
            NestedGroups::mayBeIn,
            of(
                PremiseBasis.ROW,
                "the member list of a nested group contains the member",
                Kind.FACT_GROUP_MEMBER),
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "the group contains a nested group whose members are not in the case",
                Kind.FACT_GROUP_MEMBER)),
        member(
            "userWithoutEntraRecord",
            EntraUserPredicates::withoutEntraRecord,
            of(
                PremiseBasis.ROW,
                "the site's record of the user has no Entra user ID",
                Kind.FACT_USER)),
        member(
            "entraUserWithItsName",
            EntraUserPredicates::entraUserWithItsName,
            of(
                PremiseBasis.NAME,
                "Entra has a user with the same principal name",
                Kind.FACT_ENTRA_USER)),
        member(
            "fullSyncSinceLastChange",
            GroupChanges::fullSyncSinceLastChange,
            of(
                PremiseBasis.CONCLUSION,
                "the console shows a full synchronization after the last change",
                Kind.FACT_CONSOLE_STATUS)),
        member(
            "changeYoungerThanLastCycle",
            SyncLogPredicates::changeYoungerThanLastCycle,
            of(
                PremiseBasis.CONCLUSION,
                "the change is more recent than the last synchronization cycle",
                Kind.GROUPSYNC_CYCLE_START,
                Kind.TOKEN_VALIDATED,
                Kind.MPREGISTRATION_DEVICE)));
  }

  /** The join of a device and its object in the directory. */
  private static List<Predicate<?>> ofDevices() {
    return List.of(
        member(
            "tenantNotOnboarded",
            JoinState::tenantNotOnboarded,
            of(
                PremiseBasis.ROW,
                "the site settings do not contain the tenant that the device is joined to",
                Kind.FACT_SITE_SETTINGS,
                Kind.FACT_DSREGCMD)),
        member(
            "notJoinedToEntra",
            JoinState::notJoined,
            of(
                PremiseBasis.ROW,
                "dsregcmd, matched to the device by ID, reports that the device is not joined",
                Kind.FACT_DSREGCMD),
            of(
                PremiseBasis.CONCLUSION,
                "dsregcmd, matched to the device by name only, reports that the device is not joined",
                Kind.FACT_DSREGCMD)),
        member(
            "windowsWithoutDeviceToken",
            JoinState::windowsWithoutDeviceToken,
            of(
                PremiseBasis.CONCLUSION,
                "the Windows version is 1709 or earlier",
                Kind.FACT_SYSTEM,
                Kind.FACT_NOTE)),
        member(
            "joinedAgainUnderAnotherId",
            JoinState::joinedAgainUnderAnotherId,
            of(
                PremiseBasis.ROW,
                "dsregcmd of the device shows a device ID other than the one that the site uses",
                Kind.FACT_DSREGCMD,
                Kind.FACT_CLIENTKEY,
                Kind.GROUPSYNC_DEVICE_LOOKUP),
            of(
                PremiseBasis.NAMED_BY_ITSELF,
                "a dsregcmd output with the same name shows another device ID, and the old object was deleted",
                Kind.AUDIT_DEVICE_DELETED,
                Kind.FACT_DSREGCMD,
                Kind.FACT_CLIENTKEY),
            of(
                PremiseBasis.NAME,
                "the old object was deleted, and an object or dsregcmd output with the same name has another device ID",
                Kind.AUDIT_DEVICE_DELETED,
                Kind.FACT_DEVICE,
                Kind.FACT_DSREGCMD,
                Kind.FACT_CLIENTKEY)),
        member(
            "successorWithItsName",
            JoinState::successorWithItsName,
            of(
                PremiseBasis.CONCLUSION,
                "an object with the same name has another device ID",
                Kind.AUDIT_DEVICE_ADDED,
                Kind.AUDIT_DEVICE_REGISTERED,
                Kind.FACT_DEVICE,
                Kind.FACT_DSREGCMD)),
        member(
            "deviceObjectDeleted",
            DeviceObjects::deleted,
            of(
                PremiseBasis.ROW,
                "the audit records that the device object was deleted",
                Kind.AUDIT_DEVICE_DELETED)),
        member(
            "deviceDisabled",
            DeviceObjects::disabled,
            of(PremiseBasis.ROW, "the device object is disabled", Kind.FACT_DEVICE)),
        member(
            "deviceObjectMissing",
            DeviceObjects::missing,
            of(
                PremiseBasis.CONCLUSION,
                "a complete export of devices has no device with the device ID that the site uses",
                Kind.FACT_DEVICE,
                Kind.FACT_CLIENTKEY)),
        member(
            "deviceLookupUnanswered",
            DeviceObjects::lookupUnanswered,
            of(
                PremiseBasis.CONCLUSION,
                "the synchronization asked Graph for the device and logged no object",
                Kind.GROUPSYNC_DEVICE_LOOKUP)),
        member(
            "severalObjectsWithItsName",
            DeviceObjects::severalWithItsName,
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "several device objects have the same name",
                Kind.FACT_DEVICE)),
        member(
            "addsDeadObject",
            DeviceObjects::addsDeadObject,
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "the synchronization adds an object that was deleted earlier",
                Kind.GROUPSYNC_MEMBER_ADD,
                Kind.AUDIT_DEVICE_DELETED)),
        member(
            "severalClientsForDevice",
            DeviceObjects::severalClients,
            of(
                PremiseBasis.CONCLUSION,
                "two clients have the same Entra device ID",
                Kind.FACT_SYSTEM,
                Kind.FACT_CLIENTKEY),
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "two client records have the same name",
                Kind.FACT_SYSTEM)));
  }

  /** A group and its collection. */
  private static List<Predicate<?>> ofMappings() {
    return List.of(
        mapping(
            "serverAppNotOwner",
            GroupWritePermission::appNotOwner,
            of(
                PremiseBasis.ROW,
                "the owners of the group do not include the server app, or the audit records that it was removed as an owner",
                Kind.FACT_GROUP_OWNER,
                Kind.AUDIT_OWNER_REMOVED),
            of(
                PremiseBasis.CONCLUSION,
                "an incomplete list of owners does not contain the server app, or the server app is not certain",
                Kind.FACT_GROUP_OWNER),
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "an incomplete list of owners has no row",
                Kind.FACT_GROUP_OWNER)),
        mapping(
            "groupWriteRefused",
            GroupWritePermission::refused,
            of(
                PremiseBasis.AUDIT,
                "the audit records that Entra refused a change by the server app because of missing permissions",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED),
            DecisionRule.unread(
                PremiseBasis.UNREAD_MESSAGE,
                "Graph refused a request that names the group because of missing permissions"),
            DecisionRule.unread(
                PremiseBasis.COINCIDENCE,
                "Graph refused a request because of missing permissions, and the log line names no group")),
        mapping(
            "serverAppMayNotWriteGroup",
            GroupWritePermission::appMayNotWrite,
            of(
                PremiseBasis.ROW,
                "the server app is not an owner, and Graph refused a request that names the group",
                Kind.FACT_GROUP_OWNER,
                Kind.AUDIT_OWNER_REMOVED,
                Kind.OTHER),
            of(
                PremiseBasis.CONCLUSION,
                "Graph refused a request that names the group, or one that names no group after the server app"
                    + " was removed from the owners",
                Kind.AUDIT_OWNER_REMOVED,
                Kind.OTHER),
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "only one of these is known: the server app is not an owner, or Graph refused a request",
                Kind.FACT_GROUP_OWNER,
                Kind.AUDIT_OWNER_REMOVED,
                Kind.OTHER)),
        mapping(
            "serverAppWritesGroup",
            GroupWritePermission::appWrites,
            of(
                PremiseBasis.ROW,
                "the server app wrote to the group later",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED),
            of(
                PremiseBasis.PROBABLE_ROLE,
                "the probable server app wrote to the group later",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED)),
        mapping(
            "groupDeleted",
            GroupStatePredicates::deleted,
            of(
                PremiseBasis.ROW,
                "the audit records that the group was deleted, and no later change of the group",
                Kind.AUDIT_GROUP_DELETED)),
        mapping(
            "groupNotFound",
            GroupStatePredicates::notFound,
            DecisionRule.unread(
                PremiseBasis.UNREAD_MESSAGE,
                "Graph did not find the group, and the group was not changed later")),
        mapping(
            "groupOfSameName",
            GroupStatePredicates::sameNameAgain,
            of(
                PremiseBasis.NAME,
                "a group with the same name has another object ID",
                Kind.AUDIT_GROUP_ADDED,
                Kind.FACT_GROUP)),
        mapping(
            "groupNotMapped",
            GroupStatePredicates::notMapped,
            of(
                PremiseBasis.COMPLETE_LIST,
                "a complete export of the mappings has no row for the group",
                Kind.FACT_MAPPING),
            of(
                PremiseBasis.LIMITED_LIST,
                "a possibly incomplete export of the mappings has no row for the group",
                Kind.FACT_MAPPING)),
        mapping(
            "groupNeverRead",
            GroupStatePredicates::neverRead,
            of(
                PremiseBasis.CONCLUSION,
                "the synchronization reads other groups, but never this group",
                Kind.GROUPSYNC_GROUP_READ)));
  }

  /** The whole site, and actions. */
  private static List<Predicate<?>> ofSites() {
    return List.of(
        site(
            "noClientHasEntraIds",
            ClientKeyDataPredicates::noClientHasEntraIds,
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "no client in ClientKeyData has Entra IDs",
                Kind.FACT_CLIENTKEY)),
        site(
            "managementPointAcceptsNoToken",
            TokenServicePredicates::acceptsNoToken,
            of(
                PremiseBasis.CONCLUSION,
                "the token service rejected requests or crashed, and accepted no Entra token",
                Kind.TOKEN_REFUSED,
                Kind.TOKEN_CRASH),
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "the log of the token service shows no accepted Entra token",
                Kind.TOKEN_REQUEST)),
        site(
            "noGroupSyncCycle",
            SyncLogPredicates::noCycle,
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "the log of the noted site version shows user discovery for 30 minutes, but no"
                    + " synchronization cycle",
                Kind.DISCOVERY_END_OK)),
        site(
            "severalHierarchies",
            SyncLogPredicates::severalHierarchies,
            of(
                PremiseBasis.RECORD,
                "the logs in the case name different tenants or server apps",
                Kind.DISCOVERY_START)),
        site(
            "clockDiffers",
            SyncLogPredicates::clockDiffers,
            of(
                PremiseBasis.CONCLUSION,
                "requests and their audit records differ by the same amount of time",
                Kind.GROUPSYNC_MEMBER_ADD,
                Kind.AUDIT_MEMBER_ADDED)),
        site(
            "wrongGroupSyncLog",
            SyncLogPredicates::wrongLog,
            of(
                PremiseBasis.CONCLUSION,
                "the noted site version writes the group synchronization to a log that is not in the case",
                Kind.FACT_NOTE)),
        site(
            "discoveryBrokeOff",
            SyncLogPredicates::brokeOff,
            of(
                PremiseBasis.CONCLUSION,
                "a discovery or synchronization cycle started, did not end, and started again",
                Kind.DISCOVERY_START,
                Kind.DISCOVERY_END_OK,
                Kind.GROUPSYNC_CYCLE_START,
                Kind.GROUPSYNC_CYCLE_END)),
        site(
            "severalTenants",
            ServerAppPredicates::severalTenants,
            of(
                PremiseBasis.ROW,
                "the site settings or the discovery log name several tenants",
                Kind.FACT_SITE_SETTINGS,
                Kind.DISCOVERY_START)),
        site(
            "serverAppSecretExpired",
            ServerAppPredicates::secretExpired,
            of(
                PremiseBasis.ROW,
                "all credentials of the server app have expired",
                Kind.FACT_CREDENTIAL)),
        site(
            "serverAppCredentialsRenewed",
            ServerAppPredicates::credentialsRenewed,
            of(
                PremiseBasis.COINCIDENCE,
                "an app received new credentials, and Entra refused none of them later",
                Kind.AUDIT_APP_CREDENTIALS)),
        site(
            "serverAppDisabled",
            ServerAppPredicates::disabled,
            of(
                PremiseBasis.ROW,
                "the service principal of the server app is disabled",
                Kind.FACT_SERVICEPRINCIPAL)),
        site(
            "adminIncompletelyDiscovered",
            PortalUserPredicates::incompletelyDiscovered,
            of(
                PremiseBasis.ROW,
                "the noted administrator was discovered without tenant ID, user ID or name",
                Kind.FACT_USER,
                Kind.FACT_NOTE),
            of(
                PremiseBasis.CONCLUSION,
                "the export of users does not contain the noted administrator",
                Kind.FACT_USER,
                Kind.FACT_NOTE)),
        site(
            "portalMessageNoted",
            NotePredicates::portalMessage,
            of(
                PremiseBasis.CONCLUSION,
                "the case notes contain a message of the admin center",
                Kind.FACT_NOTE)),
        site(
            "clockOff",
            NotePredicates::clockOff,
            of(
                PremiseBasis.CONCLUSION,
                "the case notes state that the clock of a machine is wrong",
                Kind.FACT_NOTE)),
        site(
            "notificationsWorkAgain",
            NotificationGatewayAnswers::notificationsWorkAgain,
            of(
                PremiseBasis.RECORD,
                "the gateway answers requests for actions again after it refused them",
                Kind.GATEWAY_RESPONSE,
                Kind.GATEWAY_STATUS)),
        any(
            "moreClientsThanChosen",
            PushTargetPredicates::moreClientsThanChosen,
            of(
                PremiseBasis.CONCLUSION,
                "more clients were notified than selected",
                Kind.ACTION_FORWARDED,
                Kind.PUSH_START)));
  }
}
