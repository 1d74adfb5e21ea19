package dev.synctrace.parsers.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The closed list of what an event can say besides its message. Names are the field's own and are
 * so in queries and in JSON; which id is which: reference messages-server.md, section 7.
 */
public enum Attribute {
  TENANT_ID("tenantId", Type.GUID, "Entra tenant"),
  USER_ID("userId", Type.GUID, "Entra object ID of a user"),
  DEVICE_ID("deviceId", Type.GUID, "Entra device ID, which Configuration Manager uses"),
  OBJECT_ID("objectId", Type.GUID, "Entra object ID, which groups and audits use"),
  GROUP_ID("groupId", Type.GUID, "Entra object ID of a group"),
  APP_ID("appId", Type.GUID, "application (client) ID of a client app"),
  SERVER_APP_ID("serverAppId", Type.GUID, "application (client) ID of the server app"),
  HIERARCHY_ID("hierarchyId", Type.GUID, "Configuration Manager hierarchy"),
  MEMBER_TYPE("memberType", Type.WORD, "device or user"),
  COLLECTION_ID("collectionId", Type.WORD, "collection, such as SMS00001"),
  SMS_ID("smsId", Type.GUID, "Configuration Manager client ID, without the prefix GUID:"),
  RESOURCE_ID("resourceId", Type.WORD, "Configuration Manager resource ID"),
  SITE_CODE("siteCode", Type.WORD, "Configuration Manager site"),
  HOST_NAME("hostName", Type.WORD, "name of a computer"),
  IP_ADDRESS("ipAddress", Type.WORD, "an IP address"),
  PORT("port", Type.INTEGER, "TCP port"),
  SID("sid", Type.WORD, "Windows security identifier of a user or of Local System"),
  DEVICE_SID("deviceSid", Type.WORD, "on-premises security identifier of the device"),
  CLOUD_SERVICE_ID(
      "cloudServiceId",
      Type.INTEGER,
      "CloudServiceID of an Azure service in the console (16777217 is the first service)"),
  TASK_GUID("taskGuid", Type.GUID, "a client action, from the cloud to the client"),
  PUSH_ID("pushId", Type.INTEGER, "a push of the notification server"),
  TASK_ID("taskId", Type.INTEGER, "a task of the notification server"),
  TASK_TYPE("taskType", Type.INTEGER, "1 for machine policy, 15 for script or CMPivot"),
  TASK_PARAM("taskParam", Type.TEXT, "parameter of a task (Base64, masked in output)"),
  TEMPLATE_ID("templateId", Type.WORD, "template of an action: a name or its number"),
  TARGET_DEVICE_IDS("targetDeviceIds", Type.WORD, "targets as logged by the gateway worker"),
  CLIENT_COUNT("clientCount", Type.INTEGER, "clients that a push is sent to"),
  REPORTED_CLIENTS("reportedClients", Type.INTEGER, "clients that answered a push"),
  FAILED_CLIENTS("failedClients", Type.INTEGER, "clients for which a push failed"),
  THROTTLE_STRATEGY("throttleStrategy", Type.INTEGER, "throttling strategy of a push"),
  THROTTLE_PARAM("throttleParam", Type.INTEGER, "throttling parameter of a push"),
  ONLINE_CLIENTS("onlineClients", Type.INTEGER, "clients online"),
  TCP_CLIENTS("tcpClients", Type.INTEGER, "clients connected over TCP"),
  HTTP_CLIENTS("httpClients", Type.INTEGER, "clients connected over HTTP"),
  RECORD_COUNT(
      "recordCount", Type.INTEGER, "number of records in an upload, or of requests in a period"),
  RETURN_CODE(
      "returnCode",
      Type.INTEGER,
      "return code as written (only 1 was seen in the answer to a task)"),
  APPROVAL_STATUS("approvalStatus", Type.INTEGER, "3 means registered with Microsoft Entra"),
  ATTEMPT("attempt", Type.INTEGER, "number of an attempt"),
  SECONDS("seconds", Type.INTEGER, "a delay in seconds"),
  MILLISECONDS("milliseconds", Type.INTEGER, "a duration in milliseconds"),
  HTTP_STATUS("httpStatus", Type.INTEGER, "HTTP status code"),
  ERROR_CODE(
      "errorCode",
      Type.WORD,
      "error code as a 32-bit value such as 0x80072ee7, or an AADSTS or IDX code"),
  EXCEPTION("exception", Type.WORD, "type of an exception"),
  COMPONENT_NAME("componentName", Type.WORD, "a component in the message"),
  STATUS_MESSAGE_ID("statusMessageId", Type.INTEGER, "number of a status message"),
  STATUS_SEVERITY("statusSeverity", Type.WORD, "severity of a status message: I, W or E"),
  UTC_TIME("utcTime", Type.WORD, "a UTC time in the message, ISO 8601"),
  LOCAL_TIME("localTime", Type.WORD, "a time without a time zone in the message, as written"),
  FILE("file", Type.TEXT, "a file in the message"),
  URL("url", Type.TEXT, "an address"),
  METHOD("method", Type.WORD, "HTTP method"),
  OPERATION("operation", Type.WORD, "requested item, in the log's own word"),
  MODE("mode", Type.WORD, "DELTA or FULL"),
  OBJECT_TYPE("objectType", Type.WORD, "object type of a discovery or token, such as USER"),
  WORKER("worker", Type.WORD, "a worker of the service connection point"),
  TOKEN_TYPE("tokenType", Type.WORD, "UDA, Device or User"),
  THUMBPRINT("thumbprint", Type.WORD, "thumbprint of a certificate"),
  MESSAGE_ID("messageId", Type.GUID, "message of the client messaging layer"),
  ENDPOINT("endpoint", Type.WORD, "endpoint of a message"),
  SETTING("setting", Type.TEXT, "a setting and its value"),
  STATE("state", Type.WORD, "a state in the log's own word"),
  DETAIL("detail", Type.TEXT, "further content of the record, as written"),
  ACTIVITY_ID("activityId", Type.GUID, "ID of a gateway call, for Microsoft support"),
  CORRELATION_ID("correlationId", Type.GUID, "ID that the audit records of one operation share"),
  ACTOR_KIND("actorKind", Type.WORD, "class of the actor"),
  ACTOR_ID("actorId", Type.GUID, "object ID of the actor"),
  ACTOR_NAME("actorName", Type.TEXT, "name of the actor"),
  RESULT("result", Type.WORD, "success, failure or timeout"),

