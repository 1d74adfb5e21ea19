package dev.synctrace.diagnosis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.HandMadeEvents;
import dev.synctrace.diagnosis.identity.IdLink.Confidence;
import dev.synctrace.diagnosis.identity.Identity.IdConflict;
import dev.synctrace.diagnosis.identity.Identity.IdConflict.Type;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class IdentityTableTest {
  private static final String SMS = "GUID:2C3C77E6-1D93-45B7-9C45-5845E666D4FA";
  private static final String OTHER_SMS = "GUID:ACD63D0F-B6DE-4209-970C-4A94BCFB7F1F";
  private static final String DEVICE = "908da677-7004-4844-972a-f6fb85dfdbac";
  private static final String NEW_DEVICE = "22cbf1cd-fcf3-479c-a7f8-74ee4f384a92";
  private static final String OBJECT = "59752ac3-d73b-41eb-a085-30af5569d06a";
  private static final String NEW_OBJECT = "c4faf953-9a83-42c6-970e-cfdddab09878";

  private final HandMadeEvents handMadeEvents = new HandMadeEvents();

  private IdentityTable table() {
    IdentityTable table = new IdentityTable();
    handMadeEvents.events().forEach(table::add);
    return table;
  }

  private Identity of(IdType type, String value) {
    return table().identity(new Id(type, value)).orElseThrow();
  }

  private void collectionMember(String sms, String resource, String name) {
    handMadeEvents.add(
        "sql/CollectionMembers.csv",
        null,
        Kind.FACT_COLLECTION_MEMBER,
        "collectionId",
        "P0100017",
        "smsId",
        sms,
        "resourceId",
        resource,
        "hostName",
        name);
  }

  private void clientKey(String sms, String device) {
    handMadeEvents.add(
        "sql/ClientKeyData.csv", null, Kind.FACT_CLIENTKEY, "smsId", sms, "deviceId", device);
  }

  private void clientKey(String sms, String device, String tenant) {
    handMadeEvents.add(
        "sql/ClientKeyData.csv",
        null,
        Kind.FACT_CLIENTKEY,
        "smsId",
        sms,
        "deviceId",
        device,
        "tenantId",
        tenant);
  }

  private void heartbeat(String sms, String resource, String device) {
    handMadeEvents.add(
        "sql/v_R_System.csv",
        null,
        Kind.FACT_SYSTEM,
        "smsId",
        sms,
        "resourceId",
        resource,
        "deviceId",
        device);
  }

  private void cached(String object, String device, String time) {
    handMadeEvents.add(
        "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log",
        time,
        Kind.GROUPSYNC_DEVICE_CACHED,
        "objectId",
        object,
        "deviceId",
        device);
  }

  @Test
  void fourIdsFromThreeSourcesAreOneDevice() {
    collectionMember(SMS, "16777305", "CLIENT-042");
    clientKey(SMS, DEVICE.toUpperCase(Locale.ROOT));
    cached(OBJECT, DEVICE, "2026-10-13T13:10:02Z");

    Identity device = of(IdType.OBJECT_ID, OBJECT);

    assertThat(device.memberType()).isEqualTo(MemberType.DEVICE);
    assertThat(device.all(IdType.SMS_ID)).containsExactly(Guid.canonical(SMS));
    assertThat(device.all(IdType.RESOURCE_ID)).containsExactly("16777305");
    assertThat(device.all(IdType.DEVICE_ID)).containsExactly(DEVICE);
    assertThat(device.all(IdType.OBJECT_ID)).containsExactly(OBJECT);
    assertThat(device.name()).contains("CLIENT-042");
    assertThat(device.conflicts()).isEmpty();
    assertThat(device).isEqualTo(of(IdType.RESOURCE_ID, "16777305"));
  }

  @Test
  void everySourceOfAJoinIsKeptOnceWithItsFirstAndLastTime() {
    clientKey(SMS, DEVICE);
    cached(OBJECT, DEVICE, "2026-10-13T13:10:02Z");
    cached(OBJECT, DEVICE, "2026-10-13T14:10:02Z");
    handMadeEvents.add(
        "graph/devices.json", null, Kind.FACT_DEVICE, "objectId", OBJECT, "deviceId", DEVICE);

    List<IdLink> joins = of(IdType.DEVICE_ID, DEVICE).joins();

    assertThat(joins)
        .extracting(IdLink::source)
        .containsExactlyInAnyOrder(
            "sql/ClientKeyData.csv", "graph/devices.json", "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log");
    IdLink logged =
        joins.stream().filter(j -> j.confidence() == Confidence.RECORDED).findFirst().orElseThrow();
    assertThat(logged.line()).isEqualTo(1);
    assertThat(logged.firstTime()).isEqualTo("2026-10-13T13:10:02Z");
    assertThat(logged.lastTime()).isEqualTo("2026-10-13T14:10:02Z");
  }

  @Test
  void oneResourceIdOfTwoHierarchiesJoinsNoneOfTheirClients() {
    collectionMember(SMS, "16777305", "CLIENT-042");
    collectionMember(OTHER_SMS, "16777305", "WS-0007");
    clientKey(SMS, DEVICE);
    clientKey(OTHER_SMS, NEW_DEVICE);

    Identity client = of(IdType.SMS_ID, SMS);
    assertThat(client.names()).containsExactly("CLIENT-042");
    assertThat(client.all(IdType.DEVICE_ID)).containsExactly(DEVICE);
    assertThat(client.all(IdType.RESOURCE_ID)).isEmpty();
    assertThat(client.conflicts())
        .extracting(IdConflict::type)
        .containsExactly(Type.RESOURCE_ID_OF_SEVERAL);
    assertThat(of(IdType.DEVICE_ID, NEW_DEVICE).names()).containsExactly("WS-0007");
    assertThat(table().identities(new Id(IdType.RESOURCE_ID, "16777305")))
        .extracting(identity -> identity.name().orElseThrow())
        .containsExactly("CLIENT-042", "WS-0007");
  }

  @Test
  void clientsOfTwoTenantsAreTwoThoughTheyHaveOneNameAndOneResourceId() {
    collectionMember(SMS, "16777305", "WS-0001");
    collectionMember(OTHER_SMS, "16777305", "WS-0001");
    clientKey(SMS, DEVICE, "32833106-536e-45df-80b2-d002cc92d33d");
    clientKey(OTHER_SMS, NEW_DEVICE, "8fdb8bf9-1391-476f-98c4-095c35f2fd43");

    assertThat(of(IdType.SMS_ID, SMS).all(IdType.DEVICE_ID)).containsExactly(DEVICE);
    assertThat(of(IdType.SMS_ID, OTHER_SMS).all(IdType.DEVICE_ID)).containsExactly(NEW_DEVICE);
  }

  @Test
  void aRowThatNamesOnlyTheSharedResourceIdIsOfNoneOfThem() {
    collectionMember(SMS, "16777305", "CLIENT-042");
    collectionMember(OTHER_SMS, "16777305", "WS-0007");
    handMadeEvents.add(
        "b/CollectionMembers.csv",
        null,
        Kind.FACT_COLLECTION_MEMBER,
        "collectionId",
        "P0200017",
        "resourceId",
        "16777305",
        "hostName",
        "WS-0007");

    Identity unknown = of(IdType.RESOURCE_ID, "16777305");

    assertThat(unknown.isAmbiguous()).isTrue();
    assertThat(unknown.names()).isEmpty();
    assertThat(table().identities(new Id(IdType.RESOURCE_ID, "16777305"))).hasSize(3);
  }

  @Test
  void aUserAndADeviceWithOneResourceIdAreTwo() {
    collectionMember(SMS, "16777305", "CLIENT-042");
    handMadeEvents.add(
        "b/v_R_User.csv",
        null,
        Kind.FACT_USER,
        "resourceId",
        "16777305",
        "objectId",
        OBJECT,
        "userName",
        "alexw@litware.com");

    Identity device = of(IdType.SMS_ID, SMS);
    assertThat(device.memberType()).isEqualTo(MemberType.DEVICE);
    assertThat(device.names()).containsExactly("CLIENT-042");
    assertThat(of(IdType.OBJECT_ID, OBJECT).memberType()).isEqualTo(MemberType.USER);
    assertThat(of(IdType.OBJECT_ID, OBJECT).names()).containsExactly("alexw@litware.com");
  }

  private void user(String object, String tenant) {
    handMadeEvents.add(
        "v_R_User.csv",
        null,
        Kind.FACT_USER,
        "resourceId",
        "2063597601",
        "userId",
        object,
        "tenantId",
        tenant,
        "userName",
        "alexw@litware.com");
  }

  @Test
  void usersOfTwoTenantsWithOneResourceIdAreTwo() {
    user(OBJECT, "32833106-536e-45df-80b2-d002cc92d33d");
    user(NEW_OBJECT, "8fdb8bf9-1391-476f-98c4-095c35f2fd43");

    assertThat(of(IdType.OBJECT_ID, OBJECT).all(IdType.OBJECT_ID)).containsExactly(OBJECT);
    assertThat(of(IdType.RESOURCE_ID, "2063597601").isAmbiguous()).isTrue();
  }

  @Test
  void aUserWithANewObjectInOneTenantIsOne() {
    user(OBJECT, "32833106-536e-45df-80b2-d002cc92d33d");
    user(NEW_OBJECT, "32833106-536e-45df-80b2-d002cc92d33d");

    assertThat(of(IdType.OBJECT_ID, OBJECT).all(IdType.OBJECT_ID))
        .containsExactly(OBJECT, NEW_OBJECT);
  }

  @Test
  void aClientThatWasInstalledAgainIsOneByItsResourceId() {
    collectionMember(SMS, "16777305", "CLIENT-042");
    collectionMember(OTHER_SMS, "16777305", "client-042.contoso.com");
    clientKey(OTHER_SMS, DEVICE);

    assertThat(of(IdType.SMS_ID, SMS).all(IdType.DEVICE_ID)).containsExactly(DEVICE);
    assertThat(of(IdType.SMS_ID, SMS).all(IdType.RESOURCE_ID)).containsExactly("16777305");
  }

  @Test
  void namesNeverJoin() {
    collectionMember(SMS, "16777305", "DESIGN-22");
    handMadeEvents.add(
        "graph/devices.json",
        null,
        Kind.FACT_DEVICE,
        "objectId",
        NEW_OBJECT,
        "deviceId",
        NEW_DEVICE,
        "hostName",
        "design-22");

    assertThat(of(IdType.SMS_ID, SMS).all(IdType.OBJECT_ID)).isEmpty();
    assertThat(of(IdType.OBJECT_ID, NEW_OBJECT).all(IdType.SMS_ID)).isEmpty();
  }

  @Test
  void twoObjectsWithOneNameAreReported() {
    for (String object : List.of(OBJECT, NEW_OBJECT)) {
      handMadeEvents.add(
          "graph/directoryAudits.json",
          "2026-10-19T08:00:00Z",
          Kind.AUDIT_DEVICE_ADDED,
          "objectId",
          object,
          "name",
          "DESIGN-22");
    }
    assertThat(of(IdType.OBJECT_ID, OBJECT).conflicts())
        .extracting(IdConflict::type)
        .containsExactly(Type.NAME_WITH_SEVERAL_OBJECTS);
  }

  @Test
  void oneDeviceIdWithTwoObjectsOverTimeIsOneDeviceAndReported() {
    cached(OBJECT, DEVICE, "2026-10-13T13:10:02Z");
    cached(NEW_OBJECT, DEVICE, "2026-10-20T13:10:02Z");

    Identity device = of(IdType.OBJECT_ID, OBJECT);

    assertThat(device.all(IdType.OBJECT_ID)).containsExactlyInAnyOrder(OBJECT, NEW_OBJECT);
    assertThat(device.conflicts())
        .extracting(IdConflict::type)
        .containsExactly(Type.DEVICE_WITH_SEVERAL_OBJECTS);
    assertThat(device.conflicts().getFirst().joins()).hasSize(2);
  }

  @Test
  void aClientThatJoinedAgainHasBothDeviceIdsAndTheTrustedOneIsBest() {
    clientKey(SMS, DEVICE);
    heartbeat(SMS, "16777305", NEW_DEVICE);

    Identity device = of(IdType.SMS_ID, SMS);

    assertThat(device.all(IdType.DEVICE_ID)).hasSize(2);
    assertThat(device.best(IdType.DEVICE_ID)).contains(DEVICE);
    assertThat(device.conflicts())
        .extracting(IdConflict::type)
        .containsExactly(Type.CLIENT_WITH_SEVERAL_DEVICES);
  }

  @Test
  void aHeartbeatCannotTakeTheDeviceOfAnotherClient() {
    clientKey(SMS, DEVICE);
    cached(OBJECT, DEVICE, "2026-10-13T13:10:02Z");
    heartbeat(OTHER_SMS, "16777313", DEVICE);

    assertThat(of(IdType.SMS_ID, OTHER_SMS).all(IdType.DEVICE_ID)).isEmpty();
    assertThat(of(IdType.SMS_ID, OTHER_SMS).all(IdType.OBJECT_ID)).isEmpty();
    assertThat(of(IdType.OBJECT_ID, OBJECT).all(IdType.SMS_ID))
        .containsExactly(Guid.canonical(SMS));
    assertThat(of(IdType.SMS_ID, SMS).conflicts())
        .extracting(IdConflict::type)
        .containsExactly(Type.DEVICE_WITH_SEVERAL_CLIENTS);
  }

  @Test
  void aUserIsKnownByItsResourceAndItsObject() {
    handMadeEvents.add(
        "sql/v_R_User.csv",
        null,
        Kind.FACT_USER,
        "resourceId",
        "2063597571",
        "userId",
        OBJECT,
        "userName",
        "megan.bowen@contoso.com");

    Identity user = of(IdType.OBJECT_ID, OBJECT);

    assertThat(user.memberType()).isEqualTo(MemberType.USER);
    assertThat(user.all(IdType.RESOURCE_ID)).containsExactly("2063597571");
    assertThat(user.name()).contains("megan.bowen@contoso.com");
  }

  @Test
  void idsThatAreNoGuidsStayAsTheyAre() {
    handMadeEvents.add(
        "sql/ClientKeyData.csv",
        null,
        Kind.FACT_CLIENTKEY,
        "smsId",
        "GUID:not-one",
        "deviceId",
        "007");
    Identity device = of(IdType.SMS_ID, "guid:NOT-ONE");
    assertThat(device.all(IdType.DEVICE_ID)).containsExactly("007");
    assertThat(table().identity(new Id(IdType.DEVICE_ID, "7"))).isEmpty();
  }

  @Test
  void aWebOfFalseClaimsStaysBounded() {
    for (int i = 0; i < 5_000; i++) {
      collectionMember(SMS, Integer.toString(16_777_000 + i), "CLIENT-" + i);
    }
    assertThat(of(IdType.SMS_ID, SMS).ids()).hasSizeLessThan(1_100);
  }

  @Test
  void servicePrincipalsAndGroupsAreNoMembersOfACollection() {
    handMadeEvents.add(
        "graph/members.json",
        null,
        Kind.FACT_GROUP_MEMBER,
        "objectId",
        OBJECT,
        "memberType",
        "servicePrincipal");
    assertThat(table().identity(new Id(IdType.OBJECT_ID, OBJECT))).isEmpty();
  }
}
