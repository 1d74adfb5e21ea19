package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.cause.Scope;
import dev.synctrace.diagnosis.cause.Way;
import dev.synctrace.diagnosis.context.Dossier;
import java.util.List;

/**
 * A condition of a cause file, as read. What each form means stands in docs/causes.md; {@link
 * ConditionReader} reads them.
 */
public sealed interface Condition
    permits AllOf, AnyOf, EventCondition, NotCondition, NoteCondition, PredicateCondition {
  /** The ways in which it can hold. */
  List<Way> waysToHold();

  /** The ways in which it can be told that it does not hold. */
  List<Way> waysToFail();

  /** Looks into the dossier of the cause's subject. */
  Finding evaluate(Dossier dossier);

  /** Whether it can be asked of subjects of that scope. */
  boolean appliesTo(Scope subject);
}
