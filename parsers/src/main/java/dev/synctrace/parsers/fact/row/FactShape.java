package dev.synctrace.parsers.fact.row;

import static dev.synctrace.parsers.fact.row.Column.of;

import dev.synctrace.parsers.fact.row.Column.Form;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Formats of the rows of each export: by which columns it is recognised and which attribute each
 * becomes. The same shapes serve tables and JSON, whose keys are the columns' names. Columns that
 * are no attribute stay searchable in the message.
 */
public enum FactShape {
  MAPPING(
      Kind.FACT_MAPPING,
      "CollectionAADGroupMapping",
      List.of(
          List.of("CollectionSiteID", "CollectionID"),
          List.of("AADGroupID"),
          List.of("CloudServiceID")),
      List.of(),
      List.of(
          of(Attribute.COLLECTION_ID, "CollectionSiteID", "CollectionID"),
          of(Attribute.COLLECTION_NAME, "CollectionName"),
          of(Attribute.GROUP_ID, "AADGroupID"),
          of(Attribute.GROUP_NAME, "AADGroupName", "GroupName"),
          of(Attribute.CLOUD_SERVICE_ID, "CloudServiceID"),
          of(Attribute.TENANT_ID, "AADTenantID", "TenantID"))),

  CONSOLE_STATUS(
      Kind.FACT_CONSOLE_STATUS,
      "CollectionCloudSync",
      List.of(
          List.of("Collection Id", "Sammlungs-ID", "ID de regroupement", "Id. de recopilación"),
          List.of(
              "Microsoft Entra group Id", "AAD Group Id", "Azure AD Group Id", "Entra Group Id"),
          List.of("Cloud Sync Status")),
      List.of(),
      List.of(
          of(
              Attribute.COLLECTION_ID,
              "Collection Id",
              "Sammlungs-ID",
              "ID de regroupement",
              "Id. de recopilación"),
          of(Attribute.COLLECTION_NAME, "Collection Name", "Name", "Sammlungsname"),
          of(
              Attribute.GROUP_ID,
              "Microsoft Entra group Id",
              "AAD Group Id",
              "Azure AD Group Id",
              "Entra Group Id"),
          of(
              Attribute.GROUP_NAME,
              "Microsoft Entra group Name",
              "AAD Group Name",
              "Azure AD Group Name",
              "Entra Group Name"),
          of(Attribute.SYNC_STATUS, Form.STATUS, "Cloud Sync Status"),
          of(Attribute.MEMBER_COUNT, "Member Count"),
          of(Attribute.SYNC_COMPLETED, "Sync Completed"),
          of(Attribute.SYNC_IN_PROGRESS, "Sync InProgress"),
          of(Attribute.SYNC_FAILED, "Sync Failed"),
          of(Attribute.CLOUD_SERVICE_ID, "Cloud Service Id"),
          of(Attribute.MEMBER_TYPE, Form.MEMBER_TYPE, "Collection Type"),
          of(Attribute.LAST_FULL_SYNC_MEMBER_COUNT, "Last Full Sync Member Count"),
          of(Attribute.LAST_FULL_SYNC_STATUS, Form.STATUS, "Last Full Sync Status"),
          of(Attribute.LAST_FULL_SYNC_TIME, Form.TIME, "Last Full Sync Time"),
          of(Attribute.LAST_SYNC_MEMBER_COUNT, "Last Sync Member Count"),
          of(Attribute.LAST_SYNC_STATUS, Form.STATUS, "Last Sync Status"),
          of(Attribute.LAST_SYNC_TIME, Form.TIME, "Last Sync Time"))),