  // Directory audits: graph.md sections 1 and 6
  AUDIT_ID("auditId", Type.WORD, "ID of an audit record, the same in every export"),
  RECORD_NUMBER("recordNumber", Type.INTEGER, "number of the record in its file, from 1"),
  ACTIVITY("activity", Type.TEXT, "activity of an audit record, in the directory's words"),
  CATEGORY("category", Type.WORD, "category of an audit record, such as GroupManagement"),
  ACTOR_UPN("actorUpn", Type.WORD, "user principal name of the actor"),
  ACTOR_APP_ID("actorAppId", Type.GUID, "application (client) ID of the actor"),
  USER_AGENT("userAgent", Type.TEXT, "program that the actor used"),
  NAME("name", Type.TEXT, "display name of the device, user or app the record is about"),
  USER_NAME("userName", Type.WORD, "user principal name of the user the record is about"),
  GROUP_NAME("groupName", Type.TEXT, "display name of a group"),
  REASON("reason", Type.TEXT, "reason of the failure, in the directory's words"),
  CHANGES("changes", Type.TEXT, "changed properties, one per line: name: old -> new"),

  // Facts: contract.md, section Facts
  FACT("fact", Type.WORD, "kind of the facts in an export, such as fact.clientkey"),
  COVERED_FROM("coveredFrom", Type.WORD, "start of a complete fetch of audits, ISO 8601"),
  COVERED_UNTIL(
      "coveredUntil", Type.WORD, "end of a complete fetch of audits (exclusive), ISO 8601"),
  COLUMNS("columns", Type.TEXT, "columns or keys of an export, as written"),
  COMPLETE("complete", Type.WORD, "whether an export contains all rows: true, false or unknown"),
  COMPLETENESS_REASON(
      "completenessReason",
      Type.TEXT,
      "reason why an export is complete, incomplete or possibly incomplete"),
  ID_TYPES(
      "idTypes",
      Type.TEXT,
      "ID types that are filled in at least one row of an export, such as deviceId smsId"),
  NEXT_LINK("nextLink", Type.TEXT, "address of the next page"),
  NO_VALUE("noValue", Type.TEXT, "requested attributes without a value, such as tenantId deviceId"),
  COLLECTION_NAME("collectionName", Type.TEXT, "name of a collection"),
  GROUP_FROM(
      "groupFrom",
      Type.WORD,
      "source of a member's group: row, key, context, path, or unknown if only the mapping can"
          + " show it"),
  ACCOUNT_NAME("accountName", Type.WORD, "account name in Windows, DOMAIN\\name"),
  IS_CLIENT("isClient", Type.WORD, "whether the client is installed: true or false"),
  IS_REVOKED("isRevoked", Type.WORD, "whether the client record is revoked: true or false"),
  IS_DIRECT("isDirect", Type.WORD, "whether the membership is by direct rule: true or false"),
  AGENT_TYPE("agentType", Type.INTEGER, "0 for the Configuration Manager client"),
  OS_BUILD("osBuild", Type.WORD, "Windows build or version"),
  SYNC_STATUS(
      "syncStatus", Type.WORD, "cloud sync: SUCCESS, PARTIAL_SUCCESS, FAILED or IN_PROGRESS"),
  MEMBER_COUNT("memberCount", Type.INTEGER, "members of a collection"),
  SYNC_COMPLETED("syncCompleted", Type.INTEGER, "members that the console shows as synchronized"),
  SYNC_IN_PROGRESS("syncInProgress", Type.INTEGER, "members that the console shows as pending"),
  SYNC_FAILED("syncFailed", Type.INTEGER, "members that the console shows as failed"),
  LAST_FULL_SYNC_TIME("lastFullSyncTime", Type.WORD, "last full synchronization, ISO 8601"),
  LAST_FULL_SYNC_STATUS("lastFullSyncStatus", Type.WORD, "result of the last full synchronization"),
  LAST_FULL_SYNC_MEMBER_COUNT(
      "lastFullSyncMemberCount", Type.INTEGER, "members in the last full synchronization"),
  LAST_SYNC_TIME("lastSyncTime", Type.WORD, "last synchronization, ISO 8601"),
  LAST_SYNC_STATUS("lastSyncStatus", Type.WORD, "result of the last synchronization"),
  LAST_SYNC_MEMBER_COUNT(
      "lastSyncMemberCount", Type.INTEGER, "members in the last synchronization"),
  AZURE_AD_JOINED(
      "azureAdJoined", Type.WORD, "joined to Entra: true, false, or the text of an error"),
  DOMAIN_JOINED(
      "domainJoined", Type.WORD, "joined to a domain: true, false, or the text of an error"),
  ENTERPRISE_JOINED(
      "enterpriseJoined",
      Type.WORD,
      "registered on premises: true, false, or the text of an error"),
  WORKPLACE_JOINED(
      "workplaceJoined", Type.WORD, "registered by a user: true, false, or the text of an error"),
  AZURE_AD_PRT("azureAdPrt", Type.WORD, "the user holds a primary refresh token: true or false"),
  DEVICE_AUTH_STATUS(
      "deviceAuthStatus", Type.TEXT, "SUCCESS, or the reason why the device is refused"),
  JOIN_TYPE("joinType", Type.WORD, "entra, hybrid, domain, onpremises, registered or none"),
  GROUP_TYPES("groupTypes", Type.TEXT, "such as DynamicMembership Unified"),
  MEMBERSHIP_TYPE("membershipType", Type.WORD, "assigned or dynamic"),
  MEMBERSHIP_RULE("membershipRule", Type.TEXT, "rule of a dynamic group"),
  SECURITY_ENABLED("securityEnabled", Type.WORD, "true or false"),
  MAIL_ENABLED("mailEnabled", Type.WORD, "true or false"),
  ROLE_ASSIGNABLE("isAssignableToRole", Type.WORD, "true or false"),
  ON_PREMISES_SYNC(
      "onPremisesSyncEnabled", Type.WORD, "synchronized from on premises: true or false"),
  ACCOUNT_ENABLED("accountEnabled", Type.WORD, "true or false"),
  TRUST_TYPE("trustType", Type.WORD, "ServerAd, AzureAd or Workplace"),
  PROFILE_TYPE("profileType", Type.WORD, "RegisteredDevice after the registration is complete"),
  ALTERNATIVE_SECURITY_IDS(
      "alternativeSecurityIds", Type.WORD, "whether a device object has a key: true or false"),
  LAST_SIGN_IN("lastSignIn", Type.WORD, "approximate last sign-in, ISO 8601"),
  CREDENTIAL_TYPE("credentialType", Type.WORD, "password or certificate"),
  CREDENTIAL_ID("credentialId", Type.GUID, "key ID of an application's credential"),
  VALID_FROM("validFrom", Type.WORD, "start of a credential, ISO 8601"),
  VALID_UNTIL(
      "validUntil",
      Type.WORD,
      "expiry of a credential, or of the last credential of an application, ISO 8601"),
  FIRST_EXPIRY(
      "firstExpiry", Type.WORD, "expiry of the first credential of an application, ISO 8601"),
  NOTE_KEY("noteKey", Type.WORD, "path of a note, such as site.version"),
  NOTE_VALUE("noteValue", Type.TEXT, "value of the note"),

