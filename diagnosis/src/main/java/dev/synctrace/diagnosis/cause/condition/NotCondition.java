package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds when the other fails; where the case would not show it, that stays unknown.
 *
 * @param says what its failing shows; null for the other's own sentences
 */
public record NotCondition(Condition condition, @Nullable String says) implements Condition {
  @Override
  public ConditionResult evaluate(SubjectContext subjectContext) {
    return switch (condition.evaluate(subjectContext)) {
      case ConditionResult.Holds holds -> new ConditionResult.Fails(turned(holds.proof(), false));
      case ConditionResult.Fails fails -> new ConditionResult.Holds(turned(fails.proof(), true));
      case ConditionResult.Unknown unknown -> unknown;
    };
  }

  @Override
  public List<DecisionRule> waysToHold() {
    return says == null
        ? condition.waysToFail()
        : condition.waysToFail().stream()
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
    return condition.waysToHold();
  }

  @Override
  public boolean appliesTo(Scope subject) {
    return condition.appliesTo(subject);
  }

  private Proof turned(Proof proof, boolean supports) {
    return proof.restated(piece ->
        new EvidenceItem(piece.event(), says == null || !supports ? piece.says() : says, supports));
  }
}