  /** A status tab of the console's member list: only members with that status are in it. */
  CONSOLE_MEMBER(
      Kind.FACT_CONSOLE_MEMBER,
      "CollectionCloudSyncMembers",
      List.of(
          List.of(
              "Name",
              "Device Name",
              "Member Name",
              "Member",
              "User Name",
              "Resource Name",
              "Gerätename",
              "Nom",
              "Nombre"),
          List.of(
              "Sync Status",
              "Failure Reason",
              "Member Sync Status",
              "Cloud Sync Status",
              "Synchronization Status",
              "Reason for Failure",
              "Failed Reason",
              "Sync Failure Reason",
              "Failure Details",
              "Synchronisierungsstatus",
              "Fehlerursache")),
      List.of(
          "Resource ID",
          "Collection Id",
          "Machine ID",
          "SMSID",
          "Device Id",
          "AAD Device Id",
          "Failure Reason",
          "Reason for Failure",
          "Failed Reason",
          "Sync Failure Reason",
          "Failure Details",
          "Reason",
          "Fehlerursache",
          "Ressourcen-ID",
          "Sammlungs-ID"),
      List.of(
          of(
              Attribute.NAME,
              "Name",
              "Device Name",
              "Member Name",
              "Member",
              "User Name",
              "Resource Name",
              "Gerätename",
              "Nom",
              "Nombre"),
          of(Attribute.RESOURCE_ID, "Resource ID", "Machine ID", "Ressourcen-ID"),
          of(Attribute.SMS_ID, "SMSID", "SMS Unique Identifier", "Client ID"),
          of(Attribute.DEVICE_ID, "AAD Device Id", "Entra Device Id", "Device Id"),
          of(Attribute.USER_NAME, "User Principal Name", "UPN"),
          of(Attribute.COLLECTION_ID, "Collection Id", "Sammlungs-ID"),
          of(Attribute.COLLECTION_NAME, "Collection Name", "Sammlungsname"),
          of(
              Attribute.GROUP_ID,
              "Microsoft Entra group Id",
              "AAD Group Id",
              "Azure AD Group Id",
              "Entra Group Id"),
          of(Attribute.MEMBER_TYPE, Form.MEMBER_TYPE, "Resource Type", "Collection Type"),
          of(
              Attribute.SYNC_STATUS,
              Form.STATUS,
              "Sync Status",
              "Member Sync Status",
              "Cloud Sync Status",
              "Synchronization Status",
              "Synchronisierungsstatus"),
          of(
              Attribute.REASON,
              "Failure Reason",
              "Reason for Failure",
              "Failed Reason",
              "Sync Failure Reason",
              "Failure Details",
              "Reason",
              "Fehlerursache"))),

  COLLECTION_MEMBER(
      Kind.FACT_COLLECTION_MEMBER,
      "CollectionMembers",
      List.of(
          List.of(
              "CollectionID",
              "SiteID",
              "CollectionSiteID",
              "SmsProviderObjectPath",
              "Sammlungs-ID",
              "ID de regroupement",
              "Id. de recopilación"),
          List.of("ResourceID", "MachineID", "Ressourcen-ID", "ID de ressource", "Id. de recurso")),
      List.of(),
      List.of(
          of(
              Attribute.COLLECTION_ID,
              "CollectionSiteID",
              "SiteID",
              "CollectionID",
              "Sammlungs-ID",
              "ID de regroupement",
              "Id. de recopilación"),
          of(Attribute.COLLECTION_ID, Form.COLLECTION_PATH, "SmsProviderObjectPath"),
          of(Attribute.COLLECTION_NAME, "CollectionName", "Sammlungsname"),
          of(
              Attribute.RESOURCE_ID,
              "ResourceID",
              "MachineID",
              "Ressourcen-ID",
              "ID de ressource",
              "Id. de recurso"),
          of(Attribute.NAME, "Name", "Name0", "MemberName", "Nom", "Nombre"),
          of(Attribute.SMS_ID, "SMSID", "SMS_Unique_Identifier0"),
          of(Attribute.MEMBER_TYPE, Form.MEMBER_TYPE, "ResourceType"),
          of(Attribute.IS_DIRECT, Form.FLAG, "IsDirect"),
          of(Attribute.IS_CLIENT, Form.FLAG, "IsClient", "Client0"),
          of(Attribute.DEVICE_ID, "AADDeviceID"),
          of(Attribute.TENANT_ID, "AADTenantID"),
          of(Attribute.USER_ID, "AADUserID"),
          of(Attribute.USER_NAME, "User_Principal_Name0", "UserPrincipalName"))),

  CLIENT_KEY(
      Kind.FACT_CLIENTKEY,
      "ClientKeyData",
      List.of(
          List.of("SMSID", "SMS_Unique_Identifier0"),
          List.of("AADTenantID"),
          List.of("AADDeviceID")),
      List.of(),
      List.of(
          of(Attribute.SMS_ID, "SMSID", "SMS_Unique_Identifier0"),
          of(Attribute.TENANT_ID, "AADTenantID"),
          of(Attribute.DEVICE_ID, "AADDeviceID"),
          of(Attribute.IS_REVOKED, Form.FLAG, "IsRevoked"),
          of(Attribute.APPROVAL_STATUS, "ApprovalStatus"),
          of(Attribute.AGENT_TYPE, "AgentType"),
          of(Attribute.RESOURCE_ID, "ResourceID", "MachineID", "ItemKey"),
          of(Attribute.HOST_NAME, "Name0", "Name", "Netbios_Name0"))),

