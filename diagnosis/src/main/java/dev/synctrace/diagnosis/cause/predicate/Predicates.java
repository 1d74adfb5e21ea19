package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.any;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.mapping;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.member;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.site;

import dev.synctrace.diagnosis.cause.Predicate;
import java.util.List;

/** Every predicate there is. A new predicate is added here. */
public final class Predicates {
  private Predicates() {}

  /** All, each with a name of its own. */
  public static List<Predicate<?>> all() {
    return List.of(
        member("memberIsUser", MemberTypes::isUser),
        member("memberIsDevice", MemberTypes::isDevice),
        member("clientKeyWithoutEntraIds", ClientKeys::withoutEntraIds),
        member("trustedIdentity", ClientKeys::trustedIdentity),
        member("clientNotRegistered", ClientKeys::notRegistered),
        member("heartbeatClaimsDeviceId", ClientKeys::heartbeatClaims),
        site("noClientHasEntraIds", ClientKeys::noClientHasEntraIds),
        site("managementPointAcceptsNoToken", TokenService::acceptsNoToken),
        member("tenantNotOnboarded", JoinState::tenantNotOnboarded),
        member("notJoinedToEntra", JoinState::notJoined),
        member("windowsWithoutDeviceToken", JoinState::windowsWithoutDeviceToken),
        member("joinedAgainUnderAnotherId", JoinState::joinedAgainUnderAnotherId),
        member("deviceObjectDeleted", DeviceObjects::deleted),
        member("deviceDisabled", DeviceObjects::disabled),
        member("deviceObjectMissing", DeviceObjects::missing),
        member("deviceLookupUnanswered", DeviceObjects::lookupUnanswered),
        member("severalObjectsWithItsName", DeviceObjects::severalWithItsName),
        member("addsDeadObject", DeviceObjects::addsDeadObject),
        member("severalClientsForDevice", DeviceObjects::severalClients),
        member("removedByOther", GroupChanges::removedByOther),
        member("addedByOther", GroupChanges::addedByOther),
        member("removedByServerApp", GroupChanges::removedByServerApp),
        member("fullSyncSinceLastChange", GroupChanges::fullSyncSinceLastChange),
        member("changeYoungerThanLastCycle", SyncLog::changeYoungerThanLastCycle),
        mapping("serverAppNotOwner", GroupWrites::appNotOwner),
        mapping("groupWriteRefused", GroupWrites::refused),
        mapping("serverAppMayNotWriteGroup", GroupWrites::appMayNotWrite),
        mapping("serverAppWritesGroup", GroupWrites::appWrites),
        mapping("groupDeleted", GroupState::deleted),
        mapping("groupNotMapped", GroupState::notMapped),
        mapping("groupNeverRead", GroupState::neverRead),
        site("noGroupSyncCycle", SyncLog::noCycle),
        site("wrongGroupSyncLog", SyncLog::wrongLog),
        site("discoveryBrokeOff", SyncLog::brokeOff),
        site("severalTenants", ServerApps::severalTenants),
        site("serverAppSecretExpired", ServerApps::secretExpired),
        site("serverAppDisabled", ServerApps::disabled),
        site("adminIncompletelyDiscovered", Admins::incompletelyDiscovered),
        site("portalMessageNoted", Noted::portalMessage),
        site("clockOff", Noted::clockOff),
        any("moreClientsThanChosen", Pushes::moreClientsThanChosen));
  }
}
