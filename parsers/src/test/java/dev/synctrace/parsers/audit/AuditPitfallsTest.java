package dev.synctrace.parsers.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.audit.ActivityKinds.Activity;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes audits easy to misread. Reference graph.md sections 1.2, 1.3 and 6. */
class AuditPitfallsTest {
  private static final String MEMBER = "00de1101-5a1c-4e0f-9b00-0000000000aa";
  private static final String TIME = "2026-03-02T09:00:00Z";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Update application – Certificates and secrets management ",
        "Update application - Certificates and secrets management",
        "update  application — certificates and secrets management.",
        "Update application â€“ Certificates and secrets management",
        "Update application â€“ Certificates and secrets management ",
        "Update application \u00e2\u0080\u0093 Certificates and secrets management",
        "Update application â Certificates and secrets management"
      })
  void everySpellingOfTheSecretsActivityIsTheSame(String written) {
    Activity activity = ActivityKinds.read(written);

    assertThat(activity.kind()).isEqualTo(Kind.AUDIT_APP_CREDENTIALS);
    assertThat(activity.name())
        .isEqualToIgnoringCase("Update application - Certificates and secrets management");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Add member to group", "Add member to group.", " ADD MEMBER TO  GROUP "})
  void dotsBlanksAndCaseDoNotMatter(String written) {
    assertThat(ActivityKinds.read(written).kind()).isEqualTo(Kind.AUDIT_MEMBER_ADDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Add member to group license", "Add member to groups", "Bâtiment", "dot..."})
  void nearMissesStayOther(String written) {
    assertThat(ActivityKinds.read(written).kind()).isEqualTo(Kind.AUDIT_OTHER);
  }

  @Test
  void aWindowsDashInsideJsonIsReadAsWindows1252() throws IOException {
    byte[] bytes =
        ("[{\"activityDateTime\":\""
                + TIME
                + "\",\"activityDisplayName\":"
                + "\"Update application \u0096 Certificates and secrets management\"}]")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    AuditFixtures.Read read = AuditFixtures.read("audit.json", bytes);

    assertThat(read.only().kind()).isEqualTo(Kind.AUDIT_APP_CREDENTIALS);
    assertThat(read.outcome().encoding()).isEqualTo("windows-1252");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "\"text\"~text",
        "[\"a\",\"b\"]~a, b",
        "[true]~true",
        "plain text~plain text",
        "\"a;b;c\"~a;b;c",
        "\"say \\\"hi\\\"\"~say \"hi\"",
        "[\"has \\\"quotes\\\" and [brackets]\"]~has \"quotes\" and [brackets]",
        "[broken~[broken",
        "\"unclosed~\"unclosed"
      })
  void valuesThatHoldJsonAreReadAsJson(String raw, String text) {
    assertThat(new ModifiedProperty("P", null, raw).newText()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "[]", "null", " ", "[\"\"]"})
  void emptyValuesAreNoValues(String raw) {
    assertThat(new ModifiedProperty("P", raw, null).oldText()).isNull();
  }

  @Test
  void targetsAreTakenByTypeAndPropertiesByNameNotByPlace() throws IOException {
    Event event =
        AuditFixtures.text(
                """
                {"ActivityDateTime":"%s","activityDisplayName":"Remove member from group",
                 "TARGETRESOURCES":[
                  {"Type":"Group","ID":"%s","modifiedProperties":[]},
                  {"Type":"Device","ID":"%s","modifiedProperties":[
                    {"displayName":"Group.DisplayName","oldValue":"\\"Contoso Pilot\\""},
                    {"displayName":"Noise","oldValue":null,"newValue":"\\"x\\""},
                    {"displayName":"Group.ObjectID","oldValue":"\\"%s\\"","newValue":null}]}]}\
                """
                    .formatted(TIME, AuditFixtures.GROUP, MEMBER, AuditFixtures.GROUP))
            .only();

    assertThat(event.kind()).isEqualTo(Kind.AUDIT_MEMBER_REMOVED);
    assertThat(AuditFixtures.said(event, Attribute.OBJECT_ID)).isEqualTo(MEMBER);
    assertThat(AuditFixtures.said(event, Attribute.GROUP_ID)).isEqualTo(AuditFixtures.GROUP);
    assertThat(AuditFixtures.said(event, Attribute.GROUP_NAME)).isEqualTo("Contoso Pilot");
  }

  @Test
  void aGroupInAGroupIsTheMemberAndNotTheGroup() throws IOException {
    Event event =
        AuditFixtures.text(
                """
                {"activityDateTime":"%s","activityDisplayName":"Add member to group","targetResources":[
                  {"type":"Group","id":"%s","displayName":"Nested"},{"type":"Group","id":"%s"}]}\
                """
                    .formatted(TIME, MEMBER, AuditFixtures.GROUP))
            .only();

    assertThat(AuditFixtures.said(event, Attribute.OBJECT_ID)).isEqualTo(MEMBER);
    assertThat(AuditFixtures.said(event, Attribute.MEMBER_TYPE)).isEqualTo("group");
    assertThat(AuditFixtures.said(event, Attribute.GROUP_ID)).isEqualTo(AuditFixtures.GROUP);
  }

  @Test
  void aFailureKeepsItsKindAndSaysWhy() throws IOException {
    Event failed =
        AuditFixtures.text(
                """
                {"activityDateTime":"%s","activityDisplayName":"Add service principal","result":"failure",
                 "resultReason":"Quota exceeded","initiatedBy":{},"targetResources":[]}\
                """
                    .formatted(TIME))
            .only();

    assertThat(failed.kind()).isEqualTo(Kind.AUDIT_SERVICEPRINCIPAL_CHANGED);
    assertThat(failed.severity()).isEqualTo(Severity.ERROR);
    assertThat(AuditFixtures.said(failed, Attribute.ACTOR_KIND)).isEqualTo("unknown");
    assertThat(failed.message())
        .isEqualTo("Add service principal, by an unknown actor; failure: Quota exceeded");
  }

  @Test
  void anUnknownActivityIsKeptWithEveryIdItNames() throws IOException {
    Event other =
        AuditFixtures.text(
                """
                {"activityDateTime":"%s","activityDisplayName":"Polish group","result":"failure",
                 "targetResources":[{"type":"Other","id":"%s"}],
                 "additionalDetails":[{"key":"Note","value":"asked by User_%s, not 00000000-0000-0000-0000-000000000000"}]}\
                """
                    .formatted(TIME, MEMBER, AuditFixtures.SERVER_APP))
            .only();

    assertThat(other.kind()).isEqualTo(Kind.AUDIT_OTHER);
    assertThat(other.severity()).isEqualTo(Severity.WARNING);
    assertThat(AuditFixtures.said(other, Attribute.ACTIVITY)).isEqualTo("Polish group");
    assertThat(AuditFixtures.said(other, Attribute.OBJECT_ID)).isEqualTo(MEMBER);
    assertThat(other.attributes().mentions()).containsExactly(AuditFixtures.SERVER_APP);
  }

  @Test
  void aHeartbeatOfADeviceHasNoChanges() throws IOException {
    Event heartbeat =
        AuditFixtures.text(
                """
                {"activityDateTime":"%s","activityDisplayName":"Update device","targetResources":[{"type":"Device",
                 "id":"%s","modifiedProperties":[{"displayName":"Included Updated Properties","oldValue":null,
                 "newValue":"\\"\\""}]}],"additionalDetails":[{"key":"Device Id","value":"%s"}]}\
                """
                    .formatted(TIME, MEMBER, AuditFixtures.PC1_DEVICE_ID))
            .only();

    assertThat(heartbeat.attributes().get(Attribute.CHANGES)).isEmpty();
    assertThat(AuditFixtures.said(heartbeat, Attribute.DEVICE_ID))
        .isEqualTo(AuditFixtures.PC1_DEVICE_ID);
  }

  @Test
  void changesAreOneALine() throws IOException {
    List<Event> story = AuditFixtures.file("01-graph.json").events();
    Event disabled =
        story.stream().filter(e -> e.kind() == Kind.AUDIT_DEVICE_UPDATED).findFirst().orElseThrow();
    Event added =
        story.stream().filter(e -> e.kind() == Kind.AUDIT_DEVICE_ADDED).findFirst().orElseThrow();

    assertThat(disabled.attributes().get(Attribute.CHANGES))
        .contains("AccountEnabled: true -> false");
    assertThat(added.attributes().get(Attribute.CHANGES).orElseThrow().lines())
        .contains("DeviceId: -> " + AuditFixtures.PC1_DEVICE_ID);
  }

  @Test
  void aRegisteredOwnerIsAUserAndTheDeviceIsTheObject() throws IOException {
    Event owner =
        AuditFixtures.text(
                """
                {"activityDateTime":"%s","activityDisplayName":"Add registered owner to device","targetResources":[
                 {"type":"User","id":"%s","userPrincipalName":"adele@contoso.com","modifiedProperties":[
                  {"displayName":"Device.ObjectID","newValue":"\\"%s\\""},
                  {"displayName":"Device.DisplayName","newValue":"\\"CONTOSO-PC01\\""}]},
                 {"type":"Device","id":"%s"}]}\
                """
                    .formatted(TIME, MEMBER, AuditFixtures.PC1, AuditFixtures.PC1))
            .only();

    assertThat(AuditFixtures.said(owner, Attribute.OBJECT_ID)).isEqualTo(AuditFixtures.PC1);
    assertThat(AuditFixtures.said(owner, Attribute.USER_ID)).isEqualTo(MEMBER);
    assertThat(AuditFixtures.said(owner, Attribute.NAME)).isEqualTo("CONTOSO-PC01");
  }

  @ParameterizedTest
  @CsvSource({
    "app, Contoso CM Server App, app",
    "app, Microsoft Approval Management, dynamic-membership",
    "app, ConnectSyncProvisioning_CONTOSO-DC01_1, entra-connect",
    "app, Device Registration Service, device-registration",
    "app, Intune Compliance Client Prod, intune",
    "app, Intune clean-up of Contoso, app",
    "app, Microsoft Substrate Management, exchange",
    "app, Microsoft Teams Services, teams",
    "user, Microsoft Teams Services, teams",
    "app, MS-PIM, pim",
    "app, ConfigMgrSvc_5a1c, tenant-attach",
    "user, Megan, user"
  })
  void actorsAreClassedByWhatTheRecordShows(String form, String name, String kind)
      throws IOException {
    Event event =
        AuditFixtures.text(
                """
                {"activityDateTime":"%s","activityDisplayName":"Update device",
                 "initiatedBy":{"%s":{"displayName":"%s"}}}\
                """
                    .formatted(TIME, form, name))
            .only();

    assertThat(AuditFixtures.said(event, Attribute.ACTOR_KIND)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "2026-03-02T09:00:00.1234567Z~2026-03-02T09:00:00.123456700Z",
        "2026-03-02T09:00:00.123456+00:00~2026-03-02T09:00:00.123456Z",
        "2026-03-02T10:00:00+01:00~2026-03-02T09:00:00Z",
        "2026-03-02 09:00:00~2026-03-02T09:00:00Z",
        "2026-03-02T09:00:00~2026-03-02T09:00:00Z",
        "/Date(1772442000123)/~2026-03-02T09:00:00.123Z",
        "1772442000123~2026-03-02T09:00:00.123Z",
        "1772442000~2026-03-02T09:00:00Z",
        "'3/2/2026, 9:00:00.120 AM'~2026-03-02T09:00:00.120Z",
        "3/14/2026 9:00:00 PM~2026-03-14T21:00:00Z",
        "14/3/2026 12:30~2026-03-14T12:30:00Z",
        "2.3.2026 09:00:00~2026-03-02T09:00:00Z",
        "'Mar 2, 2026 9:00:00 AM'~2026-03-02T09:00:00Z"
      })
  void everyFormOfTimeIsUtcUnlessItSaysOtherwise(String written, String instant)
      throws IOException {
    AuditFixtures.Read read =
        AuditFixtures.text(
            "{\"activityDateTime\":\"%s\",\"activityDisplayName\":\"Update device\"}"
                .formatted(written));

    assertThat(read.only().time()).isEqualTo(Instant.parse(instant));
    assertThat(read.only().zoneMinutes()).isZero();
  }

  @Test
  void aDateThatReadsTwoWaysIsTold() throws IOException {
    String record = "{\"activityDateTime\":\"%s\",\"activityDisplayName\":\"Update device\"}\n";

    assertThat(AuditFixtures.text(record.formatted("3/2/2026 9:00:00")).problem())
        .contains("month/day");
    AuditFixtures.Read shown =
        AuditFixtures.text(
            record.formatted("3/2/2026 9:00:00") + record.formatted("25/2/2026 9:00:00"));
    assertThat(shown.outcome().problems()).isEmpty();
    assertThat(shown.events().getFirst().time()).isEqualTo(Instant.parse("2026-02-03T09:00:00Z"));
  }

  @Test
  void aRecordWithoutATimeIsKeptAndTold() throws IOException {
    AuditFixtures.Read read =
        AuditFixtures.text(
            "{\"activityDateTime\":\"soon\",\"activityDisplayName\":\"Update device\"}");

    assertThat(read.only().time()).isNull();
    assertThat(read.only().zoneMinutes()).isNull();
    assertThat(read.problem()).contains("no readable time");
  }
}
