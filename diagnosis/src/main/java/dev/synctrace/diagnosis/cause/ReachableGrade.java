package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.cause.condition.Condition;
import dev.synctrace.diagnosis.cause.condition.DecisionRule;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A grade a cause can have, and what evidence it takes: worked out from the conditions of the
 * cause's file by the rules of {@link CauseMatcher}.
 *
 * @param from alternatives, each a sentence without its full stop
 */
public record ReachableGrade(Grade grade, List<String> from) {
  public ReachableGrade {
    from = List.copyOf(from);
  }

  /** The grades a cause can have, the surest first; none for a cause that is never found. */
  public static List<ReachableGrade> of(Cause cause) {
    Map<Grade, List<String>> reached = new LinkedHashMap<>();
    for (DecisionRule decisionRule : ways(cause)) {
      List<String> sentences =
          reached.computeIfAbsent(capped(cause, decisionRule), _ -> new ArrayList<>());
      if (!sentences.contains(sentence(decisionRule))) {
        sentences.add(sentence(decisionRule));
      }
    }
    weakest(cause).filter(Grade::isPossible).ifPresent(weak -> support(cause, weak, reached));
    partly(cause)
        .ifPresent(way ->
            reached
                .computeIfAbsent(PremiseBasis.ONE_OF_SEVERAL.strength(), _ -> new ArrayList<>())
                .add(way));
    weakened(cause, reached);
    return reached.entrySet().stream()
        .map(entry -> new ReachableGrade(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(ReachableGrade::grade).reversed())
        .toList();
  }

  private static List<DecisionRule> ways(Cause cause) {
    return DecisionRule.together(cause.when().stream().map(Condition::waysToHold).toList());
  }

  private static Grade capped(Cause cause, DecisionRule decisionRule) {
    return CauseMatcher.capped(cause, decisionRule.grounds(), decisionRule.generic());
  }

  private static Optional<Grade> weakest(Cause cause) {
    return ways(cause).stream().map(DecisionRule::grade).min(Grade::compareTo);
  }

  /** A weak answer that something else supports. */
  private static void support(Cause cause, Grade weak, Map<Grade, List<String>> reached) {
    Grade supported = weak.corroborated();
    if (!cause.supports().isEmpty() && cause.ceiling().isAtLeast(supported)) {
      reached
          .computeIfAbsent(supported, _ -> new ArrayList<>())
          .add("as " + weak + ", with: " + alternatives(cause.supports()));
    }
  }

  /** Conditions the case cannot decide leave an answer open as long as another one holds. */
  private static Optional<String> partly(Cause cause) {
    return cause.when().size() < 2
        ? Optional.empty()
        : Optional.of("some conditions are met, and the case lacks the data for the others");
  }

  /** Each sign against it takes one grade. */
  private static void weakened(Cause cause, Map<Grade, List<String>> reached) {
    if (cause.against().isEmpty() || reached.isEmpty()) {
      return;
    }
    for (Grade grade : List.copyOf(reached.keySet())) {
      if (!grade.isPossible()) {
        reached
            .computeIfAbsent(grade.contradicted(), _ -> new ArrayList<>())
            .add("as %s, contradicted by: %s".formatted(grade, alternatives(cause.against())));
      }
    }
  }

  private static String alternatives(List<Condition> conditions) {
    return conditions.stream()
        .flatMap(condition -> condition.waysToHold().stream())
        .map(ReachableGrade::sentence)
        .distinct()
        .collect(Collectors.joining("; or: "));
  }

  private static String sentence(DecisionRule decisionRule) {
    List<String> sources =
        decisionRule.kinds().stream().flatMap(ReachableGrade::sources).distinct().toList();
    String says = String.join("; and ", decisionRule.says());
    String from = " (" + String.join(", ", sources) + ")";
    return sources.isEmpty() || says.endsWith(from) ? says : says + from;
  }

  private static Stream<String> sources(Kind kind) {
    return KindOrigins.titles(kind).stream();
  }
}