  SYSTEM(
      Kind.FACT_SYSTEM,
      "v_R_System",
      List.of(
          List.of("ResourceID", "ItemKey"),
          List.of("Name0", "Netbios_Name0", "Name"),
          List.of("AADDeviceID")),
      List.of(),
      List.of(
          of(Attribute.RESOURCE_ID, "ResourceID", "ItemKey"),
          of(Attribute.HOST_NAME, "Name0", "Netbios_Name0", "Name"),
          of(Attribute.DEVICE_ID, "AADDeviceID"),
          of(Attribute.TENANT_ID, "AADTenantID"),
          of(Attribute.SMS_ID, "SMS_Unique_Identifier0", "SMSUniqueIdentifier", "SMSID"),
          of(Attribute.IS_CLIENT, Form.FLAG, "Client0", "Client"),
          of(Attribute.OS_BUILD, "Build01", "BuildExt", "Build"))),

  USER(
      Kind.FACT_USER,
      "v_R_User",
      List.of(
          List.of("ResourceID", "ItemKey"),
          List.of(
              "Unique_User_Name0",
              "UniqueUserName",
              "User_Name0",
              "UserName",
              "User_Principal_Name0",
              "UserPrincipalName"),
          List.of("AADUserID")),
      List.of(),
      List.of(
          of(Attribute.RESOURCE_ID, "ResourceID", "ItemKey"),
          of(
              Attribute.ACCOUNT_NAME,
              "Unique_User_Name0",
              "UniqueUserName",
              "User_Name0",
              "UserName"),
          of(Attribute.USER_NAME, "User_Principal_Name0", "UserPrincipalName"),
          of(Attribute.USER_ID, "AADUserID"),
          of(Attribute.TENANT_ID, "AADTenantID"),
          of(Attribute.NAME, "Full_User_Name0", "FullUserName", "Name0", "Name"),
          of(Attribute.SID, "SID0", "SID"))),

  GROUP_MEMBER(
      Kind.FACT_GROUP_MEMBER,
      "EntraGroupMembers",
      List.of(
          List.of("Id", "ObjectId", "MemberId"),
          List.of("AdditionalProperties", "objectType", "GroupId", "@odata.type")),
      List.of("isUser", "isGroup", "GroupId", "MemberId"),
      memberColumns()),

  GROUP_OWNER(
      Kind.FACT_GROUP_OWNER,
      "EntraGroupOwners",
      List.of(List.of("OwnerId"), List.of("GroupId")),
      List.of(),
      memberColumns()),

  DEVICE(
      Kind.FACT_DEVICE,
      "EntraDevices",
      List.of(List.of("deviceId"), List.of("id", "objectId"), List.of("displayName")),
      List.of(
          "trustType",
          "deviceTrustType",
          "joinType",
          "profileType",
          "accountEnabled",
          "operatingSystem",
          "approximateLastSignInDateTime"),
      deviceColumns()),

  GROUP(
      Kind.FACT_GROUP,
      "EntraGroups",
      List.of(
          List.of("id", "objectId"),
          List.of("displayName"),
          List.of("groupTypes", "groupType", "membershipRule", "membershipType"),
          List.of("securityEnabled")),
      List.of(),
      List.of(
          of(Attribute.GROUP_ID, "id", "objectId"),
          of(Attribute.GROUP_NAME, "displayName"),
          of(Attribute.GROUP_TYPES, "groupTypes"),
          of(Attribute.MEMBERSHIP_TYPE, "membershipType"),
          of(Attribute.MEMBERSHIP_RULE, "membershipRule"),
          of(Attribute.SECURITY_ENABLED, Form.FLAG, "securityEnabled"),
          of(Attribute.MAIL_ENABLED, Form.FLAG, "mailEnabled"),
          of(Attribute.ON_PREMISES_SYNC, Form.FLAG, "onPremisesSyncEnabled", "dirSyncEnabled"),
          of(Attribute.ROLE_ASSIGNABLE, Form.FLAG, "isAssignableToRole"))),

  SERVICE_PRINCIPAL(
      Kind.FACT_SERVICEPRINCIPAL,
      "EntraServicePrincipals",
      List.of(List.of("id", "objectId"), List.of("appId"), List.of("servicePrincipalType")),
      List.of(),
      List.of(
          of(Attribute.OBJECT_ID, "id", "objectId"),
          of(Attribute.APP_ID, "appId"),
          of(Attribute.NAME, "displayName", "appDisplayName"),
          of(Attribute.ACCOUNT_ENABLED, Form.FLAG, "accountEnabled"),
          of(Attribute.TENANT_ID, "appOwnerOrganizationId", "appOwnerTenantId"))),

