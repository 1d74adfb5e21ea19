package dev.synctrace.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.cause.CauseCases.Bundle;
import dev.synctrace.diagnosis.evidence.Grade;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of docs/causes.md promises the grades that bundles do reach. */
class ReachableGradeTest {
  @Test
  void theSurestGradeOfEachCauseIsReachedByABundle() throws IOException {
    for (Cause cause : CauseCases.CATALOGUE.all()) {
      for (ReachableGrade surest : reaches(cause).stream().limit(1).toList()) {
        assertThat(CauseCases.of(cause))
            .as(cause.id())
            .extracting(Bundle::grade)
            .contains(surest.grade().name());
      }
    }
  }

  @Test
  void noBundleReachesAGradeTheTableDoesNotHave() throws IOException {
    for (Bundle bundle : CauseCases.all()) {
      if (!bundle.expectsNothing()) {
        assertThat(reaches(bundle.cause()))
            .as(bundle.toString())
            .extracting(reachableGrade -> reachableGrade.grade().name())
            .contains(bundle.grade());
      }
    }
  }

  @Test
  void noCeilingIsOutOfReach() {
    assertThat(CauseCases.CATALOGUE.all())
        .filteredOn(cause -> !cause.when().isEmpty())
        .allMatch(cause -> reaches(cause).getFirst().grade() == cause.ceiling());
  }

  @Test
  void userDiscoveryIsNeverFound() {
    assertThat(reaches("S18")).isEmpty();
  }

  @Test
  void anAnswerFromTheTrustedTableIsProvenAndASignAgainstItTakesAGrade() {
    assertThat(reaches("S01"))
        .extracting(ReachableGrade::grade)
        .containsExactly(Grade.PROVEN, Grade.LIKELY, Grade.POSSIBLE);
    assertThat(reaches("S01").getFirst().from())
        .containsExactly(
            "the ClientKeyData row has no Entra tenant ID or device ID (ClientKeyData)");
    assertThat(reaches("S01").get(1).from().getLast())
        .startsWith("as PROVEN, contradicted by: ")
        .endsWith("(CCM_STS.log)");
  }

  @Test
  void aRefusalOfGraphWhoseLogNobodyPublishedProvesNothing() {
    assertThat(reaches("S27"))
        .extracting(ReachableGrade::grade)
        .containsExactly(Grade.PROVEN, Grade.LIKELY);
    assertThat(reaches("S27").getLast().from().getFirst()).endsWith("(a line of any log)");
  }

  @Test
  void whatRestsOnSeveralSignsIsOpenWhereTheCaseLacksOne() {
    assertThat(reaches("S41").getLast().grade()).isEqualTo(Grade.POSSIBLE);
    assertThat(reaches("S41").getLast().from().getLast()).contains("lacks");
  }

  private static List<ReachableGrade> reaches(Cause cause) {
    return ReachableGrade.of(cause);
  }

  private static List<ReachableGrade> reaches(String id) {
    return reaches(CauseCases.CATALOGUE.byId(id).orElseThrow());
  }
}
