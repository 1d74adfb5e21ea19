package dev.synctrace.diagnosis.cause.predicate;

import dev.synctrace.diagnosis.cause.HandMadeCase;
import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.cause.condition.Predicate;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.SubjectContext;

/** Asks a predicate, as a cause would, of the context it looks at. */
final class PredicateEvaluator {
  private PredicateEvaluator() {}

  /** In short: {@code HOLDS PROVEN}, {@code FAILS LIKELY}, {@code UNKNOWN}. */
  static String of(String name, HandMadeCase held) {
    Predicate<?> predicate =
        Predicates.all().stream()
            .filter(p -> p.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no predicate " + name));
    return switch (finding(predicate, held)) {
      case ConditionResult.Holds holds -> "HOLDS " + holds.grade();
      case ConditionResult.Fails fails -> "FAILS " + fails.grade();
      case ConditionResult.Unknown unknown -> "UNKNOWN";
    };
  }

  static <D extends SubjectContext> ConditionResult finding(
      Predicate<D> predicate, HandMadeCase held) {
    SubjectContext subjectContext =
        predicate.looksAt() == MemberContext.class
            ? held.member()
            : predicate.looksAt() == MappingContext.class ? held.mapping() : held.site();
    return predicate.evaluate(predicate.looksAt().cast(subjectContext));
  }
}
