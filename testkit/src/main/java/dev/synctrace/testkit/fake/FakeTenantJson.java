package dev.synctrace.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/** Objects and records of a made-up tenant, in the shapes of reference graph.md section 1. */
public final class FakeTenantJson {
  /** The group whose membership is looked into. */
  public static final String GROUP = "57b53be7-67a1-4203-bd82-a0df7b3cbeb3";

  private static final String TYPE = "\"@odata.type\":\"#microsoft.graph.device\",";

  private FakeTenantJson() {}

  /** The id of the n-th device or object. */
  public static String id(int n) {
    return UUID.nameUUIDFromBytes(Integer.toString(n).getBytes(UTF_8)).toString();
  }

  /** A device was added to the group by the server app. */
  public static String memberAdded(int n, Instant time) {
    return """
    {"id":"Directory_%s_SJVFT_%d","category":"GroupManagement","correlationId":"%s",\
    "result":"success","resultReason":"","activityDisplayName":"Add member to group",\
    "activityDateTime":"%s","loggedByService":"Core Directory","operationType":"Assign",\
    "initiatedBy":{"user":null,"app":{"appId":null,"displayName":"Contoso-ConfigMgr-ServerApp",\
    "servicePrincipalId":"98a7eb09-7bc4-43c9-811b-b092e12ebda4","servicePrincipalName":null}},\
    "targetResources":[{"id":"%s","displayName":"CLIENT-%05d","type":"Device",\
    "userPrincipalName":null,"groupType":null,"modifiedProperties":[{"displayName":\
    "Group.ObjectID","oldValue":null,"newValue":"\\"%s\\""},{"displayName":"Group.DisplayName",\
    "oldValue":null,"newValue":"\\"SG-CM-Finance-Workstations\\""}]},{"id":"%s",\
    "displayName":null,"type":"Group","userPrincipalName":null,"groupType":"azureAD",\
    "modifiedProperties":[]}],"additionalDetails":[]}\
    """
        .formatted(id(n), 50_000_000 + n, id(n), time, id(n), n, GROUP, GROUP);
  }

  /** The group, with so many devices as members and the server app as owner. */
  public static FakeGraph withGroup(FakeGraph graph, int members) {
    List<JsonNode> devices =
        IntStream.range(0, members)
            .mapToObj(n -> FakeGraph.tree("{" + TYPE + device(n).substring(1)))
            .toList();
    return graph.group(
        FakeGraph.tree(
            """
            {"id":"%s","displayName":"SG-CM-Finance-Workstations","groupTypes":[],\
            "securityEnabled":true,"mailEnabled":false,"membershipRule":null}\
            """
                .formatted(GROUP)),
        devices,
        List.of(
            FakeGraph.tree(
                """
                {"@odata.type":"#microsoft.graph.servicePrincipal",\
                "id":"98a7eb09-7bc4-43c9-811b-b092e12ebda4",\
                "appId":"5a5dd558-9f16-4d47-8ccd-15510ad45512",\
                "displayName":"Contoso-ConfigMgr-ServerApp","servicePrincipalType":"Application"}\
                """)));
  }

  /** The n-th device's object. */
  public static String device(int n) {
    return """
    {"id":"%s","deviceId":"%s","displayName":"CLIENT-%05d","accountEnabled":true,\
    "operatingSystem":"Windows","trustType":"ServerAd","profileType":"RegisteredDevice"}\
    """
        .formatted(id(n), id(-n - 1), n);
  }

  /** A ClientKeyData export that names the first devices. */
  public static String clientKeyData(int devices) {
    StringBuilder csv = new StringBuilder("SMSID,AADTenantID,AADDeviceID\n");
    for (int n = 0; n < devices; n++) {
      csv.append("GUID:" + id(n).toUpperCase(Locale.ROOT))
          .append(",72f988bf-86f1-41af-91ab-2d7cd011db47,")
          .append(id(-n - 1))
          .append('\n');
    }
    return csv.toString();
  }
}
