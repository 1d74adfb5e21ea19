package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.cause.Scope;
import dev.synctrace.diagnosis.dossier.Dossier;

/**
 * A condition of a cause file, as read. What each form means stands in docs/causes.md; {@link
 * ConditionReader} reads them.
 */
public sealed interface Condition
    permits AllOf, AnyOf, EventCondition, NotCondition, NoteCondition, PredicateCondition {
  /** Looks into the dossier of the cause's subject. */
  Finding evaluate(Dossier dossier);

  /** Whether it can be asked of subjects of that scope. */
  boolean appliesTo(Scope subject);
}
