package dev.synctrace.report;

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
import org.jspecify.annotations.Nullable;

/**
 * A bundle of one collection with as many devices as asked for: of a hundred, three lack a trusted
 * identity and were never added, one was removed by hand, the others were looked up and added.
 */
final class ManyMembers {
  private static final String GROUP = "57b53be7-67a1-4203-bd82-a0df7b3cbeb3";
  private static final String TENANT = "F2ACFA3F-C514-4614-9408-A06271A3E47E";
  private static final String SERVER_APP = "98a7eb09-7bc4-43c9-811b-b092e12ebda4";
  private static final Instant START = Instant.parse("2026-10-13T13:10:01Z");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MM-dd-uuuu HH:mm:ss.SSS+00", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Random random = new Random(7);
  private Instant now = START;

  private ManyMembers() {}

  static Path write(Path folder, int members) throws IOException {
    Files.createDirectories(folder);
    new ManyMembers().writeAll(folder, members);
    return folder;
  }

  private void writeAll(Path folder, int members) throws IOException {
    Files.writeString(
        folder.resolve("CollectionAADGroupMapping.csv"),
        "CollectionSiteID,CollectionName,AADGroupID,AADGroupName,CloudServiceID\n"
            + "P0100017,All Workstations,%s,SG-CM-All,16777217\n".formatted(GROUP));
    Files.writeString(
        folder.resolve("servicePrincipal.json"),
        """
        {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#servicePrincipals/$entity",
         "id": "%s", "appId": "5a5dd558-9f16-4d47-8ccd-15510ad45512",
         "appDisplayName": "Contoso-ConfigMgr-ServerApp",
         "displayName": "Contoso-ConfigMgr-ServerApp", "servicePrincipalType": "Application"}
        """
            .formatted(SERVER_APP));
    try (BufferedWriter collection =
            csv(folder, "CollectionMembers", "SiteID,MachineID,Name,SMSID");
        BufferedWriter keys =
            csv(
                folder,
                "ClientKeyData",
                "SMSID,AADTenantID,AADDeviceID,IsRevoked,ApprovalStatus,AgentType");
        BufferedWriter list = Files.newBufferedWriter(folder.resolve("members.json"));
        BufferedWriter audits = Files.newBufferedWriter(folder.resolve("directoryAudits.json"));
        BufferedWriter log =
            Files.newBufferedWriter(folder.resolve("SMS_AZUREAD_DISCOVERY_AGENT.log"))) {
      list.write(
          "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#directoryObjects\","
              + "\"groupId\":\"%s\",\"value\":[".formatted(GROUP));
      audits.write(
          "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#auditLogs/directoryAudits\","
              + "\"value\":[");
      line(log, "Starting CollectionAADGroupSyncWorker");
      for (int i = 0; i < members; i++) {
        write(new Device(i), collection, keys, list, audits, log);
      }
      list.write("]}");
      audits.write("]}");
    }
  }

  private final class Device {
    private final int number;
    private final String name;
    private final String sms = "GUID:" + id().toUpperCase(Locale.ROOT);
    private final String deviceId = id();
    private final String objectId = id();

    Device(int number) {
      this.number = number;
      this.name = String.format(Locale.ROOT, "CLIENT-%06d", number);
    }

    boolean trusted() {
      return number % 100 >= 3;
    }

    boolean removed() {
      return number % 100 == 3;
    }
  }

  private void write(
      Device device,
      BufferedWriter collection,
      BufferedWriter keys,
      BufferedWriter list,
      BufferedWriter audits,
      BufferedWriter log)
      throws IOException {
    collection.write(
        "P0100017,%d,%s,%s\n".formatted(16_777_300 + device.number, device.name, device.sms));
    if (!device.trusted()) {
      keys.write("%s,NULL,NULL,0,1,0\n".formatted(device.sms));
      return;
    }
    keys.write(
        "%s,%s,%s,0,3,0\n".formatted(device.sms, TENANT, device.deviceId.toUpperCase(Locale.ROOT)));
    line(
        log,
        "Request device object ID https://graph.microsoft.com/v1.0/devices?$filter=deviceId eq '%s'&$select=id"
            .formatted(device.deviceId));
    line(log, "Device object ID: " + device.objectId);
    line(
        log,
        "Add device object ID %s for device %s to cache"
            .formatted(device.objectId, device.deviceId));
    line(log, "Add device %s to group %s request 0".formatted(device.objectId, GROUP));
    String comma = device.number == 3 ? "" : ",\n";
    audits.write(
        comma + audit(device, "Add member to group", "Assign", "\"app\":" + app(), "null"));
    if (device.removed()) {
      audits.write(",\n" + audit(device, "Remove member from group", "Unassign", null, person()));
    } else {
      list.write(
          (device.number == 4 ? "" : ",\n")
              + """
              {"@odata.type":"#microsoft.graph.device","id":"%s","deviceId":"%s","displayName":"%s","accountEnabled":true}\
              """
                  .formatted(device.objectId, device.deviceId, device.name));
    }
  }

  private String audit(
      Device device, String activity, String operation, @Nullable String app, String user) {
    String correlation = id();
    return """
    {"id":"Directory_%s_ABCDE_%d","category":"GroupManagement","correlationId":"%s","result":"success",
     "activityDisplayName":"%s","activityDateTime":"%s","loggedByService":"Core Directory","operationType":"%s",
     "initiatedBy":{"user":%s,%s},
     "targetResources":[{"id":"%s","displayName":"%s","type":"Device","modifiedProperties":[
       {"displayName":"Group.ObjectID","oldValue":null,"newValue":"\\"%s\\""},
       {"displayName":"Group.DisplayName","oldValue":null,"newValue":"\\"SG-CM-All\\""}]},
      {"id":"%s","type":"Group","modifiedProperties":[]}],"additionalDetails":[]}\
    """
        .formatted(
            correlation,
            device.number,
            correlation,
            activity,
            now.plusMillis(random.nextInt(400)),
            operation,
            user,
            app == null ? "\"app\":null" : app,
            device.objectId,
            device.name,
            GROUP,
            GROUP);
  }

  private static String app() {
    return "{\"appId\":null,\"displayName\":\"Contoso-ConfigMgr-ServerApp\",\"servicePrincipalId\":\"%s\"}"
        .formatted(SERVER_APP);
  }

  private static String person() {
    return "{\"id\":\"2521f97a-8c5f-4974-b57c-f568dc9d9dad\",\"userPrincipalName\":\"megan.bowen@contoso.com\"}";
  }

  private void line(BufferedWriter log, String message) throws IOException {
    now = now.plusMillis(10 + random.nextInt(20));
    log.write(
        "%s  $$<SMS_AZUREAD_DISCOVERY_AGENT><%s><thread=11708 (0x2DBC)>\r\n"
            .formatted(message, STAMP.format(now)));
  }

  private static BufferedWriter csv(Path folder, String name, String header) throws IOException {
    BufferedWriter out = Files.newBufferedWriter(folder.resolve(name + ".csv"));
    out.write(header + "\n");
    return out;
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
