package dev.synctrace.graph.access;

import java.util.List;

/**
 * Permissions that a sign-in needs. All of them allow read access only. Reference graph.md section
 * 4.
 *
 * @param name as Graph calls it
 * @param applicationId id of the app role, for sign-ins by secret or certificate
 * @param delegatedId id of the scope, for sign-ins by people
 * @param why what it is for
 */
public record Permission(String name, String applicationId, String delegatedId, String why) {

  /** Client id of Microsoft Graph itself, the same in every tenant. */
  public static final String GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000";

  /** Roles of which a person needs one besides; apps need none. */
  public static final List<String> ROLES =
      List.of("Reports Reader", "Security Reader", "Security Administrator", "Global Reader");

  /** Graph asks for both before it gives audits; the second covers all look-ups too. */
  public static final List<Permission> NEEDED =
      List.of(
          new Permission(
              "AuditLog.Read.All",
              "b0afded3-3588-46d8-8b3d-9842eff778da",
              "e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20",
              "directory audits: changes of the group, the devices and the app"),
          new Permission(
              "Directory.Read.All",
              "7ab1d382-f21e-4acd-a863-ba3e13f7da61",
              "06da0dbc-49e2-44d2-8312-53f166ab848a",
              "group, members, owners, devices, the server app and its credentials' end dates"));
}
