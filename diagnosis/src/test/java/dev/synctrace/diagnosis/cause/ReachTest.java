package dev.synctrace.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.cause.CauseCases.Bundle;
import dev.synctrace.diagnosis.verdict.Grade;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/causes.md promises the grades that bundles do reach. */
class ReachTest {
  private static final Map<String, List<Reach>> REACHES =
      CauseCases.CATALOGUE.all().stream()
          .collect(Collectors.toMap(Cause::id, Function.<Cause>identity().andThen(Reach::of)));

  @Test
  void theSurestGradeOfEachCauseIsReachedByABundle() throws IOException {
    for (Cause cause : CauseCases.CATALOGUE.all()) {
      for (Reach surest : reaches(cause).stream().limit(1).toList()) {
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
            .extracting(reach -> reach.grade().name())
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
    assertThat(REACHES.get("S18")).isEmpty();
  }

  @Test
  void anAnswerFromTheTrustedTableIsProvenAndASignAgainstItTakesAGrade() {
    assertThat(REACHES.get("S01"))
        .extracting(Reach::grade)
        .containsExactly(Grade.PROVEN, Grade.LIKELY);
    assertThat(REACHES.get("S01").getFirst().from())
        .containsExactly(
            "its row in ClientKeyData lacks the Entra tenant id or device id (ClientKeyData)");
    assertThat(REACHES.get("S01").getLast().from().getFirst())
        .startsWith("as PROVEN, and against it: ")
        .endsWith("(CCM_STS.log)");
  }

  @Test
  void aRefusalOfGraphWhoseLogNobodyPublishedProvesNothing() {
    assertThat(REACHES.get("S27"))
        .extracting(Reach::grade)
        .containsExactly(Grade.PROVEN, Grade.LIKELY);
    assertThat(REACHES.get("S27").getLast().from().getFirst()).endsWith("(a line of any log)");
  }

  @Test
  void whatRestsOnSeveralSignsIsOpenWhereTheCaseLacksOne() {
    assertThat(REACHES.get("S41").getLast().grade()).isEqualTo(Grade.POSSIBLE);
    assertThat(REACHES.get("S41").getLast().from().getLast()).contains("lacks");
  }

  private static List<Reach> reaches(Cause cause) {
    return REACHES.getOrDefault(cause.id(), List.of());
  }
}
