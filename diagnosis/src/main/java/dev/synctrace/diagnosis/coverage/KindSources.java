package dev.synctrace.diagnosis.coverage;

import dev.synctrace.diagnosis.verdict.Missing;
import dev.synctrace.event.Kind;
import dev.synctrace.log.LogCatalogue;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where events of a kind come from, and so what to collect when they are wanted. */
public final class KindSources {
  private static final String GRAPH = "synctrace graph fetch --group ID, or ";

  /** How each fact is exported; causes.md section 0. */
  private static final Map<String, Missing> FACTS = facts();

  private KindSources() {}

  /**
   * Loaded on first use only: reading the catalogue files takes time that most answers need not.
   */
  private static final class Logs {
    private static final Map<Kind, List<LogCatalogue>> BY_KIND = byKind();

    private static Map<Kind, List<LogCatalogue>> byKind() {
      Map<Kind, List<LogCatalogue>> logs = new EnumMap<>(Kind.class);
      for (LogCatalogue log : LogCatalogue.all()) {
        for (LogCatalogue.KnownKind known : log.kinds()) {
          logs.merge(
              known.type(),
              List.of(log),
              (a, b) -> java.util.stream.Stream.of(a, b).flatMap(Collection::stream).toList());
        }
      }
      return logs;
    }
  }

  /** Names of the logs that write this kind; empty for facts, audits and {@link Kind#OTHER}. */
  public static List<String> logsOf(Kind kind) {
    if (kind.label().startsWith("groupsync.")) {
      // Which of the two depends on the site's version; messages-server.md 2.1, cause S48.
      return List.of("SMS_AZUREAD_DISCOVERY_AGENT", "CollectionAADGroupSyncWorker");
    }
    return Logs.BY_KIND.getOrDefault(kind, List.of()).stream().map(LogCatalogue::log).toList();
  }

  /** What to collect to see events of this kind, and how. */
  public static Missing howToGet(Kind kind) {
    return switch (Coverage.Family.of(kind)) {
      case FACT ->
          FACTS.getOrDefault(
              kind.label(), new Missing("export of " + kind.label(), "see the docs"));
      case AUDIT ->
          new Missing(
              "Entra directory audit",
              GRAPH
                  + "Entra admin center > Audit logs > Download (JSON); it reaches back 7 days,"
                  + " 30 with P1 or P2");
      case LOG -> logToGet(kind);
    };
  }

  private static Missing logToGet(Kind kind) {
    List<String> names = logsOf(kind);
    if (names.isEmpty()) {
      return new Missing("the log that shows " + kind.label(), "add the logs of all machines");
    }
    String where =
        Logs.BY_KIND.getOrDefault(kind, List.of()).stream()
            .findFirst()
            .map(log -> place(log))
            .orElse("the site server's Logs folder");
    return new Missing(
        String.join(".log or ", names) + ".log", "copy it with its .lo_ from " + where);
  }

  private static String place(LogCatalogue log) {
    String machine = log.machine() == null ? "its machine" : log.machine();
    return log.folder() == null ? machine : machine + ", " + log.folder();
  }

  private static Map<String, Missing> facts() {
    Map<String, Missing> facts = new HashMap<>();
    put(
        facts,
        "fact.clientkey",
        "ClientKeyData export",
        "SELECT SMSID, AADTenantID, AADDeviceID, IsRevoked, ApprovalStatus, AgentType FROM"
            + " ClientKeyData, saved as CSV with headers");
    put(
        facts,
        "fact.system",
        "v_R_System export",
        "SELECT ResourceID, Name0, SMS_Unique_Identifier0, AADDeviceID, AADTenantID, Client0 FROM"
            + " v_R_System, saved as CSV with headers");
    put(
        facts,
        "fact.collection.member",
        "collection members",
        "Get-CMCollectionMember -CollectionId ID | Export-Csv members.csv, or SELECT SiteID,"
            + " MachineID, Name, SMSID FROM CollectionMembers");
    put(
        facts,
        "fact.mapping",
        "collection-to-group mapping",
        "SELECT CollectionSiteID, AADGroupID, CloudServiceID FROM CollectionAADGroupMapping");
    put(
        facts,
        "fact.console.status",
        "console status",
        "Monitoring > Collection Cloud Sync, select all rows, copy");
    put(
        facts,
        "fact.site.settings",
        "site settings",
        "SELECT CONVERT(xml, settings) FROM sites WHERE ISNULL(reporttosite, N'') = N''");
    put(facts, "fact.dsregcmd", "dsregcmd of the device", "dsregcmd /status > dsregcmd.txt on it");
    put(
        facts,
        "fact.group",
        "the Entra group",
        GRAPH
            + "GET /groups/{id}?$select=id,displayName,groupTypes,membershipRule,"
            + "securityEnabled,mailEnabled,onPremisesSyncEnabled,isAssignableToRole");
    put(
        facts,
        "fact.group.member",
        "members of the Entra group",
        GRAPH + "Get-MgGroupMember -GroupId ID -All | ConvertTo-Json -Depth 10 > members_ID.json");
    put(
        facts,
        "fact.group.owner",
        "owners of the Entra group",
        GRAPH + "Get-MgGroupOwner -GroupId ID -All | ConvertTo-Json -Depth 10 > owners_ID.json");
    put(
        facts,
        "fact.device",
        "the Entra device object",
        "GET /devices?$filter=deviceId eq '...', or Get-MgDevice -All | ConvertTo-Json -Depth 10");
    put(facts, "fact.user", "v_R_User export", "SELECT * FROM v_R_User, saved as CSV with headers");
    put(facts, "fact.entra.user", "the Entra user", "GET /users/{id}");
    put(
        facts,
        "fact.application",
        "the server app's registration",
        "GET /applications?$filter=appId eq '...'");
    put(
        facts,
        "fact.credential",
        "the server app's credentials",
        "GET /applications?$filter=appId eq '...'");
    put(
        facts,
        "fact.serviceprincipal",
        "the server app's service principal",
        "GET /servicePrincipals?$filter=appId eq '...'");
    put(facts, "fact.note", "case notes", "write what you know into case-notes.yaml");
    return Map.copyOf(facts);
  }

  private static void put(Map<String, Missing> facts, String kind, String what, String how) {
    facts.put(kind, new Missing(what, how));
  }
}
