package dev.synctrace.parsers.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.fact.row.StatedEmptyAttributes;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFactsTest {
  private static final String GROUP = "7b2d4e60-91aa-4f3c-b0d5-3c8e5f900101";
  private static final String OTHER_GROUP = "7b2d4e60-91aa-4f3c-b0d5-3c8e5f900102";
  private static final String MEMBER =
      "{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"a0b00000-0000-4000-8000-00000000000a\"}";
  private static final String DEVICE =
      "{\"id\":\"0b1e0000-0000-4000-8000-000000000001\",\"deviceId\":\"d1a00000-0000-4000-8000-"
          + "000000000001\",\"displayName\":\"CONTOSO-PC01\",\"trustType\":\"AzureAd\"}";
  private static final String DIRECTORY =
      "\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#directoryObjects\"";

  private static FactFixtureBundle members(String path, String beside) {
    return FactFixtureBundle.read(
        path, "{" + DIRECTORY + "," + beside + "\"value\":[" + MEMBER + "]}");
  }

  @Test
  void theGroupKeyBesideTheListDecidesWhoseMembersTheyAre() {
    Event member =
        members("out/" + OTHER_GROUP + ".json", "\"groupId\":\"" + GROUP + "\",")
            .only(Kind.FACT_GROUP_MEMBER);

    assertThat(member.attributes().get(Attribute.GROUP_ID)).hasValue(GROUP);
    assertThat(member.attributes().get(Attribute.GROUP_FROM)).hasValue("key");
  }

  @Test
  void aGroupKeyBelowTheListIsSeenInTime() {
    Event member =
        FactFixtureBundle.read(
                "{" + DIRECTORY + ",\"value\":[" + MEMBER + "],\"groupId\":\"" + GROUP + "\"}")
            .only(Kind.FACT_GROUP_MEMBER);

    assertThat(member.attributes().get(Attribute.GROUP_ID)).hasValue(GROUP);
  }

  @Test
  void aGroupKeyFarBelowALongListIsToldToBeTooLate() {
    String list = (MEMBER + ",").repeat(1_000) + MEMBER;
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "{" + DIRECTORY + ",\"value\":[\n" + list + "],\n\"groupId\":\"" + GROUP + "\"}");

    assertThat(read.problems())
        .containsExactly(
            "line 3: groupId comes after value, too late for the members before it."
                + " Put groupId before value");
    assertThat(read.only(Kind.FACT_EXPORT).attributes().get(Attribute.GROUP_ID)).hasValue(GROUP);
  }

  @ParameterizedTest
  @CsvSource({
    "$metadata#groups('" + GROUP + "')/members, fact.group.member",
    "$metadata#groups('" + GROUP + "')/owners, fact.group.owner",
    "$metadata#groups(" + GROUP + ")/members/microsoft.graph.device, fact.group.member"
  })
  void theContextTellsGroupAndRelation(String context, String kind) {
    Event member =
        FactFixtureBundle.read(
                "{\"@odata.context\":\"" + context + "\",\"value\":[" + MEMBER + "]}")
            .only(Kind.byLabel(kind).orElseThrow());

    assertThat(member.attributes().get(Attribute.GROUP_ID)).hasValue(GROUP);
    assertThat(member.attributes().get(Attribute.GROUP_FROM)).hasValue("context");
  }

  @ParameterizedTest
  @CsvSource({
    "entra/members-" + GROUP + ".json, fact.group.member, " + GROUP,
    "entra/" + GROUP + "/page1.json, fact.group.member, " + GROUP,
    "entra/" + GROUP + "/owners/page1.json, fact.group.owner, " + GROUP,
    "entra/" + OTHER_GROUP + "/" + GROUP + ".json, fact.group.member, " + GROUP,
    "entra/" + GROUP + "/" + OTHER_GROUP + "-" + GROUP + ".json, fact.group.member, " + GROUP
  })
  void thePlaceOfTheFileTellsTheGroupWhereNothingElseDoes(String path, String kind, String group) {
    Event member = members(path, "").only(Kind.byLabel(kind).orElseThrow());

    assertThat(member.attributes().get(Attribute.GROUP_ID)).hasValue(group);
    assertThat(member.attributes().get(Attribute.GROUP_FROM)).hasValue("path");
  }

  @Test
  void aGroupThatNothingTellsIsLeftToTheDiagnosis() {
    FactFixtureBundle read = members("list.json", "");

    Event member = read.only(Kind.FACT_GROUP_MEMBER);
    assertThat(member.attributes().get(Attribute.GROUP_ID)).isEmpty();
    assertThat(member.attributes().get(Attribute.GROUP_FROM)).hasValue("unknown");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void theRelationKeyTellsOwnersFromMembers() {
    assertThat(members("a.json", "\"relation\":\"owners\",").of(Kind.FACT_GROUP_OWNER)).hasSize(1);
    assertThat(members("owners.json", "\"relation\":\"members\",").of(Kind.FACT_GROUP_MEMBER))
        .hasSize(1);
  }

  @Test
  void anEmptyListOfMembersIsAFactOfItsOwn() {
    FactFixtureBundle read =
        FactFixtureBundle.read("{" + DIRECTORY + ",\"groupId\":\"" + GROUP + "\",\"value\":[]}");

    Event export = read.only(Kind.FACT_EXPORT);
    assertThat(export.attributes().get(Attribute.FACT)).hasValue("fact.group.member");
    assertThat(export.attributes().get(Attribute.GROUP_ID)).hasValue(GROUP);
    assertThat(export.attributes().number(Attribute.RECORD_COUNT)).hasValue(0);
    assertThat(export.attributes().get(Attribute.COMPLETE)).hasValue("true");
  }

  @Test
  void aPageThatAnotherFollowsIsNotWhole() {
    FactFixtureBundle read =
        members("a.json", "\"@odata.nextLink\":\"https://graph.microsoft.com/v1.0/next\",");

    assertThat(read.only(Kind.FACT_EXPORT).attributes().get(Attribute.COMPLETE)).hasValue("false");
  }

  @Test
  void devicesInAFolderOfMembersAreMembers() {
    String page =
        "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#devices\",\"value\":["
            + DEVICE
            + "]}";

    assertThat(
            FactFixtureBundle.read("members/" + GROUP + ".json", page).of(Kind.FACT_GROUP_MEMBER))
        .hasSize(1);
    assertThat(FactFixtureBundle.read("members/devices.json", page).of(Kind.FACT_DEVICE))
        .hasSize(1);
  }

  @Test
  void objectsOnePerLineAreOneExport() {
    FactFixtureBundle read = FactFixtureBundle.read(DEVICE + "\n" + DEVICE + "\n" + DEVICE + "\n");

    assertThat(read.of(Kind.FACT_DEVICE)).extracting(Event::line).containsExactly(1L, 2L, 3L);
    assertThat(read.only(Kind.FACT_EXPORT).attributes().number(Attribute.RECORD_COUNT)).hasValue(3);
  }

  @Test
  void rowsOfADatabaseMayComeAsJson() {
    Event row =
        FactFixtureBundle.read(
                "[{\"SMSID\":\"GUID:0B0C1D2E-0001-4A4B-8C8D-100000000001\",\"AADTenantID\":null,"
                    + "\"AADDeviceID\":null,\"IsRevoked\":false}]")
            .only(Kind.FACT_CLIENTKEY);

    assertThat(StatedEmptyAttributes.of(row.attributes()))
        .containsExactlyInAnyOrder(Attribute.TENANT_ID, Attribute.DEVICE_ID);
    assertThat(row.attributes().get(Attribute.IS_REVOKED)).hasValue("false");
  }

  @Test
  void aKeyThatWasNotAskedForIsNotAnEmptyOne() {
    Event device = FactFixtureBundle.read(DEVICE).only(Kind.FACT_DEVICE);

    assertThat(device.attributes().get(Attribute.ALTERNATIVE_SECURITY_IDS)).isEmpty();
    assertThat(StatedEmptyAttributes.of(device.attributes())).isEmpty();
  }

  @Test
  void aGroupWithoutItsTypesIsToldAndKept() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "{\"@odata.context\":\"x#groups/$entity\",\"id\":\""
                + GROUP
                + "\",\"displayName\":\"g\"}");

    assertThat(read.of(Kind.FACT_GROUP)).hasSize(1);
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith(
            "line 1: does not contain groupTypes and securityEnabled. Export again with Graph: GET");
    assertThat(read.only(Kind.FACT_GROUP).attributes().get(Attribute.MEMBERSHIP_TYPE)).isEmpty();
  }

  @Test
  void whatPowerShellCutOffIsToldWithTheCommandThatDoesNot() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "owners.json",
            "[{\"Id\":\""
                + GROUP
                + "\",\"DeletedDateTime\":null,\"DisplayName\":\"x\",\"AppId\":\"y\","
                + "\"PasswordCredentials\":\"Microsoft.Graph.PowerShell.Models.MicrosoftGraphPasswordCredential\"}]");

    assertThat(read.problems())
        .containsExactly(
            "line 1: PowerShell wrote a type name instead of a value."
                + " Export again with ConvertTo-Json -Depth 5");
  }

  @Test
  void aSecretNeverReachesAnEvent() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "{\"appId\":\"a\",\"id\":\"b\",\"displayName\":\"c\",\"clientSecret\":\"hush\","
                + "\"passwordCredentials\":[{\"keyId\":\"k\",\"secretText\":\"hush\",\"hint\":\"hus\"}]}");

    assertThat(read.events()).isNotEmpty().noneMatch(event -> event.toString().contains("hus"));
  }

  @Test
  void anApplicationWithoutAnySecretSaysSo() {
    Event application =
        FactFixtureBundle.read(
                "{\"appId\":\"a\",\"id\":\"b\",\"displayName\":\"c\",\"passwordCredentials\":[],"
                    + "\"keyCredentials\":[]}")
            .only(Kind.FACT_APPLICATION);

    assertThat(StatedEmptyAttributes.isStated(application.attributes(), Attribute.VALID_UNTIL))
        .isTrue();
  }

  @Test
  void aFileThatEndsInTheMiddleKeepsWhatStandsBefore() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "{" + DIRECTORY + ",\"value\":[\n" + MEMBER + ",\n" + MEMBER.substring(0, 40));

    assertThat(read.of(Kind.FACT_GROUP_MEMBER)).hasSize(1);
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("line 3: the JSON is damaged or truncated here");
    assertThat(read.only(Kind.FACT_EXPORT).attributes().get(Attribute.COMPLETE)).hasValue("false");
    assertThat(read.outcome().unframedLines()).isEqualTo(1);
  }

  @Test
  void aStrangeObjectAmongOthersIsToldAndKept() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "[" + DEVICE + ",\n{\"what\":\"" + OTHER_GROUP + "\"},\n7,\n" + DEVICE + "]");

    assertThat(read.of(Kind.FACT_DEVICE)).hasSize(2);
    assertThat(read.of(Kind.OTHER)).hasSize(2);
    assertThat(read.of(Kind.OTHER).get(0).attributes().mentions()).containsExactly(OTHER_GROUP);
    assertThat(read.problems())
        .containsExactly(
            "line 2: an object of an unknown type; kept as text. Use one file for each type of export",
            "line 3: a value instead of an object. Export again with -Depth 5");
  }

  @Test
  void nestingWithoutEndIsRefused() {
    FactFixtureBundle read =
        FactFixtureBundle.read("[" + DEVICE + ",\n{\"a\":" + "[".repeat(100_000));

    assertThat(read.of(Kind.FACT_DEVICE)).hasSize(1);
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("line 2: the JSON is damaged");
  }

  @Test
  void aListLongerThanAnyRecordMayBeIsRead() {
    int objects = ExportReader.LONGEST_RECORD / DEVICE.length() + 1_000;
    FactFixtureBundle read =
        FactFixtureBundle.read("[" + (DEVICE + ",\n").repeat(objects) + DEVICE + "]");

    assertThat(read.problems()).isEmpty();
    assertThat(read.outcome().records()).isEqualTo(objects + 1);
  }

  @Test
  void aNestedGroupIsAMemberWhereTheListSaysSo() {
    String group =
        "{\"@odata.type\":\"#microsoft.graph.group\",\"id\":\""
            + OTHER_GROUP
            + "\",\"groupTypes\":[]}";
    FactFixtureBundle read =
        FactFixtureBundle.read("{" + DIRECTORY + ",\"value\":[" + group + "]}");

    assertThat(read.only(Kind.FACT_GROUP_MEMBER).attributes().get(Attribute.MEMBER_TYPE))
        .hasValue("group");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"value\":[]}",
        "{\"a\":1}",
        "[1,2]",
        "{broken",
        "{\"value\":[{\"id\":\"x\",\"activityDateTime\":\"2026-01-01T00:00:00Z\",\"targetResources\":[]}]}",
        "{\"Id\":\"x\",\"ActivityDateTime\":\"y\",\"ActivityDisplayName\":\"z\",\"AdditionalProperties\":{}}",
        "{\"records\":[{\"operationName\":\"Add member to group\"}]}",
        "{\"operationName\":\"x\",\"deviceId\":\"y\",\"trustType\":\"z\"}"
      })
  void whatIsNoFactIsLeftToOthers(String text) {
    assertThat(FactFixtureBundle.isFact(text)).isFalse();
  }

  @Test
  void theFilesNameDoesNotMakeAFact() {
    assertThat(Optional.of("[{\"id\":\"1\",\"color\":\"red\"}]").filter(FactFixtureBundle::isFact))
        .isEmpty();
  }
}
