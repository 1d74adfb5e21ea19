package dev.synctrace.diagnosis.prerequisite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.SyncStory;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.prerequisite.Prerequisite.State;
import dev.synctrace.parsers.model.Kind;
import org.junit.jupiter.api.Test;

class ChecklistTest {
  private static final String LOG = "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log";
  private static final String TENANT = "f2acfa3f-c514-4614-9408-a06271a3e47e";
  private static final String APP = "5a5dd558-9f16-4d47-8ccd-15510ad45512";

  private final SyncStory story = new SyncStory().mapped();

  private Prerequisite of(String title) {
    return story.diagnosis(null).prerequisites().stream()
        .filter(prerequisite -> prerequisite.title().contains(title))
        .findFirst()
        .orElseThrow();
  }

  private State state(String title) {
    return of(title).state();
  }

  @Test
  void anEmptyCaseKnowsNothingAndSaysWhatToCollect() {
    assertThat(story.diagnosis(null).prerequisites())
        .hasSize(13)
        .allSatisfy(prerequisite -> {
          assertThat(prerequisite.state()).isEqualTo(State.UNKNOWN);
          assertThat(prerequisite.missing()).isNotEmpty();
        });
  }

  @Test
  void discoveryShowsTenantAppAndGroupSync() {
    discovery("12:00:00Z", TENANT);
    story.pass("12:01:00Z");
    assertThat(state("tenant is onboarded")).isEqualTo(State.PASS);
    assertThat(state("has a server app")).isEqualTo(State.PASS);
    assertThat(state("Group Sync is enabled")).isEqualTo(State.PASS);
    assertThat(state("Single tenant")).isEqualTo(State.PASS);
  }

  private void discovery(String time, String tenant) {
    story
        .story()
        .add(
            LOG,
            "2026-10-13T" + time,
            Kind.DISCOVERY_START,
            "tenantId",
            tenant,
            "serverAppId",
            APP);
  }

  @Test
  void siteSettingsWithoutATenantFail() {
    story.story().add("sql/sites-settings.xml", null, Kind.FACT_SITE_SETTINGS);
    assertThat(state("tenant is onboarded")).isEqualTo(State.FAIL);
  }

  @Test
  void aSecretThatCannotBeObtainedFails() {
    discovery("12:00:00Z", TENANT);
    story.story().add(LOG, "2026-10-13T12:05:00Z", Kind.AUTH_SECRET_MISSING, "tenantId", TENANT);
    assertThat(state("has a server app")).isEqualTo(State.FAIL);
  }

  @Test
  void twoTenantsFail() {
    discovery("12:00:00Z", TENANT);
    discovery("12:05:00Z", "e599e841-7f46-49ed-93fa-307f48862f00");
    assertThat(state("Single tenant")).isEqualTo(State.FAIL);
  }

  @Test
  void anAcceptedTokenProvesHttpsWhateverTheNotesSay() {
    story.noted("site.enhancedHttp", "false");
    assertThat(state("accepts Entra tokens")).isEqualTo(State.FAIL);
    story
        .story()
        .add("MP01/CCM_STS.log", "2026-10-13T12:00:00Z", Kind.TOKEN_VALIDATED, "tenantId", TENANT);
    assertThat(state("accepts Entra tokens")).isEqualTo(State.PASS);
  }

  @Test
  void groupSyncThatIsNotedAsOffFails() {
    story.noted("site.groupSyncEnabled", "false");
    assertThat(state("Group Sync is enabled")).isEqualTo(State.FAIL);
  }

  @Test
  void aStalledDiscoveryFailsWithTheTimeItStoodStill() {
    next("12:00:00Z");
    next("12:05:00Z");
    assertThat(state("every 5 minutes")).isEqualTo(State.PASS);
    next("13:00:00Z");
    assertThat(state("every 5 minutes")).isEqualTo(State.FAIL);
    assertThat(of("every 5 minutes").evidence().getFirst().says())
        .contains("2026-10-13 12:10:00 UTC", "2026-10-13 13:00:00 UTC");
    next("13:05:00Z");
    next("13:10:00Z");
    next("13:15:00Z");
    assertThat(state("every 5 minutes")).as("it runs again").isEqualTo(State.PASS);
  }

  private void next(String time) {
    story.story().add(LOG, "2026-10-13T" + time, Kind.DISCOVERY_NEXT, "mode", "DELTA");
  }

  @Test
  void aDynamicGroupFailsAndAPropertyThatWasNeverSetIsNo() {
    story
        .story()
        .add(
            "graph/group.json",
            null,
            Kind.FACT_GROUP,
            "groupId",
            SyncStory.GROUP,
            "membershipType",
            "dynamic",
            "mailEnabled",
            "false",
            "noValue",
            "onPremisesSyncEnabled");
    assertThat(state("assigned, not dynamic")).isEqualTo(State.FAIL);
    assertThat(state("not mail-enabled")).isEqualTo(State.PASS);
    assertThat(state("not synchronized from on-premises")).isEqualTo(State.PASS);
    assertThat(state("not role-assignable")).isEqualTo(State.UNKNOWN);
  }

