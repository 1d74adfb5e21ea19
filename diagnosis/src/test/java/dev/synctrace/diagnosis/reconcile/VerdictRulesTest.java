package dev.synctrace.diagnosis.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.SyncStory;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictRulesTest {
  private final SyncStory story = new SyncStory().mapped();

  private MembershipStatus status(String device) {
    return Objects.requireNonNull(story.verdicts().get(device)).status();
  }

  private String summary(String device) {
    return Objects.requireNonNull(story.verdicts().get(device)).summary();
  }

  @Test
  void whoIsInBothListsIsSynced() {
    story.collection("A").trusted("A").group("A");
    assertThat(story.of("A")).isEqualTo("SYNCED PROVEN");
    assertThat(status("A").evidence())
        .extracting(e -> e.event().kind())
        .containsExactly(Kind.FACT_COLLECTION_MEMBER, Kind.FACT_GROUP_MEMBER);
  }

  @Test
  void whoIsInTheCollectionOnlyIsNotSynced() {
    story.collection("A", "B").trusted("A").untrusted("B").group("A");
    assertThat(story.of("B")).isEqualTo("NOT_SYNCED PROVEN");
    assertThat(status("B").evidence())
        .extracting(e -> e.event().kind())
        .containsExactly(Kind.FACT_COLLECTION_MEMBER, Kind.FACT_EXPORT);
  }

  @Test
  void aListWithFewerRowsThanItsExportCountedProvesNoAbsence() {
    story.collection("A", "B").trusted("A").untrusted("B").group("A");
    SyncStory torn = new SyncStory().mapped();
    story.story().events().stream()
        .filter(event -> event.kind() != Kind.FACT_GROUP_MEMBER)
        .forEach(event ->
            torn.story()
                .add(
                    event.source(),
                    null,
                    event.kind(),
                    event.attributes().values().entrySet().stream()
                        .flatMap(e -> Stream.of(e.getKey().label(), e.getValue()))
                        .toArray(String[]::new)));
    assertThat(torn.of("B")).isEqualTo("NOT_SYNCED POSSIBLE");
    assertThat(torn.of("A")).isEqualTo("UNKNOWN POSSIBLE");
  }

  @Test
  void aRequestInTheLogProvesNothing() {
    story.collection("A").trusted("A").pass("12:00:00Z", "A");
    assertThat(story.of("A")).isEqualTo("UNKNOWN POSSIBLE");
    assertThat(status("A").missing())
        .extracting(MissingEvidence::what)
        .contains("Graph group members", "Entra directory audit");
  }

  @Test
  void theAuditAloneMakesItLikely() {
    story
        .collection("A")
        .trusted("A")
        .serverAppMadeOwner("11:00:00Z")
        .pass("12:00:00Z", "A")
        .appAdds("12:00:01Z", "A")
        .auditGoesOn("14:00:00Z");
    assertThat(story.of("A")).isEqualTo("SYNCED LIKELY");
  }

  @Test
  void aFailedAddIsNoChange() {
    story
        .collection("A")
        .trusted("A")
        .groupMade("10:00:00Z")
        .serverAppMadeOwner("11:00:00Z")
        .pass("12:00:00Z", "A")
        .failedAdd("12:00:01Z", "A")
        .auditGoesOn("14:00:00Z");
    assertThat(story.of("A")).isEqualTo("NOT_SYNCED LIKELY");
    assertThat(status("A").timeline())
        .anySatisfy(entry -> assertThat(entry.what()).startsWith("Failed: added"));
  }

  @Test
  void whoWasRemovedByAPersonComesBackWithAFullSyncOnly() {
    story
        .collection("A", "B")
        .trusted("A", "B")
        .group("B")
        .serverAppMadeOwner("11:00:00Z")
        .pass("12:00:00Z", "A", "B")
        .appAdds("12:00:01Z", "A", "B")
        .personRemoves("12:30:00Z", "A")
        .auditGoesOn("14:00:00Z");
    assertThat(story.of("A")).isEqualTo("REMOVED PROVEN");
    assertThat(summary("A"))
        .contains("Megan Bowen", "2026-10-13 12:30:00 UTC")
        .contains(
            "Incremental synchronization does not add the member back", "Synchronize Membership");
    assertThat(status("A").expectedInGroup()).isEqualTo(Presence.OUT);
  }

  @Test
  void whatTheServerAppRemovesThoughItIsInTheCollectionDiffersFromTheModel() {
    story
        .collection("A")
        .trusted("A")
        .group()
        .serverAppMadeOwner("11:00:00Z")
        .pass("12:00:00Z", "A")
        .appAdds("12:00:01Z", "A")
        .appRemoves("12:40:00Z", "A")
        .auditGoesOn("14:00:00Z");
    assertThat(story.of("A")).isEqualTo("REMOVED PROVEN");
    assertThat(status("A").inGroup()).isEqualTo(Presence.OUT);
    assertThat(status("A").expectedInGroup()).isEqualTo(Presence.IN);
  }

  @Test
  void aDeletedObjectEndsItsMembershipWithoutARecordOfItsOwn() {
    story
        .collection("A")
        .trusted("A")
        .group()
        .serverAppMadeOwner("11:00:00Z")
        .pass("12:00:00Z", "A")
        .appAdds("12:00:01Z", "A")
        .objectDeleted("12:30:00Z", "A")
        .auditGoesOn("14:00:00Z");
    assertThat(story.of("A")).isEqualTo("REMOVED PROVEN");
    assertThat(summary("A")).contains("No synchronization adds the member back");
  }

  @Test
  void theDeletionOfAnObjectThatNeverWasAMemberEndsNothing() {
    story
        .collection("A")
        .trusted("A")
        .group()
        .objectDeleted("10:30:00Z", "A")
        .serverAppMadeOwner("11:00:00Z")
        .auditGoesOn("14:00:00Z");
    assertThat(story.of("A")).isEqualTo("NOT_SYNCED PROVEN");
  }

  @Test
  void aDeletedGroupEndsEveryMembership() {
    story
        .collection("A")
        .trusted("A")
        .serverAppMadeOwner("11:00:00Z")
        .pass("12:00:00Z", "A")
        .appAdds("12:00:01Z", "A")
        .groupDeleted("12:30:00Z")
        .auditGoesOn("14:00:00Z");
    assertThat(story.of("A")).isEqualTo("REMOVED LIKELY");
    assertThat(summary("A")).contains("The group was deleted");
  }

  @Test
  void aListOfLaterThanTheAddShowsARemovalWithoutARecord() {
    story
        .collection("A")
        .trusted("A")
        .groupAsOf("12:15:00Z")
        .serverAppMadeOwner("11:00:00Z")
        .pass("12:00:00Z", "A")
        .appAdds("12:00:01Z", "A")
        .auditGoesOn("12:20:00Z");
    assertThat(story.of("A")).isEqualTo("REMOVED LIKELY");
    assertThat(status("A").missing())
        .anySatisfy(m -> assertThat(m.what()).contains("ended the membership"));
  }

  @Test
  void aListOfUnknownTimeIsOlderThanTheAddThatTheAuditRecords() {
    story
        .collection("A")
        .trusted("A")
        .group()
        .serverAppMadeOwner("11:00:00Z")
        .pass("12:00:00Z", "A")
        .appAdds("12:00:01Z", "A")
        .auditGoesOn("12:20:00Z");
    assertThat(story.of("A")).isEqualTo("SYNCED LIKELY");
    assertThat(status("A").missing())
        .anySatisfy(m -> assertThat(m.what()).contains("exported now"));
  }

  @Test
  void aListThatContradictsAnOldAuditDecidesNothing() {
    story
        .collection("A")
        .trusted("A")
        .group()
        .serverAppMadeOwner("11:00:00Z")
        .pass("12:00:00Z", "A")
        .appAdds("12:00:01Z", "A")
        .auditGoesOn("12:20:00Z")
        .pass("20:00:00Z");
    assertThat(story.of("A")).isEqualTo("UNKNOWN POSSIBLE");
    assertThat(summary("A")).contains("the member list shows the opposite");
  }

  @Test
  void whoIsInTheGroupOnlyIsUnexpectedAndTheRecordTellsWhoPutItThere() {
    story
        .collection("A")
        .trusted("A")
        .directory("A", "X")
        .group("A", "X")
        .serverAppMadeOwner("11:00:00Z")
        .appAdds("12:00:01Z", "A")
        .personAdds("12:30:00Z", "X")
        .auditGoesOn("14:00:00Z");
    assertThat(story.of("X")).isEqualTo("UNEXPECTED PROVEN");
    assertThat(summary("X")).contains("Megan Bowen").contains("removes it");
  }

  @Test
  void underTheOldRuleAFullSyncLeavesTheUnexpected() {
    story
        .noted("site.version", "1910")
        .collection("A")
        .trusted("A")
        .group("A", "X")
        .personAdds("12:30:00Z", "X")
        .auditGoesOn("14:00:00Z");
    assertThat(summary("X")).contains("No synchronization of this site version removes the member");
  }

  @Test
  void withoutTheCollectionAMemberOfTheGroupIsUnknown() {
    story.group("A");
    assertThat(story.of("A")).isEqualTo("UNKNOWN POSSIBLE");
    assertThat(status("A").inGroup()).isEqualTo(Presence.IN);
    assertThat(status("A").missing())
        .extracting(MissingEvidence::what)
        .contains("collection members");
  }

  @Test
  void whatTheServerAppAddedWasInTheCollection() {
    story
        .group("A")
        .serverAppMadeOwner("11:00:00Z")
        .appAdds("12:00:01Z", "A")
        .auditGoesOn("14:00:00Z");
    assertThat(story.of("A")).isEqualTo("SYNCED LIKELY");
  }

  @Test
  void aRequestYoungerThanTheAuditReachesIsPending() {
    story
        .collection("A")
        .trusted("A")
        .serverAppMadeOwner("11:00:00Z")
        .auditGoesOn("12:04:00Z")
        .pass("12:00:00Z", "A");
    assertThat(story.of("A")).isEqualTo("PENDING LIKELY");
  }

  @Test
  void aMappingYoungerThanTheNextPassIsPending() {
    story
        .collection("A")
        .trusted("A")
        .group()
        .serverAppMadeOwner("12:00:00Z")
        .auditGoesOn("12:03:00Z");
    assertThat(story.of("A")).isEqualTo("PENDING LIKELY");
  }

  @Test
  void theSilenceOfAnAuditThatDoesNotReachBackSaysNothing() {
    story.collection("A").trusted("A").pass("10:00:00Z", "A").auditGoesOn("12:00:00Z");
    assertThat(story.of("A")).isEqualTo("UNKNOWN POSSIBLE");
  }

  @Test
  void anAuditThatReachesUntilNowIsNewerThanAListOfUnknownTime() {
    story
        .collection("A")
        .trusted("A")
        .group("A")
        .serverAppMadeOwner("11:00:00Z")
        .appAdds("12:00:01Z", "A")
        .personRemoves("12:30:00Z", "A")
        .auditGoesOn("14:00:00Z");
    assertThat(story.of("A")).isEqualTo("REMOVED LIKELY");
  }

  @Test
  void theSameRecordInTwoExportsCountsOnce() {
    story
        .collection("A")
        .trusted("A")
        .directory("A")
        .group()
        .serverAppMadeOwner("11:00:00Z")
        .appAdds("12:00:01Z", "A")
        .personRemoves("12:30:00Z", "A")
        .auditGoesOn("14:00:00Z");
    story.story().events().stream()
        .filter(event -> event.kind().label().startsWith("audit."))
        .toList()
        .forEach(event ->
            story
                .story()
                .add(
                    "graph/again.json",
                    event.time() == null ? null : event.time().toString(),
                    event.kind(),
                    event.attributes().values().entrySet().stream()
                        .flatMap(e -> Stream.of(e.getKey().label(), e.getValue()))
                        .toArray(String[]::new)));
    assertThat(story.of("A")).isEqualTo("REMOVED PROVEN");
    assertThat(status("A").timeline().stream().filter(e -> e.what().startsWith("Removed")))
        .hasSize(1);
  }

  @Test
  void aMemberOfASecondCollectionOfTheSameGroupIsNotUnexpected() {
    story.collection("A").trusted("A", "B").group("A", "B");
    story
        .story()
        .add(
            "sql/CollectionAADGroupMapping.csv",
            null,
            Kind.FACT_MAPPING,
            "collectionId",
            "P0100099",
            "groupId",
            SyncStory.GROUP);
    story
        .story()
        .add(
            "sql/second.csv",
            null,
            Kind.FACT_COLLECTION_MEMBER,
            "collectionId",
            "P0100099",
            "resourceId",
            SyncStory.resource("B"),
            "smsId",
            SyncStory.sms("B"),
            "hostName",
            "CLIENT-B");
    story.story().export("sql/second.csv", Kind.FACT_COLLECTION_MEMBER);
    assertThat(story.of("B")).isEqualTo("SYNCED PROVEN");
  }

  /** Issue: explain --at after each of the ten steps gives the seed's membership. */
  @Test
  void explainAtAfterEachStepOfTheSeedGivesTheSeedsMembership() {
    story
        .groupMade("10:00:00Z")
        .personAdds("10:01:00Z", "A", "B", "C")
        .serverAppMadeOwner("10:30:00Z")
        .pass("10:40:00Z")
        .appRemoves("10:40:01Z", "A")
        .pass("10:50:00Z")
        .appRemoves("10:50:01Z", "C")
        .personAdds("11:00:00Z", "D")
        .pass("11:05:00Z")
        .pass("11:10:00Z")
        .appRemoves("11:10:01Z", "D")
        .auditGoesOn("13:00:00Z")
        .collection("B")
        .trusted("B")
        .group("B");

    assertThat(membersAt("10:02:00Z")).containsExactly("A", "B", "C");
    assertThat(membersAt("10:20:00Z"))
        .as("the collection alone changes nothing")
        .containsExactly("A", "B", "C");
    assertThat(membersAt("10:45:00Z")).as("step 4").containsExactly("B", "C");
    assertThat(membersAt("10:55:00Z")).as("step 6").containsExactly("B");
    assertThat(membersAt("11:06:00Z")).as("step 8").containsExactly("B", "D");
    assertThat(membersAt("11:30:00Z")).as("step 10").containsExactly("B");
    assertThat(membersAt(null)).containsExactly("B");
  }

  private Set<String> membersAt(@org.jspecify.annotations.Nullable String time) {
    Set<String> members = new TreeSet<>();
    for (Map.Entry<String, MemberVerdict> verdict : story.verdicts(time).entrySet()) {
      if (verdict.getValue().status().inGroup() == Presence.IN) {
        members.add(verdict.getKey());
      }
    }
    return members;
  }

  @Test
  void withoutTheTableThatTiesThemANamesakeIsNeitherTheSameNorAnother() {
    List<MemberVerdict> verdicts =
        new SyncStory()
            .mapped()
            .collection("A")
            .group("A")
            .diagnosis(null)
            .explain(ExplainRequest.all());

    assertThat(verdicts).hasSize(2);
    for (MemberVerdict verdict : verdicts) {
      assertThat(verdict.status().verdict()).isEqualTo(VerdictState.UNKNOWN);
      assertThat(verdict.status().missing())
          .extracting(MissingEvidence::what)
          .contains("ClientKeyData");
      assertThat(verdict.status().evidence()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void whoHasNoNamesakeIsPossiblyAbsentWithoutTheTableToo() {
    SyncStory story = new SyncStory().mapped().collection("A").group("B");

    assertThat(story.of("A")).isEqualTo("NOT_SYNCED POSSIBLE");
    assertThat(story.of("B")).isEqualTo("UNEXPECTED POSSIBLE");
  }

  @Test
  void aNamesakeThatTheTableTiesToSomebodyElseIsAnother() {
    SyncStory story = new SyncStory().mapped().collection("A", "B").trusted("B").group("B");

    assertThat(story.of("A")).isEqualTo("NOT_SYNCED PROVEN");
    assertThat(story.of("B")).isEqualTo("SYNCED PROVEN");
  }
}
