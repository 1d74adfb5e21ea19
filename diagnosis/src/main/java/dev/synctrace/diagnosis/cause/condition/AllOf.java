package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.Proof;
import java.util.ArrayList;
import java.util.List;

/** Holds when all hold, as surely as the weakest of them; one that fails decides. */
public record AllOf(List<Condition> conditions) implements Condition {
  public AllOf {
    conditions = List.copyOf(conditions);
  }

  @Override
  public ConditionResult evaluate(SubjectContext subjectContext) {
    List<Proof> proofs = new ArrayList<>();
    List<MissingEvidence> missing = new ArrayList<>();
    for (Condition condition : conditions) {
      switch (condition.evaluate(subjectContext)) {
        case ConditionResult.Fails fails -> {
          return fails;
        }
        case ConditionResult.Holds holds -> proofs.add(holds.proof());
        case ConditionResult.Unknown unknown -> missing.addAll(unknown.missing());
      }
    }
    return missing.isEmpty()
        ? new ConditionResult.Holds(new Proof.All(proofs))
        : new ConditionResult.Unknown(missing);
  }

  @Override
  public List<DecisionRule> waysToHold() {
    return DecisionRule.together(conditions.stream().map(Condition::waysToHold).toList());
  }

  @Override
  public List<DecisionRule> waysToFail() {
    return conditions.stream().flatMap(condition -> condition.waysToFail().stream()).toList();
  }

  @Override
  public boolean appliesTo(Scope subject) {
    return conditions.stream().allMatch(condition -> condition.appliesTo(subject));
  }
}
