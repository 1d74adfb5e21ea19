package dev.synctrace.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.SyncStory;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseMatcherTest {
  private static final String HEAD =
      """
      id: X1
      title: Test
      basis: DOC
      scope: member
      explains: [NOT_SYNCED]
      explanation: For the test.
      fix: [Fix it]
      reference: none
      """;
  private static final String NO_KEY =
      """
      when:
        - fact: clientkey
          where: {deviceId: null}
          says: No trusted identity
      """;

  /** Device B is in the collection only, and the site has no trusted id for it. */
  private final SyncStory story =
      new SyncStory().mapped().collection("A", "B").trusted("A").untrusted("B").group("A");

  private Optional<FoundCause> find(String yaml) {
    Diagnosis diagnosis =
        Diagnosis.of(story.story().asCase(), CauseCatalogue.of(List.of(), HEAD + yaml), null);
    return diagnosis.explain(ExplainRequest.of("CLIENT-B")).stream()
        .map(MemberVerdict::causes)
        .flatMap(List::stream)
        .findFirst();
  }

  private Grade grade(String yaml) {
    return find(yaml).orElseThrow().grade();
  }

  @Test
  void aFactProvesWithTheSentenceTheFileGives() {
    FoundCause found = find(NO_KEY).orElseThrow();
    assertThat(found.grade()).isEqualTo(Grade.PROVEN);
    assertThat(found.evidence())
        .extracting(EvidenceItem::says)
        .containsExactly("No trusted identity");
    assertThat(found.fix()).containsExactly("Fix it");
  }

  @Test
  void noCauseIsSurerThanItsCeiling() {
    assertThat(grade("ceiling: POSSIBLE\n" + NO_KEY)).isEqualTo(Grade.POSSIBLE);
  }

  @Test
  void aCauseOfOtherVerdictsIsNotAsked() {
    assertThat(find(NO_KEY).isPresent()).isTrue();
    Diagnosis other =
        Diagnosis.of(
            story.story().asCase(),
            CauseCatalogue.of(List.of(), (HEAD + NO_KEY).replace("NOT_SYNCED", "REMOVED")),
            null);
    assertThat(other.explain(ExplainRequest.of("CLIENT-B")).getFirst().causes()).isEmpty();
  }

  @Test
  void aSignAgainstTakesOneGradeAndIsShown() {
    story.noted("site.version", "2403");
    FoundCause found =
        find(NO_KEY + "against:\n  - {note: site.version, equals: 2403, says: Newer site}\n")
            .orElseThrow();
    assertThat(found.grade()).isEqualTo(Grade.LIKELY);
    assertThat(found.evidence())
        .anySatisfy(piece -> {
          assertThat(piece.supports()).isFalse();
          assertThat(piece.says()).isEqualTo("Newer site");
        });
  }

  @Test
  void whatExcludesRulesOut() {
    story.noted("site.version", "2403");
    assertThat(find(NO_KEY + "excludes:\n  - {note: site.version, atLeast: 2303}\n")).isEmpty();
    assertThat(find(NO_KEY + "excludes:\n  - {note: site.version, atMost: 2303}\n")).isPresent();
  }

  @Test
  void anotherConditionThatFailsRulesOut() {
    assertThat(find(NO_KEY + "  - {fact: group.member}\n")).isEmpty();
  }

  @Test
  void whatTheCaseCannotTellLeavesItPossibleAndIsMissing() {
    FoundCause found = find(NO_KEY + "  - {fact: dsregcmd}\n").orElseThrow();
    assertThat(found.grade()).isEqualTo(Grade.POSSIBLE);
    assertThat(found.missing()).extracting(MissingEvidence::what).containsExactly("dsregcmd");
  }

  @Test
  void whereNothingCanBeToldThereIsNoCause() {
    assertThat(find("when:\n  - {fact: dsregcmd}\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CM01/SMS_AZUREAD_DISCOVERY_AGENT.log, PROVEN", "CM01/AAD.evtx, LIKELY"})
  void anEventLogThatShowsNoSuccessDoesNotProveThatAFailureLasts(String source, Grade grade) {
    story.story().add(source, "2026-09-24T13:00:00Z", Kind.AUTH_SECRET_MISSING);

    assertThat(
            grade(
                "when:\n  - {event: auth.secret.missing, in: site, endedBy: groupsync.group.read}\n"))
        .isEqualTo(grade);
    assertThat(grade("when:\n  - {event: auth.secret.missing, in: site}\n"))
        .isEqualTo(Grade.PROVEN);
  }

  @Test
  void aNoteIsSomebodysWord() {
    story.noted("site.enhancedHttp", "false");
    assertThat(grade("when:\n  - {note: site.enhancedHttp, equals: false}\n"))
        .isEqualTo(Grade.LIKELY);
  }

  @Test
  void signsMakeAPossibleCauseLikelyAndNeverProven() {
    story.pass("12:00:00Z").noted("site.version", "2303");
    String silence = "when:\n  - not: {event: groupsync.member.add}\n  - {fact: clientkey}\n";
    assertThat(grade(silence)).isEqualTo(Grade.POSSIBLE);
    assertThat(grade(silence + "supports:\n  - {note: site.version, equals: 2303}\n"))
        .isEqualTo(Grade.LIKELY);
    assertThat(grade(silence + "supports:\n  - {fact: collection.member}\n"))
        .isEqualTo(Grade.LIKELY);
  }

  @Test
  void silenceOfALogThatIsNotInTheCaseSaysNothing() {
    assertThat(find("when:\n  - not: {event: groupsync.member.add}\n")).isEmpty();
  }

  @Test
  void theAbsenceOfAFactIsProvenByItsWholeExport() {
    FoundCause found =
        find("when:\n  - {not: {fact: group.member}, says: Not in the list}\n").orElseThrow();
    assertThat(found.grade()).isEqualTo(Grade.PROVEN);
    assertThat(found.evidence())
        .extracting(piece -> piece.event().kind())
        .containsExactly(Kind.FACT_EXPORT);
  }

  @Test
  void aCauseFromGraphsDocumentationIsNotProvenByAStatusAlone() {
    story
        .story()
        .add(
            "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log",
            "2026-10-13T12:00:00Z",
            Kind.GATEWAY_STATUS,
            "httpStatus",
            "403",
            "deviceId",
            SyncStory.device("B"));
    story.directory("B").trusted("B");
    String refused = "when:\n  - {event: gateway.status, where: {httpStatus: {atLeast: 400}}}\n";
    assertThat(grade(refused)).isEqualTo(Grade.PROVEN);
    Diagnosis graph =
        Diagnosis.of(
            story.story().asCase(),
            CauseCatalogue.of(List.of(), (HEAD + refused).replace("DOC", "GRAPH")),
            null);
    assertThat(graph.explain(ExplainRequest.of("CLIENT-B")).getFirst().causes().getFirst().grade())
        .isEqualTo(Grade.LIKELY);
  }

  @Test
  void oneOfSeveralIsEnoughAndTheSurestCounts() {
    story.noted("site.version", "2303");
    assertThat(
            grade(
                """
                when:
                  - any:
                      - {note: site.version, equals: [2303, 2309]}
                      - all:
                          - {fact: clientkey, where: {deviceId: null}}
                          - {fact: collection.member}
                """))
        .isEqualTo(Grade.PROVEN);
  }

  @Test
  void whatACauseNeedsAndTheCaseLacksIsNamed() {
    String needs =
        """
        needs:
          - {what: the list, how: export it, fact: group.member}
          - {what: dsregcmd of it, how: run it, fact: dsregcmd}
          - {what: the token log, how: copy it, log: CCM_STS}
        """;
    assertThat(find(NO_KEY + needs).orElseThrow().missing())
        .extracting(MissingEvidence::what)
        .containsExactly("dsregcmd of it", "the token log");
  }

  @Test
  void numbersAndCountsHaveBounds() {
    story.pass("12:00:00Z").pass("12:05:00Z");
    String passes = "when:\n  - {event: groupsync.cycle.end, in: site, count: {%s}}\n";
    assertThat(find(passes.formatted("atLeast: 2"))).isPresent();
    assertThat(find(passes.formatted("atLeast: 3"))).isEmpty();
    assertThat(find(passes.formatted("atMost: 1"))).isEmpty();
  }

  @Test
  void aMappingsCauseIsShownWithTheMembersItExplains() {
    String ofTheGroup =
        (HEAD + "when:\n  - {fact: group.member}\n").replace("scope: member", "scope: mapping");
    Diagnosis diagnosis =
        Diagnosis.of(story.story().asCase(), CauseCatalogue.of(List.of(), ofTheGroup), null);
    assertThat(diagnosis.explain(ExplainRequest.of("CLIENT-B")).getFirst().causes())
        .extracting(FoundCause::id)
        .containsExactly("X1");
    assertThat(diagnosis.explain(ExplainRequest.of("CLIENT-A")).getFirst().causes()).isEmpty();
  }
}
