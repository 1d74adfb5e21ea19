package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.context.SubjectContext;
import java.util.List;

/**
 * A condition of a cause file, as read. What each form means is in docs/causes.md; {@link
 * ConditionReader} reads them.
 */
public sealed interface Condition
    permits AllOf, AnyOf, EventCondition, NotCondition, CaseNoteCondition, PredicateCondition {
  /** The ways in which it can hold. */
  List<DecisionRule> waysToHold();

  /** The ways in which it can be told that it does not hold. */
  List<DecisionRule> waysToFail();

  /** Looks into the context of the cause's subject. */
  ConditionResult evaluate(SubjectContext subjectContext);

  /** Whether it can be asked of subjects of that scope. */
  boolean appliesTo(Scope subject);
}
