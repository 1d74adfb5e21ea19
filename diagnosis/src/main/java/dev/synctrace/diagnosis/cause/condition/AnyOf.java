package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.Proof;
import java.util.ArrayList;
import java.util.List;

/** Holds when one holds, as surely as the surest; fails only when all fail. */
public record AnyOf(List<Condition> conditions) implements Condition {
  public AnyOf {
    conditions = List.copyOf(conditions);
  }

  @Override
  public ConditionResult evaluate(SubjectContext subjectContext) {
    List<Proof> holding = new ArrayList<>();
    List<Proof> failing = new ArrayList<>();
    List<MissingEvidence> missing = new ArrayList<>();
    for (Condition condition : conditions) {
      switch (condition.evaluate(subjectContext)) {
        case ConditionResult.Holds holds -> holding.add(holds.proof());
        case ConditionResult.Fails fails -> failing.add(fails.proof());
        case ConditionResult.Unknown unknown -> missing.addAll(unknown.missing());
      }
    }
    if (!holding.isEmpty()) {
      return new ConditionResult.Holds(new Proof.Any(holding));
    }
    return missing.isEmpty()
        ? new ConditionResult.Fails(new Proof.All(failing))
        : new ConditionResult.Unknown(missing);
  }

  @Override
  public List<DecisionRule> waysToHold() {
    return conditions.stream().flatMap(condition -> condition.waysToHold().stream()).toList();
  }

  @Override
  public List<DecisionRule> waysToFail() {
    return DecisionRule.together(conditions.stream().map(Condition::waysToFail).toList());
  }

  @Override
  public boolean appliesTo(Scope subject) {
    return conditions.stream().allMatch(condition -> condition.appliesTo(subject));
  }
}