  MENTIONS(
      "mentions",
      Type.LIST,
      "every GUID, HTTP status, HRESULT and AADSTS code in an unrecognized message");

  /** How a value is compared, searched and written. */
  public enum Type {
    /** An ID in the form of {@link Guid}; kept as written when it is no GUID. */
    GUID,
    /** A whole number; written without quotes in JSON, searchable by range. */
    INTEGER,
    /** A short text without blanks as a rule; compared without case. */
    WORD,
    /** A longer text. */
    TEXT,
    /** Several words. */
    LIST
  }

  private static final Map<String, Attribute> BY_LABEL =
      Arrays.stream(values()).collect(Collectors.toMap(Attribute::label, Function.identity()));

  private final String label;
  private final Type type;
  private final String meaning;

  Attribute(String label, Type type, String meaning) {
    this.label = label;
    this.type = type;
    this.meaning = meaning;
  }

  /** The name in queries and JSON, in camel case. */
  public String label() {
    return label;
  }

  public Type type() {
    return type;
  }

  /** What it is, in one short phrase for help and docs. */
  public String meaning() {
    return meaning;
  }

  /** Whether its values never hold blanks, so that a line break in one is from a copy. */
  public boolean isUnbroken() {
    return type == Type.GUID || this == TASK_PARAM || this == UTC_TIME;
  }

  /** The attribute of that name, with exact case; empty for an unknown name. */
  public static Optional<Attribute> byLabel(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }
}
