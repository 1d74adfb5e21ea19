package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.any;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.mapping;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.member;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.site;

import dev.synctrace.diagnosis.cause.DecisionRule;
import dev.synctrace.diagnosis.cause.Predicate;
import dev.synctrace.diagnosis.evidence.Ground;
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
        member("memberIsUser", MemberTypes::isUser, of(Ground.ROW, "the member is a user")),
        member("memberIsDevice", MemberTypes::isDevice, of(Ground.ROW, "the member is a device")),
        member(
            "clientKeyWithoutEntraIds",
            ClientKeys::withoutEntraIds,
            of(
                Ground.ROW,
                "its row in ClientKeyData lacks the Entra tenant id or device id",
                Kind.FACT_CLIENT_KEY)),
        member(
            "trustedIdentity",
            ClientKeys::trustedIdentity,
            of(
                Ground.ROW,
                "its row in ClientKeyData has both Entra ids, is not revoked and is of a full client",
                Kind.FACT_CLIENT_KEY)),
        member(
            "clientNotRegistered",
            ClientKeys::notRegistered,
            of(
                Ground.CONCLUSION,
                "a complete export of ClientKeyData has no row for its SMSID",
                Kind.FACT_CLIENT_KEY)),
        member(
            "clientKeyLeftOutByFilter",
            ClientKeys::leftOutByFilter,
            of(
                Ground.LIMITED_LIST,
                "an export of ClientKeyData that may leave out clients without Entra ids has no row"
                    + " for its SMSID",
                Kind.FACT_CLIENT_KEY)),
        member(
            "heartbeatClaimsDeviceId",
            ClientKeys::heartbeatClaims,
            of(Ground.ROW, "its heartbeat claims an Entra device id", Kind.FACT_SYSTEM)),
        member(
            "removedByOther",
            GroupChanges::removedByOther,
            of(
                Ground.ROW,
                "the last change of its membership is a removal by somebody other than the server app",
                Kind.AUDIT_MEMBER_REMOVED),
            of(
                Ground.PROBABLE_ROLE,
                "the same by another app than the one that is probably the server app",
                Kind.AUDIT_MEMBER_REMOVED),
            of(
                Ground.COINCIDENCE,
                "the same by an app between two cycles, where nothing names the server app",
                Kind.AUDIT_MEMBER_REMOVED)),
        member(
            "addedByOther",
            GroupChanges::addedByOther,
            of(
                Ground.ROW,
                "the last change of its membership is an addition by somebody other than the server app",
                Kind.AUDIT_MEMBER_ADDED),
            of(
                Ground.PROBABLE_ROLE,
                "the same by another app than the one that is probably the server app",
                Kind.AUDIT_MEMBER_ADDED),
            of(
                Ground.COINCIDENCE,
                "the same by an app between two cycles, where nothing names the server app",
                Kind.AUDIT_MEMBER_ADDED)),
        member(
            "removedByServerApp",
            GroupChanges::removedByServerApp,
            of(
                Ground.ROW,
                "the server app added it and removed it while the collection lists it",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED,
                Kind.FACT_COLLECTION_MEMBER),
            of(
                Ground.PROBABLE_ROLE,
                "the same by the app that is probably the server app",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED,
                Kind.FACT_COLLECTION_MEMBER),
            of(
                Ground.ONE_OF_SEVERAL,
                "the server app removed it, and its addition or the collection is not in the case",
                Kind.AUDIT_MEMBER_REMOVED)),
        member(
            "addRefusedByEntra",
            GroupChanges::addRefused,
            of(
                Ground.AUDIT,
                "the audit tells that Entra refused to add it, and of no later success",
                Kind.AUDIT_MEMBER_ADDED)),
        member(
            "memberThroughNestedGroup",
            NestedGroups::mayBeIn,
            of(Ground.ROW, "a list of a group in the group has it", Kind.FACT_GROUP_MEMBER),
            of(
                Ground.ONE_OF_SEVERAL,
                "the group has a group as a member, whose members are not in the case",
                Kind.FACT_GROUP_MEMBER)),
        member(
            "userWithoutEntraRecord",
            Users::withoutEntraRecord,
            of(Ground.ROW, "the site's record of the user has no Entra user ID", Kind.FACT_USER)),
        member(
            "entraUserWithItsName",
            Users::entraUserWithItsName,
            of(Ground.NAME, "Entra has a user of the same principal name", Kind.FACT_ENTRA_USER)),
        member(
            "fullSyncSinceLastChange",
            GroupChanges::fullSyncSinceLastChange,
            of(
                Ground.CONCLUSION,
                "the console names a full synchronization after the last change",
                Kind.FACT_CONSOLE_STATUS)),
        member(
            "changeYoungerThanLastCycle",
            SyncLog::changeYoungerThanLastCycle,
            of(
                Ground.CONCLUSION,
                "the change is younger than the last pass of the group sync",
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
                Ground.ROW,
                "the site settings name no tenant, or not the one the device is joined to",
                Kind.FACT_SITE_SETTINGS,
                Kind.FACT_DSREGCMD)),
        member(
            "notJoinedToEntra",
            JoinState::notJoined,
            of(
                Ground.ROW,
                "dsregcmd, tied to the device by an id, says that it is not joined",
                Kind.FACT_DSREGCMD),
            of(
                Ground.CONCLUSION,
                "dsregcmd, tied to the device by its name only, says that it is not joined",
                Kind.FACT_DSREGCMD)),
        member(
            "windowsWithoutDeviceToken",
            JoinState::windowsWithoutDeviceToken,
            of(
                Ground.CONCLUSION,
                "its Windows build is that of 1709 or older",
                Kind.FACT_SYSTEM,
                Kind.FACT_NOTE)),
        member(
            "joinedAgainUnderAnotherId",
            JoinState::joinedAgainUnderAnotherId,
            of(
                Ground.ROW,
                "dsregcmd of the device shows another device id than the site knows",
                Kind.FACT_DSREGCMD,
                Kind.FACT_CLIENT_KEY,
                Kind.GROUPSYNC_DEVICE_LOOKUP),
            of(
                Ground.NAMED_BY_ITSELF,
                "a dsregcmd with its name shows another device id, and its old object was deleted",
                Kind.AUDIT_DEVICE_DELETED,
                Kind.FACT_DSREGCMD,
                Kind.FACT_CLIENT_KEY),
            of(
                Ground.NAME,
                "its old object was deleted, and an object or dsregcmd with its name has another device id",
                Kind.AUDIT_DEVICE_DELETED,
                Kind.FACT_DEVICE,
                Kind.FACT_DSREGCMD,
                Kind.FACT_CLIENT_KEY)),
        member(
            "successorWithItsName",
            JoinState::successorWithItsName,
            of(
                Ground.CONCLUSION,
                "its name goes on under another device id",
                Kind.AUDIT_DEVICE_ADDED,
                Kind.AUDIT_DEVICE_REGISTERED,
                Kind.FACT_DEVICE,
                Kind.FACT_DSREGCMD)),
        member(
            "deviceObjectDeleted",
            DeviceObjects::deleted,
            of(
                Ground.ROW,
                "the audit tells of the deletion of its object",
                Kind.AUDIT_DEVICE_DELETED)),
        member(
            "deviceDisabled",
            DeviceObjects::disabled,
            of(Ground.ROW, "its device object is disabled", Kind.FACT_DEVICE)),
        member(
            "deviceObjectMissing",
            DeviceObjects::missing,
            of(
                Ground.CONCLUSION,
                "a complete export of devices has none with the device id the site knows",
                Kind.FACT_DEVICE,
                Kind.FACT_CLIENT_KEY)),
        member(
            "deviceLookupUnanswered",
            DeviceObjects::lookupUnanswered,
            of(
                Ground.CONCLUSION,
                "the worker asked Graph for the device and logged no object",
                Kind.GROUPSYNC_DEVICE_LOOKUP)),
        member(
            "severalObjectsWithItsName",
            DeviceObjects::severalWithItsName,
            of(Ground.ONE_OF_SEVERAL, "several device objects carry its name", Kind.FACT_DEVICE)),
        member(
            "addsDeadObject",
            DeviceObjects::addsDeadObject,
            of(
                Ground.ONE_OF_SEVERAL,
                "the worker adds an object that had been deleted before",
                Kind.GROUPSYNC_MEMBER_ADD,
                Kind.AUDIT_DEVICE_DELETED)),
        member(
            "severalClientsForDevice",
            DeviceObjects::severalClients,
            of(
                Ground.CONCLUSION,
                "two clients share one Entra device id",
                Kind.FACT_SYSTEM,
                Kind.FACT_CLIENT_KEY),
            of(Ground.ONE_OF_SEVERAL, "two client records carry its name", Kind.FACT_SYSTEM)));
  }

  /** A group and its collection. */
  private static List<Predicate<?>> ofMappings() {
    return List.of(
        mapping(
            "serverAppNotOwner",
            GroupWrites::appNotOwner,
            of(
                Ground.ROW,
                "the owners of the group lack the server app, or the audit tells of its removal from them",
                Kind.FACT_GROUP_OWNER,
                Kind.AUDIT_OWNER_REMOVED),
            of(
                Ground.CONCLUSION,
                "a list of owners that was cut short lacks the server app, or the app is a guess",
                Kind.FACT_GROUP_OWNER),
            of(
                Ground.ONE_OF_SEVERAL,
                "a list of owners that was cut short has no row",
                Kind.FACT_GROUP_OWNER)),
        mapping(
            "groupWriteRefused",
            GroupWrites::refused,
            of(
                Ground.AUDIT,
                "the audit tells that Entra refused a change of the server app for want of rights",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED),
            DecisionRule.unread(
                Ground.UNREAD_MESSAGE,
                "Graph refused a request that names the group for want of rights"),
            DecisionRule.unread(
                Ground.COINCIDENCE,
                "Graph refused a request for want of rights, and the line names no group")),
        mapping(
            "serverAppMayNotWriteGroup",
            GroupWrites::appMayNotWrite,
            of(
                Ground.ROW,
                "the server app is no owner, and Graph refused a request that names the group",
                Kind.FACT_GROUP_OWNER,
                Kind.AUDIT_OWNER_REMOVED,
                Kind.OTHER),
            of(
                Ground.CONCLUSION,
                "Graph refused a request that names the group, or one that names none after the server app"
                    + " was removed from the owners",
                Kind.AUDIT_OWNER_REMOVED,
                Kind.OTHER),
            of(
                Ground.ONE_OF_SEVERAL,
                "the server app is no owner, or Graph refused something, and that alone",
                Kind.FACT_GROUP_OWNER,
                Kind.AUDIT_OWNER_REMOVED,
                Kind.OTHER)),
        mapping(
            "serverAppWritesGroup",
            GroupWrites::appWrites,
            of(
                Ground.ROW,
                "the server app wrote to the group since",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED),
            of(
                Ground.PROBABLE_ROLE,
                "the app that is probably the server app wrote to the group since",
                Kind.AUDIT_MEMBER_ADDED,
                Kind.AUDIT_MEMBER_REMOVED)),
        mapping(
            "groupDeleted",
            GroupState::deleted,
            of(
                Ground.ROW,
                "the audit tells of the deletion of the group, and of no change of it after that",
                Kind.AUDIT_GROUP_DELETED)),
        mapping(
            "groupNotFound",
            GroupState::notFound,
            DecisionRule.unread(
                Ground.UNREAD_MESSAGE,
                "Graph does not find the group, which was not changed since")),
        mapping(
            "groupOfSameName",
            GroupState::sameNameAgain,
            of(
                Ground.NAME,
                "a group of the same name has another object ID",
                Kind.AUDIT_GROUP_ADDED,
                Kind.FACT_GROUP)),
        mapping(
            "groupNotMapped",
            GroupState::notMapped,
            of(
                Ground.COMPLETE_LIST,
                "a complete export of the mappings has no row for the group",
                Kind.FACT_MAPPING),
            of(
                Ground.LIMITED_LIST,
                "an export of the mappings that may be cut has no row for the group",
                Kind.FACT_MAPPING)),
        mapping(
            "groupNeverRead",
            GroupState::neverRead,
            of(
                Ground.CONCLUSION,
                "the worker reads other groups and never this one",
                Kind.GROUPSYNC_GROUP_READ)));
  }

  /** The whole site, and actions. */
  private static List<Predicate<?>> ofSites() {
    return List.of(
        site(
            "noClientHasEntraIds",
            ClientKeys::noClientHasEntraIds,
            of(
                Ground.ONE_OF_SEVERAL,
                "no client in ClientKeyData has Entra ids",
                Kind.FACT_CLIENT_KEY)),
        site(
            "managementPointAcceptsNoToken",
            TokenService::acceptsNoToken,
            of(
                Ground.CONCLUSION,
                "the token service refused or crashed, and accepted no Entra token",
                Kind.TOKEN_REFUSED,
                Kind.TOKEN_CRASH),
            of(
                Ground.ONE_OF_SEVERAL,
                "the log of the token service has no accepted Entra token",
                Kind.TOKEN_REQUEST)),
        site(
            "noGroupSyncCycle",
            SyncLog::noCycle,
            of(
                Ground.ONE_OF_SEVERAL,
                "user discovery runs for half an hour in the log of the noted version, which has no"
                    + " pass of the group sync",
                Kind.DISCOVERY_END_OK)),
        site(
            "severalHierarchies",
            SyncLog::severalHierarchies,
            of(
                Ground.RECORD,
                "logs of the case name different tenants or server apps",
                Kind.DISCOVERY_START)),
        site(
            "clockDiffers",
            SyncLog::clockDiffers,
            of(
                Ground.CONCLUSION,
                "requests and their audit records differ by the same time",
                Kind.GROUPSYNC_MEMBER_ADD,
                Kind.AUDIT_MEMBER_ADDED)),
        site(
            "wrongGroupSyncLog",
            SyncLog::wrongLog,
            of(
                Ground.CONCLUSION,
                "a site of the noted version writes the group sync to another log than the case holds",
                Kind.FACT_NOTE)),
        site(
            "discoveryBrokeOff",
            SyncLog::brokeOff,
            of(
                Ground.CONCLUSION,
                "a discovery or pass began, did not end, and began anew",
                Kind.DISCOVERY_START,
                Kind.DISCOVERY_END_OK,
                Kind.GROUPSYNC_CYCLE_START,
                Kind.GROUPSYNC_CYCLE_END)),
        site(
            "severalTenants",
            ServerApps::severalTenants,
            of(
                Ground.ROW,
                "the site settings or the discovery name several tenants",
                Kind.FACT_SITE_SETTINGS,
                Kind.DISCOVERY_START)),
        site(
            "serverAppSecretExpired",
            ServerApps::secretExpired,
            of(Ground.ROW, "every credential of the server app has ended", Kind.FACT_CREDENTIAL)),
        site(
            "serverAppCredentialsRenewed",
            ServerApps::credentialsRenewed,
            of(
                Ground.COINCIDENCE,
                "an app got new credentials, and Entra refused none after that",
                Kind.AUDIT_APP_CREDENTIALS)),
        site(
            "serverAppDisabled",
            ServerApps::disabled,
            of(
                Ground.ROW,
                "the service principal of the server app is disabled",
                Kind.FACT_SERVICE_PRINCIPAL)),
        site(
            "adminIncompletelyDiscovered",
            Admins::incompletelyDiscovered,
            of(
                Ground.ROW,
                "the noted administrator is discovered without tenant id, user id or name",
                Kind.FACT_USER,
                Kind.FACT_NOTE),
            of(
                Ground.CONCLUSION,
                "the export of users does not have the noted administrator",
                Kind.FACT_USER,
                Kind.FACT_NOTE)),
        site(
            "portalMessageNoted",
            NotePredicates::portalMessage,
            of(Ground.CONCLUSION, "a text of the admin center is noted", Kind.FACT_NOTE)),
        site(
            "clockOff",
            NotePredicates::clockOff,
            of(Ground.CONCLUSION, "the clock of a machine is noted to be off", Kind.FACT_NOTE)),
        site(
            "notificationsWorkAgain",
            GatewayAnswers::notificationsWorkAgain,
            of(
                Ground.RECORD,
                "the gateway hands out actions again after it refused to",
                Kind.GATEWAY_RESPONSE,
                Kind.GATEWAY_STATUS)),
        any(
            "moreClientsThanChosen",
            Pushes::moreClientsThanChosen,
            of(
                Ground.CONCLUSION,
                "more clients were notified than targets chosen",
                Kind.ACTION_FORWARDED,
                Kind.PUSH_START)));
  }
}
