package dev.synctrace.testkit.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * A tenant of any size: one collection that is mapped to one group, with what a case holds on it:
 * the tables of the site, the group's members, the directory audits, and the site's log of who was
 * looked up and added. Of a hundred members 90 are synced, five have no trusted Entra identity,
 * three were removed by an administrator and two had their object deleted; most audits are updates
 * of device objects, as in a true tenant. Times are UTC; the same numbers give the same bytes.
 * Nothing is held that grows with them.
 */
public final class GeneratedTenant {
  private static final String GROUP = "5b0c7a9e-1d0f-4a53-9a55-6a2f0c3d9e01";
  private static final String TENANT = "2c1fb1a3-84a6-4d9a-8f0e-5d3a4c1b7e60";
  private static final String SERVER_APP = "c1a7d2be-7f0e-4d27-8c39-9b8a4d1f2a33";
  private static final String ADMIN = "9d3b6e21-0c4f-4e8a-b3d7-5f2c1a0e8b44";
  private static final String COLLECTION = "CTS00042";
  private static final int AUDITS_IN_A_PAGE = 999;
  private static final long MILLIS_BETWEEN_AUDITS = 1_500;
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final DateTimeFormatter LOG_TIME =
      DateTimeFormatter.ofPattern("MM-dd-uuuu HH:mm:ss.SSS+000", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Random random = new Random(20261001);
  private final Path folder;
  private final int members;
  private final int audits;

  private GeneratedTenant(Path folder, int members, int audits) {
    this.folder = folder;
    this.members = members;
    this.audits = audits;
  }

  /**
   * How many members the tenant has of each fate; together, all of them.
   *
   * @param synced in the collection and in the group
   * @param untrusted without a trusted identity, and so never added
   * @param removed from the group by an administrator
   * @param deleted as objects of the directory
   */
  public record Counts(int synced, int untrusted, int removed, int deleted) {
    static Counts of(int members) {
      int[] counts = new int[Fate.values().length];
      for (int i = 0; i < members; i++) {
        counts[fate(i).ordinal()]++;
      }
      return new Counts(counts[0], counts[1], counts[2], counts[3]);
    }
  }

  /**
   * Writes the exports and the log of a tenant.
   *
   * @param folder made when it is not there
   * @param members of the collection, named {@code CTS-000000} and up
   * @param audits records in all, at least two a member
   * @return what became of the members
   */
  public static Counts write(Path folder, int members, int audits) throws IOException {
    if (audits < 2 * members) {
      throw new IllegalArgumentException(
          "%d members need %d audits or more".formatted(members, 2 * members));
    }
    GeneratedTenant tenant = new GeneratedTenant(folder, members, audits);
    Files.createDirectories(folder.resolve("sql"));
    Files.createDirectories(folder.resolve("graph"));
    Files.createDirectories(folder.resolve("CM01"));
    tenant.tables();
    tenant.serverApp();
    tenant.members();
    tenant.audits();
    tenant.log();
    return Counts.of(members);
  }

  /** The name of a member, which are numbered from 0. */
  public static String name(int member) {
    return "CTS-%06d".formatted(member);
  }

  /** {@code GeneratedTenant FOLDER MEMBERS AUDITS}, to try large cases by hand. */
  public static void main(String[] args) throws IOException {
    System.out.println(
        write(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2])));
  }

  private void tables() throws IOException {
    Files.writeString(
        folder.resolve("sql/CollectionAADGroupMapping.csv"),
        "CollectionSiteID,CollectionName,AADGroupID,AADGroupName,CloudServiceID\n"
            + COLLECTION
            + ",All Contoso clients,"
            + GROUP
            + ",SG-All-Contoso-Clients,16777217\n");
    try (BufferedWriter keys = writer("sql/ClientKeyData.csv");
        BufferedWriter systems = writer("sql/v_R_System.csv");
        BufferedWriter rows = writer("sql/CollectionMembers.csv")) {
      keys.write("SMSID,AADTenantID,AADDeviceID,IsRevoked,ApprovalStatus,AgentType\n");
      systems.write("ResourceID,Name0,SMS_Unique_Identifier0,AADDeviceID,AADTenantID,Client0\n");
      rows.write("SiteID,MachineID,Name,SMSID\n");
      for (int i = 0; i < members; i++) {
        boolean trusted = fate(i) != Fate.UNTRUSTED;
        String tenant = trusted ? TENANT : "NULL";
        String device = trusted ? device(i) : "NULL";
        keys.write("%s,%s,%s,0,%d,0\n".formatted(sms(i), tenant, device, trusted ? 3 : 1));
        systems.write(
            "%d,%s,%s,%s,%s,1\n".formatted(resource(i), name(i), sms(i), device(i), TENANT));
        rows.write("%s,%d,%s,%s\n".formatted(COLLECTION, resource(i), name(i), sms(i)));
      }
    }
  }

  private void serverApp() throws IOException {
    Files.writeString(
        folder.resolve("graph/servicePrincipal.json"),
        """
        {"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#servicePrincipals/$entity",
         "id":"%s","appId":"7d41a9c6-52f8-4be3-9a70-1c8e6f2b3d55",
         "appDisplayName":"Contoso CM Server App","displayName":"Contoso CM Server App",
         "servicePrincipalType":"Application"}
        """
            .formatted(SERVER_APP));
  }

  private void members() throws IOException {
    try (BufferedWriter out = writer("graph/members-" + GROUP + ".json")) {
      out.write("{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#devices\",");
      out.write("\"value\":[");
      String separator = "\n";
      for (int i = 0; i < members; i++) {
        if (fate(i) == Fate.SYNCED) {
          out.write(
              separator
                  + """
                  {"@odata.type":"#microsoft.graph.device","id":"%s","deviceId":"%s",\
                  "displayName":"%s","accountEnabled":true,"trustType":"AzureAd",\
                  "profileType":"RegisteredDevice"}\
                  """
                      .formatted(object(i), device(i), name(i)));
          separator = ",\n";
        }
      }
      out.write("\n]}\n");
    }
  }

  /** Newest first in each page, as Graph gives them; pages one behind the other. */
  private void audits() throws IOException {
    try (BufferedWriter out = writer("graph/directoryAudits.json")) {
      int written = 0;
      for (int page = 0; written < audits; page++) {
        int size = Math.min(AUDITS_IN_A_PAGE, audits - written);
        out.write("{\"value\":[\n");
        for (int i = 0; i < size; i++) {
          out.write(audit(audits - 1 - written - i) + (i + 1 < size ? ",\n" : "\n"));
        }
        out.write("]}\n");
        written += size;
      }
    }
  }

  /** The audits of each member come first, in the order of the members; updates follow. */
  private String audit(int number) {
    if (number < members) {
      Fate fate = fate(number);
      return fate == Fate.UNTRUSTED
          ? update(number, number)
          : change(number, "Add member to group", number, byServerApp());
    }
    int second = number - members;
    if (second < members && fate(second) == Fate.REMOVED) {
      return change(number, "Remove member from group", second, byAdmin());
    }
    if (second < members && fate(second) == Fate.DELETED) {
      return deletion(number, second);
    }
    return update(number, random.nextInt(members));
  }

  /** Each device with an identity is looked up and added, just before its audit says so. */
  private void log() throws IOException {
    try (BufferedWriter out = writer("CM01/SMS_AZUREAD_DISCOVERY_AGENT.log")) {
      line(out, START.minusSeconds(1), "Starting CollectionAADGroupSyncWorker");
      for (int i = 0; i < members; i++) {
        if (fate(i) != Fate.UNTRUSTED) {
          Instant added = at(i).minusMillis(20);
          line(
              out,
              added.minusMillis(300),
              "Request device object ID https://graph.microsoft.com/v1.0/devices?$filter=deviceId eq '%s'&$select=id"
                  .formatted(device(i)));
          line(out, added.minusMillis(40), "Device object ID: " + object(i));
          line(
              out,
              added.minusMillis(39),
              "Add device object ID %s for device %s to cache".formatted(object(i), device(i)));
          line(out, added, "Add device %s to group %s request 0".formatted(object(i), GROUP));
        }
      }
    }
  }

  private static void line(BufferedWriter log, Instant time, String message) throws IOException {
    log.write(
        "%s  $$<SMS_AZUREAD_DISCOVERY_AGENT><%s><thread=11708 (0x2DBC)>\r\n"
            .formatted(message, LOG_TIME.format(time)));
  }

  private static Instant at(int audit) {
    return START.plusMillis(audit * MILLIS_BETWEEN_AUDITS);
  }

  private enum Fate {
    SYNCED,
    UNTRUSTED,
    REMOVED,
    DELETED
  }

  private static Fate fate(int member) {
    int place = member % 100;
    if (place < 90) {
      return Fate.SYNCED;
    }
    return place < 95 ? Fate.UNTRUSTED : place < 98 ? Fate.REMOVED : Fate.DELETED;
  }

  private static String change(int number, String activity, int member, String actor) {
    boolean added = activity.startsWith("Add");
    String side = added ? "newValue" : "oldValue";
    return record(number, "GroupManagement", activity, actor)
        + """
        "targetResources":[{"id":"%s","displayName":"%s","type":"Device","modifiedProperties":[\
        {"displayName":"Group.ObjectID","%s":"\\"%s\\""},\
        {"displayName":"Group.DisplayName","%s":"\\"SG-All-Contoso-Clients\\""}]},\
        {"id":"%s","displayName":null,"type":"Group","modifiedProperties":[]}],\
        "additionalDetails":[]}\
        """
            .formatted(object(member), name(member), side, GROUP, side, GROUP);
  }

  private static String deletion(int number, int member) {
    return record(number, "Device", "Delete device", byAdmin()) + ofDevice(member, "");
  }

  private static String update(int number, int member) {
    return record(number, "Device", "Update device", byRegistration())
        + ofDevice(
            member, "{\"displayName\":\"Included Updated Properties\",\"newValue\":\"\\\"\\\"\"},");
  }

  private static String ofDevice(int member, String properties) {
    return """
    "targetResources":[{"id":"%s","displayName":"%s","type":"Device","modifiedProperties":[%s\
    {"displayName":"TargetId.DeviceId","newValue":"\\"%s\\""}]}],\
    "additionalDetails":[{"key":"DeviceId","value":"%s"}]}\
    """
        .formatted(object(member), name(member), properties, device(member), device(member));
  }

  private static String record(int number, String category, String activity, String actor) {
    String correlation = new UUID(5L << 40, number).toString();
    return """
    {"id":"Directory_%s_CTSAB_%d","category":"%s","correlationId":"%s","result":"success",\
    "resultReason":"","activityDisplayName":"%s","activityDateTime":"%s",\
    "loggedByService":"Core Directory","initiatedBy":%s,\
    """
        .formatted(correlation, number, category, correlation, activity, at(number), actor);
  }

  private static String byServerApp() {
    return "{\"user\":null,\"app\":{\"displayName\":\"Contoso CM Server App\","
        + "\"servicePrincipalId\":\""
        + SERVER_APP
        + "\"}}";
  }

  private static String byRegistration() {
    return "{\"user\":null,\"app\":{\"displayName\":\"Device Registration Service\","
        + "\"servicePrincipalId\":\"0e1d7f4c-3a52-4b0a-9f6e-2d8c5b7a1e90\"}}";
  }

  private static String byAdmin() {
    return "{\"app\":null,\"user\":{\"id\":\""
        + ADMIN
        + "\",\"userPrincipalName\":\"megan.bowen@contoso.com\"}}";
  }

  private static String sms(int member) {
    return "GUID:" + new UUID(1L << 40, member).toString().toUpperCase(Locale.ROOT);
  }

  private static String device(int member) {
    return new UUID(2L << 40 | 0x4000, 1L << 63 | member).toString();
  }

  private static String object(int member) {
    return new UUID(3L << 40 | 0x4000, 1L << 63 | member).toString();
  }

  private static int resource(int member) {
    return 16_777_216 + member;
  }

  private BufferedWriter writer(String name) throws IOException {
    return Files.newBufferedWriter(folder.resolve(name));
  }
}
