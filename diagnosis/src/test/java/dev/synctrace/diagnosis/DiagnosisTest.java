package dev.synctrace.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private final SyncStory story =
      new SyncStory()
          .mapped()
          .collection("C", "A", "B")
          .trusted("A", "B")
          .untrusted("C")
          .group("B", "A", "X");

  private List<String> names(ExplainRequest request) {
    return story.diagnosis(null).explain(request).stream()
        .map(verdict -> verdict.identity().name().orElse("?"))
        .toList();
  }

  @Test
  void withoutASubjectEverybodyComesInTheOrderOfNames() {
    assertThat(names(ExplainRequest.all()))
        .containsExactly("CLIENT-A", "CLIENT-B", "CLIENT-C", "CLIENT-X");
  }

  @Test
  void aDeviceIsFoundByEveryNameAndIdItHas() {
    for (String subject :
        List.of(
            "client-a",
            SyncStory.sms("A"),
            SyncStory.sms("A").substring(5).toLowerCase(Locale.ROOT),
            SyncStory.resource("A"),
            SyncStory.device("A").toUpperCase(Locale.ROOT),
            SyncStory.object("A"))) {
      assertThat(names(ExplainRequest.of(subject))).as(subject).containsExactly("CLIENT-A");
    }
  }

  @Test
  void aGroupOrACollectionMeansAllItsMembers() {
    assertThat(names(ExplainRequest.of(SyncStory.GROUP))).hasSize(4);
    assertThat(names(ExplainRequest.of("p0100017"))).hasSize(4);
    assertThat(names(ExplainRequest.all().inCollection("P0100099"))).isEmpty();
    assertThat(names(ExplainRequest.of("CLIENT-A").inGroup("another"))).isEmpty();
  }

  @Test
  void onlyTheWantedVerdictsComeThrough() {
    assertThat(names(ExplainRequest.all().withVerdict(VerdictState.UNEXPECTED)))
        .containsExactly("CLIENT-X");
    assertThat(
            story
                .diagnosis(null)
                .explain(ExplainRequest.all().withVerdict(VerdictState.SYNCED), verdict -> {}))
        .isEqualTo(2);
  }

  @Test
  void whoIsNotInTheCaseIsNotFound() {
    assertThat(names(ExplainRequest.of("CLIENT-ZZ"))).isEmpty();
    assertThat(names(ExplainRequest.of("\"quoted\" \\ (odd) *"))).isEmpty();
  }

  @Test
  void aNameOfTwoDevicesGivesBoth() {
    story
        .story()
        .add(
            "graph/members.json",
            null,
            Kind.FACT_GROUP_MEMBER,
            "groupId",
            SyncStory.GROUP,
            "objectId",
            SyncStory.object("Y"),
            "memberType",
            "device",
            "hostName",
            "CLIENT-A");
    List<MemberVerdict> both = story.diagnosis(null).explain(ExplainRequest.of("CLIENT-A"));
    assertThat(both).hasSize(2);
    assertThat(both)
        .extracting(verdict -> verdict.identity().all(IdType.OBJECT_ID))
        .containsExactlyInAnyOrder(List.of(SyncStory.object("A")), List.of(SyncStory.object("Y")));
  }

  @Test
  void membersOfAnUnnamedGroupBelongToTheOnlyMapping() {
    SyncStory unnamed = new SyncStory().mapped().collection("A").trusted("A");
    unnamed
        .story()
        .add(
            "graph/members.json",
            null,
            Kind.FACT_GROUP_MEMBER,
            "groupFrom",
            "unknown",
            "objectId",
            SyncStory.object("A"),
            "deviceId",
            SyncStory.device("A"),
            "memberType",
            "device");
    unnamed.story().export("graph/members.json", Kind.FACT_GROUP_MEMBER, "groupFrom", "unknown");
    assertThat(unnamed.of("A")).isEqualTo("SYNCED POSSIBLE");
    unnamed.serverAppMadeOwner("11:00:00Z").appAdds("12:00:00Z", "A", "B").auditGoesOn("13:00:00Z");
    assertThat(unnamed.of("A"))
        .as("the audit names the row with the group")
        .isEqualTo("SYNCED LIKELY");
    assertThat(unnamed.diagnosis(null).sourceProblems()).isEmpty();
  }

  @Test
  void twoMappingsLeaveAnUnnamedListToNobody() {
    SyncStory unnamed = new SyncStory().mapped().collection("A").trusted("A");
    unnamed
        .story()
        .add(
            "sql/CollectionAADGroupMapping.csv",
            null,
            Kind.FACT_MAPPING,
            "collectionId",
            "P0100099",
            "groupId",
            "0aa7be86-5b2f-4e07-a5d3-3b5b5dbb3a11");
    unnamed
        .story()
        .add(
            "graph/members.json",
            null,
            Kind.FACT_GROUP_MEMBER,
            "groupFrom",
            "unknown",
            "objectId",
            SyncStory.object("A"),
            "deviceId",
            SyncStory.device("A"));
    unnamed.story().export("graph/members.json", Kind.FACT_GROUP_MEMBER, "groupFrom", "unknown");
    assertThat(unnamed.of("A")).isEqualTo("UNKNOWN POSSIBLE");
    assertThat(unnamed.diagnosis(null).sourceProblems())
        .containsOnlyKeys("graph/members.json")
        .hasEntrySatisfying(
            "graph/members.json",
            problem ->
                assertThat(problem)
                    .startsWith("lists members but does not name the group")
                    .contains("2 mapped groups"));
  }

  @Test
  void aGroupThatOnlyTheLogNamesIsAMappingWithoutACollection() {
    SyncStory logged = new SyncStory().pass("12:00:00Z", "A");
    List<Mapping> mappings = logged.diagnosis(null).mappings();
    assertThat(mappings).hasSize(1);
    assertThat(mappings.getFirst().collectionId()).isNull();
    assertThat(mappings.getFirst().isOfGroup(SyncStory.GROUP)).isTrue();
  }

  @Test
  void aCaseWithoutAnythingHasNoMappingAndNoVerdict() {
    Diagnosis empty = new SyncStory().diagnosis(null);
    assertThat(empty.mappings()).isEmpty();
    assertThat(empty.explain(ExplainRequest.all())).isEmpty();
    assertThat(empty.explain(ExplainRequest.of("CLIENT-A"))).isEmpty();
    assertThat(empty.siteCauses()).isEmpty();
  }

  @Test
  void theOrderOfAnswersIsTheSameEveryTime() {
    List<MemberVerdict> once = story.diagnosis(null).explain(ExplainRequest.all());
    List<MemberVerdict> again = story.diagnosis(null).explain(ExplainRequest.all());
    assertThat(again).isEqualTo(once);
  }
}