  APPLICATION(
      Kind.FACT_APPLICATION,
      "EntraApplications",
      List.of(
          List.of("appId"), List.of("displayName"), List.of("passwordCredentials", "EndDateTime")),
      List.of(),
      List.of(
          of(Attribute.OBJECT_ID, "id", "objectId"),
          of(Attribute.APP_ID, "appId"),
          of(Attribute.NAME, "displayName"),
          of(Attribute.CREDENTIAL_ID, "keyId"),
          of(Attribute.VALID_FROM, Form.TIME, "startDateTime", "startDate"),
          of(Attribute.VALID_UNTIL, Form.TIME, "endDateTime", "endDate"))),

  ENTRA_USER(
      Kind.FACT_ENTRA_USER,
      "EntraUsers",
      List.of(List.of("id", "objectId"), List.of("userPrincipalName"), List.of("displayName")),
      List.of(),
      List.of(
          of(Attribute.USER_ID, "id", "objectId"),
          of(Attribute.OBJECT_ID, "id", "objectId"),
          of(Attribute.USER_NAME, "userPrincipalName"),
          of(Attribute.NAME, "displayName"),
          of(Attribute.ACCOUNT_ENABLED, Form.FLAG, "accountEnabled"),
          of(Attribute.ON_PREMISES_SYNC, Form.FLAG, "onPremisesSyncEnabled", "dirSyncEnabled"),
          of(Attribute.ACCOUNT_NAME, "onPremisesSamAccountName"),
          of(Attribute.SID, "onPremisesSecurityIdentifier")));

  private final Kind kind;
  private final String log;
  private final List<List<String>> needs;
  private final List<List<String>> normalisedNeeds;
  private final Set<String> telling;
  private final List<Column> columns;

  FactShape(
      Kind kind, String log, List<List<String>> needs, List<String> telling, List<Column> columns) {
    this.kind = kind;
    this.log = log;
    this.needs = needs;
    this.normalisedNeeds =
        needs.stream().map(names -> names.stream().map(Column::normalise).toList()).toList();
    this.telling = telling.stream().map(Column::normalise).collect(Collectors.toSet());
    this.columns = columns;
  }

  public Kind kind() {
    return kind;
  }

  /** Name of the log its events are in. */
  public String log() {
    return log;
  }

  /** Needed columns: of each inner list one, by any of its names, the usual name first. */
  List<List<String>> needs() {
    return needs;
  }

  public List<Column> columns() {
    return columns;
  }

  /** The needed columns that are not there, by their usual names. */
  public List<String> lacking(Collection<String> columns) {
    List<String> lacking = new ArrayList<>();
    for (int i = 0; i < needs.size(); i++) {
      if (normalisedNeeds.get(i).stream().noneMatch(columns::contains)) {
        lacking.add(needs.get(i).get(0));
      }
    }
    return lacking;
  }

  /** Whether one of the columns tells this fact from others that need the same. */
  boolean isTold(Collection<String> columns) {
    return telling.isEmpty() || columns.stream().anyMatch(telling::contains);
  }

  private static List<Column> memberColumns() {
    List<Column> columns = new ArrayList<>();
    columns.add(of(Attribute.OBJECT_ID, "MemberId", "OwnerId", "id", "objectId"));
    columns.add(of(Attribute.GROUP_ID, "GroupId", "GroupObjectId"));
    columns.add(of(Attribute.GROUP_NAME, "GroupName", "GroupDisplayName"));
    columns.add(of(Attribute.MEMBER_TYPE, Form.MEMBER_TYPE, "@odata.type", "objectType"));
    columns.add(of(Attribute.NAME, "displayName"));
    columns.add(of(Attribute.USER_NAME, "userPrincipalName"));
    columns.add(of(Attribute.APP_ID, "appId"));
    deviceColumns().stream()
        .filter(column -> column.attribute() != Attribute.OBJECT_ID)
        .filter(column -> column.attribute() != Attribute.HOST_NAME)
        .forEach(columns::add);
    return List.copyOf(columns);
  }

  private static List<Column> deviceColumns() {
    return List.of(
        of(Attribute.OBJECT_ID, "id", "objectId"),
        of(Attribute.DEVICE_ID, "deviceId"),
        of(Attribute.HOST_NAME, "displayName"),
        of(Attribute.TRUST_TYPE, "trustType", "deviceTrustType", "joinType"),
        of(Attribute.PROFILE_TYPE, "profileType"),
        of(Attribute.ACCOUNT_ENABLED, Form.FLAG, "accountEnabled"),
        of(Attribute.ON_PREMISES_SYNC, Form.FLAG, "onPremisesSyncEnabled", "dirSyncEnabled"),
        of(Attribute.OS_BUILD, "operatingSystemVersion", "deviceOSVersion"),
        of(
            Attribute.LAST_SIGN_IN,
            Form.TIME,
            "approximateLastSignInDateTime",
            "approximateLastLogonTimeStamp"));
  }
}
