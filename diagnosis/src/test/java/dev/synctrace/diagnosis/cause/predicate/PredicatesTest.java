package dev.synctrace.diagnosis.cause.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.synctrace.diagnosis.cause.HandMadeCase;
import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.cause.condition.DecisionRule;
import dev.synctrace.diagnosis.cause.condition.Predicate;
import dev.synctrace.parsers.model.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each predicate makes of what a case holds; the bundles are in predicates.yaml. */
class PredicatesTest {
  record Bundle(String predicate, String story, String expected, JsonNode held) {
    @Override
    public String toString() {
      return predicate + ", " + story + ": " + expected;
    }
  }

  static List<Bundle> bundles() throws IOException {
    List<Bundle> bundles = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(PredicatesTest.class.getResourceAsStream("predicates.yaml"))) {
      for (Map.Entry<String, JsonNode> predicate : new YAMLMapper().readTree(in).properties()) {
        for (Map.Entry<String, JsonNode> bundle : predicate.getValue().properties()) {
          String expected = bundle.getValue().path("is").asText("not said");
          bundles.add(new Bundle(predicate.getKey(), bundle.getKey(), expected, bundle.getValue()));
        }
      }
    }
    return bundles;
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void tellsWhatTheCaseHolds(Bundle bundle) {
    assertThat(PredicateEvaluator.of(bundle.predicate(), HandMadeCase.of(bundle.held())))
        .isEqualTo(bundle.expected());
  }

  @Test
  void everyPredicateIsAskedWhereItHoldsAndWhereItDoesNot() throws IOException {
    List<Bundle> bundles = bundles();
    for (Predicate<?> predicate : Predicates.all()) {
      List<String> answers =
          bundles.stream()
              .filter(bundle -> bundle.predicate().equals(predicate.name()))
              .map(Bundle::expected)
              .toList();
      assertThat(answers).as(predicate.name()).anyMatch(answer -> answer.startsWith("HOLDS"));
      assertThat(answers).as(predicate.name()).anyMatch(answer -> !answer.startsWith("HOLDS"));
    }
  }

  @Test
  void everyPredicateHoldsInTheWaysItNamesAndInNoOther() throws IOException {
    List<Bundle> bundles = bundles();
    SoftAssertions softly = new SoftAssertions();
    for (Predicate<?> predicate : Predicates.all()) {
      Set<String> grades = new TreeSet<>();
      Set<Kind> told = new LinkedHashSet<>();
      for (Bundle bundle : bundles) {
        if (bundle.predicate().equals(predicate.name())
            && PredicateEvaluator.finding(predicate, HandMadeCase.of(bundle.held()))
                instanceof ConditionResult.Holds holds) {
          grades.add(holds.grade().name());
          holds.evidence().forEach(evidence -> told.add(evidence.event().kind()));
        }
      }
      // What an export does not hold is shown by the export itself.
      told.remove(Kind.FACT_EXPORT);

      softly
          .assertThat(grades)
          .as(predicate.name())
          .isEqualTo(
              predicate.ways().stream()
                  .map(decisionRule -> decisionRule.grade().name())
                  .collect(Collectors.toCollection(TreeSet::new)));
      softly
          .assertThat(predicate.ways())
          .as(predicate.name())
          .flatExtracting(DecisionRule::kinds)
          .containsAll(told);
    }
    softly.assertAll();
  }

  @Test
  void everyPredicateHasANameOfItsOwn() {
    assertThat(Predicates.all()).extracting(Predicate::name).doesNotHaveDuplicates();
  }

  @Test
  void anEmptyCaseIsNoProofOfAnything() {
    HandMadeCase empty = HandMadeCase.of("{}");
    for (Predicate<?> predicate : Predicates.all()) {
      if (!predicate.name().equals("memberIsDevice")) {
        assertThat(PredicateEvaluator.finding(predicate, empty))
            .as(predicate.name())
            .isNotInstanceOf(ConditionResult.Holds.class);
      }
    }
  }

  @Test
  void whatIsMissingIsNamedWithTheWayToGetIt() {
    HandMadeCase empty = HandMadeCase.of("{}");
    for (Predicate<?> predicate : Predicates.all()) {
      if (PredicateEvaluator.finding(predicate, empty) instanceof ConditionResult.Unknown unknown) {
        assertThat(unknown.missing())
            .as(predicate.name())
            .isNotEmpty()
            .allMatch(missing -> !missing.what().isBlank() && missing.how().length() > 10);
      }
    }
  }

  @Test
  void twoDossiersAreNotMistakenForEachOther() {
    Predicate<?> predicate =
        Predicates.all().stream()
            .filter(p -> p.name().equals("severalTenants"))
            .findFirst()
            .orElseThrow();
    String two =
        """
        site:
          - {kind: discovery.start, at: "10:00", tenantId: tenant-1}
          - {kind: discovery.start, at: "10:01", tenantId: tenant-2}
        """;

    assertThat(PredicateEvaluator.finding(predicate, HandMadeCase.of(two)))
        .isInstanceOf(ConditionResult.Holds.class);
    assertThat(PredicateEvaluator.finding(predicate, HandMadeCase.of("{}")))
        .isInstanceOf(ConditionResult.Unknown.class);
  }
}
