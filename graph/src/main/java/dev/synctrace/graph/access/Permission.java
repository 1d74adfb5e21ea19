package dev.synctrace.graph.access;

import java.util.List;

/**
 * Permissions of Microsoft Graph that a fetch uses. All of them allow read access only. Help,
 * messages, sign-in and documentation take them from here. Reference graph.md section 4.
 *
 * @param name as Graph calls it
 * @param applicationId id of the app role, for sign-ins by secret or certificate
 * @param delegatedId id of the scope, for sign-ins by people
 * @param why what it is for
 * @param without what is missing in the case without it
 */
public record Permission(
    String name, String applicationId, String delegatedId, String why, String without) {

  /** Client id of Microsoft Graph itself, the same in every tenant. */
  public static final String GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000";

  /** Roles of which a person needs one besides; apps need none. */
  public static final List<String> ROLES =
      List.of("Reports Reader", "Security Reader", "Security Administrator", "Global Reader");

  public static final Permission GROUP_MEMBER =
      new Permission(
          "GroupMember.Read.All",
          "98830695-27a2-44f7-8c18-0c3ebc9698f6",
          "bc024368-1153-4739-b217-4326f2e966d0",
          "the group, its members and owners",
          "no member list: whether a device is in the group is known from audits only");

  public static final Permission DEVICE =
      new Permission(
          "Device.Read.All",
          "7438b122-aefc-4978-80ed-43db9fcc7715",
          "951183d1-1a61-466f-a6d1-1fde911bfd95",
          "devices by device ID, and devices in the member list",
          "no devices; members are object IDs without name and device ID");

  public static final Permission APPLICATION =
      new Permission(
          "Application.Read.All",
          "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30",
          "c79f8feb-a9db-4090-85f9-90d820caa0eb",
          "the server app, as owner and with the end dates of its credentials",
          "no server app: its owner role and expired secrets are not checked");

  public static final Permission AUDIT_LOG =
      new Permission(
          "AuditLog.Read.All",
          "b0afded3-3588-46d8-8b3d-9842eff778da",
          "e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20",
          "directory audits: changes of the group, the devices and the app",
          "no audits: who added or removed a member, and when, is not known");

  public static final Permission USER_BASIC =
      new Permission(
          "User.ReadBasic.All",
          "97235f07-e226-4f63-ace3-39588e11d3a1",
          "b340eb25-3456-403f-be2f-af7a0d370277",
          "names of users in the lists of members and owners",
          "users are object IDs without name; device groups lose only owner names");

  public static final Permission DIRECTORY =
      new Permission(
          "Directory.Read.All",
          "7ab1d382-f21e-4acd-a863-ba3e13f7da61",
          "06da0dbc-49e2-44d2-8312-53f166ab848a",
          "everything else: group, members, owners, devices, users, the server app",
          "nothing but audits, and these only where Graph gives them without it");

  /** What a sign-in asks for unless told otherwise: no more than a fetch reads. */
  public static final List<Permission> LEAST =
      List.of(GROUP_MEMBER, DEVICE, APPLICATION, AUDIT_LOG, USER_BASIC);

  /**
   * The alternative: reads the whole directory. Microsoft's documentation lists both for audits,
   * though the second is only said to avoid failures of a licence check.
   */
  public static final List<Permission> BROAD = List.of(AUDIT_LOG, DIRECTORY);

  /** The names of {@link #LEAST}, as a constant for the help. */
  public static final String LEAST_NAMES =
      "GroupMember.Read.All, Device.Read.All, Application.Read.All, AuditLog.Read.All and"
          + " User.ReadBasic.All";

  /** The names of {@link #BROAD}, as a constant for the help. */
  public static final String BROAD_NAMES = "AuditLog.Read.All and Directory.Read.All";

  /** Says what to do where it is missing, and what its absence costs: sentences for a message. */
  public String advice() {
    return "It needs "
        + name
        + " with admin consent. Run synctrace graph permissions for the commands. Without it: "
        + without;
  }
}