  @Test
  void theServerAppAmongTheOwnersPasses() {
    discovery("12:00:00Z", TENANT);
    owner("9041027c-1de7-4ba2-8944-7eeff522256c", "user");
    assertThat(state("owns the group"))
        .as("nothing says that these are all owners")
        .isEqualTo(State.UNKNOWN);
    owners();
    assertThat(state("owns the group")).isEqualTo(State.FAIL);
    assertThat(of("owns the group").grade()).isEqualTo(Grade.PROVEN);
    story
        .story()
        .add(
            "graph/owners.json",
            null,
            Kind.FACT_GROUP_OWNER,
            "groupId",
            SyncStory.GROUP,
            "objectId",
            SyncStory.SERVER_APP,
            "memberType",
            "servicePrincipal",
            "appId",
            APP);
    assertThat(state("owns the group")).isEqualTo(State.PASS);
  }

  @Test
  void anAppThatIsOnlyAGuessNeitherPassesNorFails() {
    story.pass("12:00:00Z", "A", "B").appAdds("12:00:05Z", "A", "B").collection("A", "B");
    owner(SyncStory.SERVER_APP, "servicePrincipal");
    owners();
    assertThat(state("owns the group")).isEqualTo(State.UNKNOWN);
    assertThat(of("owns the group").missing()).isNotEmpty();
  }

  @Test
  void anAppThatLostOwnershipAfterTheListWasMadeFails() {
    discovery("12:00:00Z", TENANT);
    story
        .story()
        .add(
            "graph/owners.json",
            "2026-10-13T12:00:00Z",
            Kind.FACT_GROUP_OWNER,
            "groupId",
            SyncStory.GROUP,
            "objectId",
            SyncStory.SERVER_APP,
            "memberType",
            "servicePrincipal",
            "appId",
            APP);
    story
        .story()
        .add(
            "graph/owners.json",
            "2026-10-13T12:00:00Z",
            Kind.FACT_EXPORT,
            "fact",
            Kind.FACT_GROUP_OWNER.label(),
            "groupId",
            SyncStory.GROUP,
            "complete",
            "true");
    assertThat(state("owns the group")).isEqualTo(State.PASS);
    story
        .story()
        .add(
            "graph/directoryAudits.json",
            "2026-10-13T12:30:00Z",
            Kind.AUDIT_OWNER_REMOVED,
            "groupId",
            SyncStory.GROUP,
            "objectId",
            SyncStory.SERVER_APP,
            "result",
            "success");
    assertThat(state("owns the group")).isEqualTo(State.FAIL);
  }

  @Test
  void aSecretThatWasLostAndIsBackIsNoFailure() {
    discovery("12:00:00Z", TENANT);
    story.story().add(LOG, "2026-10-13T12:05:00Z", Kind.AUTH_SECRET_MISSING, "tenantId", TENANT);
    story.story().add(LOG, "2026-10-13T12:10:00Z", Kind.DISCOVERY_END_OK, "objectType", "USER");
    assertThat(state("has a server app")).isEqualTo(State.PASS);
  }

  @Test
  void twoHierarchiesOfOneTenantEachAreNotTwoTenants() {
    discovery("12:00:00Z", TENANT);
    story
        .story()
        .add(
            "CM02/SMS_AZUREAD_DISCOVERY_AGENT.log",
            "2026-10-13T12:01:00Z",
            Kind.DISCOVERY_START,
            "tenantId",
            "e599e841-7f46-49ed-93fa-307f48862f00",
            "serverAppId",
            "0d2a5c1e-5b1d-4a53-9d4a-3c1c9b6f2a11");
    assertThat(state("Single tenant")).isEqualTo(State.PASS);
    assertThat(of("Single tenant").says()).contains("2 hierarchies");
  }

  private void owners() {
    story.story().export("graph/owners.json", Kind.FACT_GROUP_OWNER, "groupId", SyncStory.GROUP);
  }

  private void owner(String objectId, String type) {
    story
        .story()
        .add(
            "graph/owners.json",
            null,
            Kind.FACT_GROUP_OWNER,
            "groupId",
            SyncStory.GROUP,
            "objectId",
            objectId,
            "memberType",
            type);
  }

  @Test
  void anInsightRuleThatIsNotShownIsAGoodSign() {
    story.noted("insights.sitesWithoutHttps", "0").noted("insights.devicesNotUploaded", "12");
    assertThat(state("Sites that don't have proper HTTPS")).isEqualTo(State.PASS);
    assertThat(state("Devices not uploaded")).isEqualTo(State.FAIL);
  }
}
