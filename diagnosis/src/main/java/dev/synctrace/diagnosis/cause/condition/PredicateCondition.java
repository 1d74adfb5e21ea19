package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition in code.
 *
 * @param says what its evidence shows, in place of the predicate's own sentences; null to keep them
 */
public record PredicateCondition(Predicate<?> predicate, @Nullable String says)
    implements Condition {
  @Override
  public ConditionResult evaluate(SubjectContext subjectContext) {
    ConditionResult conditionResult = ask(predicate, subjectContext);
    return says != null && conditionResult instanceof ConditionResult.Holds holds
        ? new ConditionResult.Holds(said(holds.proof(), says))
        : conditionResult;
  }

  @Override
  public List<DecisionRule> waysToHold() {
    return says == null
        ? predicate.ways()
        : predicate.ways().stream()
            .map(decisionRule ->
                new DecisionRule(
                    decisionRule.grounds(),
                    List.of(says),
                    decisionRule.kinds(),
                    decisionRule.generic()))
            .toList();
  }

  @Override
  public List<DecisionRule> waysToFail() {
    return predicate.ways().stream()
        .limit(1)
        .map(decisionRule ->
            new DecisionRule(
                List.of(PremiseBasis.RECORD),
                not(decisionRule.says()),
                decisionRule.kinds(),
                decisionRule.generic()))
        .toList();
  }

  private static List<String> not(List<String> clauses) {
    return clauses.stream().map(clause -> "not the case: " + clause).toList();
  }

  @Override
  public boolean appliesTo(Scope subject) {
    return EnclosingContext.reaches(subject, predicate.looksAt());
  }

  private static <D extends SubjectContext> ConditionResult ask(
      Predicate<D> predicate, SubjectContext subjectContext) {
    D asked = EnclosingContext.of(subjectContext, predicate.looksAt());
    return asked.once(predicate, () -> predicate.evaluate(asked));
  }

  private static Proof said(Proof proof, String sentence) {
    return proof.restated(piece -> new EvidenceItem(piece.event(), sentence, piece.supports()));
  }
}
